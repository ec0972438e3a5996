namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>A part of the tour: what it is about, and what is typed.</summary>
internal sealed record TourStep(string Title, params string[] Lines);

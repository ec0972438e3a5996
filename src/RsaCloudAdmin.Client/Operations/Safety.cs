namespace RsaCloudAdmin.Client.Operations;

/// <summary>What a repeat of an operation does. It has no default, so that each operation says it.</summary>
internal enum Safety
{
    /// <summary>It changes nothing. Whatever becomes of a try, it leaves no doubt.</summary>
    ReadOnly = 1,

    /// <summary>A repeat leaves everything as the first request did.</summary>
    Idempotent,

    /// <summary>A repeat does it again. Not repeated after a failure that leaves open whether it was carried out.</summary>
    Once,
}

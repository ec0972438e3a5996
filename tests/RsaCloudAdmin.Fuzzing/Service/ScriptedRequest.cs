namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The lines after it.</param>
/// <param name="Body">The content, a character for each byte.</param>
internal sealed record ScriptedRequest(string Line, IReadOnlyList<string> Headers, string Body)
{
    public string Method => Line.Split(' ')[0];

    public string Target => Line.Split(' ')[1];

    public bool IsForToken => Target == ScriptedService.TokenPath;
}

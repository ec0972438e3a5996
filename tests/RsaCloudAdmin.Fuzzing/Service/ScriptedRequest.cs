namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>A request as received.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The header lines.</param>
/// <param name="Body">The content, one character per byte.</param>
internal sealed record ScriptedRequest(string Line, IReadOnlyList<string> Headers, string Body)
{
    public string Method => Line.Split(' ')[0];

    public string Target => Line.Split(' ')[1];

    public bool IsForToken => Target == ScriptedService.TokenPath;
}

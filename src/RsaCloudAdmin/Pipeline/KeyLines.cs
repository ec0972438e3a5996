using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Detects a key that is piped line by line. Then each line is a piece of it.</summary>
internal sealed class KeyLines
{
    private bool _isInKey;

    /// <summary>Returns whether a pipeline object or an argument is a key or a part of one. The objects must be given in their order.</summary>
    public bool Contain(PSObject? input) => input?.BaseObject is string line ? Contain(line) || KeyTextDetector.Is(line) : KeyRow.Is(input);

    /// <summary>Returns whether the line is a part of a key. The lines must be given in their order.</summary>
    public bool Contain(string line)
    {
        if (line.IndexOf("PRIVATE KEY-", StringComparison.Ordinal) < 0)
            return _isInKey;
        _isInKey = line.IndexOf("-BEGIN", StringComparison.Ordinal) >= 0 && line.IndexOf("-END", StringComparison.Ordinal) < 0;
        return true;
    }
}

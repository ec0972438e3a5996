using System.Management.Automation;
using System.Text;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>Finds and opens the files that cmdlets are given the paths of.</summary>
internal static class FileOpening
{
    /// <summary>Opens a file for reading. UTF-8, unless a byte order mark says otherwise.</summary>
    public static StreamReader OpenText(this PSCmdlet cmdlet, string path, bool isLiteral)
    {
        var file = cmdlet.OneFile(path, isLiteral);
        return cmdlet.Opened(file, () => new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true));
    }

    /// <summary>Creates a file, or opens it to go on at its end. UTF-8; a file that is empty may get a byte order mark.</summary>
    public static StreamWriter CreateText(this PSCmdlet cmdlet, string file, FileMode mode, bool isMarked) =>
        cmdlet.Opened(file, () => new StreamWriter(new FileStream(file, mode, FileAccess.Write, FileShare.Read), new UTF8Encoding(isMarked)));

    private static T Opened<T>(this PSCmdlet cmdlet, string file, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(e, "FileOpenFailure", ErrorCategory.OpenError, file));
            throw;
        }
    }

    private static string OneFile(this PSCmdlet cmdlet, string path, bool isLiteral)
    {
        if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
            return cmdlet.GetUnresolvedProviderPathFromPSPath(path);

        var files = cmdlet.GetResolvedProviderPathFromPSPath(path, out _);
        if (files.Count == 1)
            return files[0];
        var found = files.Count == 0 ? "no file" : $"{files.Count} files";
        cmdlet.ThrowTerminatingError(new ErrorRecord(
            new ArgumentException($"The path '{path}' stands for {found}. It must stand for one."), "NotOneFile", ErrorCategory.InvalidArgument, path));
        return path;
    }
}

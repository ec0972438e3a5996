namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary>The start was canceled because the program was asked to terminate, by another signal than Ctrl+C.</summary>
internal sealed class TerminatedException(OperationCanceledException cause) : OperationCanceledException(cause.Message, cause);

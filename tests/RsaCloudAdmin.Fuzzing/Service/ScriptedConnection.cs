using System.IO.Pipelines;
using System.Text;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The client's end of a simulated connection. A script responds to the first request; then the other side closes.</summary>
internal sealed class ScriptedConnection(Func<RecordedRequest, string> respond) : Stream
{
    private const string EndOfHead = "\r\n\r\n";

    private readonly Pipe _response = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly StringBuilder _sent = new();
    private bool _hasResponded;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _sent.Append(Encoding.Latin1.GetString(buffer.Span));
        if (_hasResponded || Request() is not { } request)
            return;
        _hasResponded = true;
        await _response.Writer.WriteAsync(Encoding.Latin1.GetBytes(respond(request)), cancellationToken).ConfigureAwait(false);
        await _response.Writer.CompleteAsync().ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _response.Reader.AsStream(leaveOpen: true).ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Null until the request is complete.
    private RecordedRequest? Request()
    {
        var sent = _sent.ToString();
        var end = sent.IndexOf(EndOfHead, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var start = end + EndOfHead.Length;
        var request = new RecordedRequest(sent[..start], Encoding.Latin1.GetBytes(sent[start..]));
        return request.Body.Length < request.ContentLength ? null : request;
    }
}

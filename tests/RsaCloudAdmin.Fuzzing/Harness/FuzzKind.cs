using System.Text;
using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>One kind of external input: how to generate it, and how to judge the result.</summary>
internal abstract class FuzzKind : IAsyncDisposable
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>This kind's share of the inputs, relative to the shares of the other kinds.</summary>
    public abstract int Share { get; }

    /// <summary>Generates inputs. Inputs that are bytes have one character per byte.</summary>
    public abstract Gen<string> Inputs { get; }

    /// <summary>The encoding of inputs in files.</summary>
    public virtual Encoding Encoding => Encoding.UTF8;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>Feeds an input to the module and judges the result. Never throws.</summary>
    public async Task<Verdict> JudgeAsync(string input)
    {
        try
        {
            return await TryAsync(input).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Unexpected exceptions are what fuzzing looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Verdict.Wrong(Fault.UnclearException, e.ToString());
        }
    }

    /// <summary>Feeds an input to the module and judges the result. Handles the module's own exceptions; the caller handles all others.</summary>
    protected abstract ValueTask<Verdict> TryAsync(string input);
}

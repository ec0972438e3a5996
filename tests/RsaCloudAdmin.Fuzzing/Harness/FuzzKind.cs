using System.Text;
using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>One kind of input that comes from outside: what it may look like, and what may come of it.</summary>
internal abstract class FuzzKind : IAsyncDisposable
{
    /// <summary>As it is named on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>How much of a run's inputs are of this kind, beside the other kinds' shares.</summary>
    public abstract int Share { get; }

    /// <summary>Makes inputs. Where bytes are meant, a character stands for each.</summary>
    public abstract Gen<string> Inputs { get; }

    /// <summary>What inputs are in files.</summary>
    public virtual Encoding Encoding => Encoding.UTF8;

    /// <summary>Lets go of what was opened for inputs.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>Gives an input to the module, and judges what comes of it. Never throws.</summary>
    public async Task<Verdict> JudgeAsync(string input)
    {
        try
        {
            return await TryAsync(input).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What nobody foresaw is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Verdict.Wrong(Fault.UnclearException, e.ToString());
        }
    }

    /// <summary>Gives an input to the module, and judges what comes of it. The module's own exceptions are looked at; any other is for the caller.</summary>
    protected abstract ValueTask<Verdict> TryAsync(string input);
}

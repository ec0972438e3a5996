using System.Security;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Sandbox;
using RsaCloudAdmin.Sandbox.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>A service and an engine of its own for each test: the staged module is imported, and there is a key file.</summary>
public abstract class CmdletTest : IAsyncLifetime
{
    /// <summary>How long answers take where all requests of a few rows are to be on their way before the first of them is there.</summary>
    private protected static readonly TimeSpan LongEnoughForAll = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-cmdlets-");

    private protected CloudEmulator Service { get; private set; } = null!;

    private protected PowerShellEngine Engine { get; private set; } = null!;

    private protected string KeyPath => PathOf("key.json");

    private protected virtual EmulatorOptions Options => new() { Users = 12 };

    public virtual async ValueTask InitializeAsync()
    {
        Service = await CloudEmulator.StartAsync(Options);
        Service.CreateApiKey().WriteTo(KeyPath);
        Engine = PowerShellEngine.Open();
        Engine.Import(ModuleFolder.Find());
        Engine.SetVariable("KeyPath", KeyPath);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Service.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A file of the test's own, gone after it.</summary>
    private protected string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private protected PipelineResult Run(string script) => Engine.Run(script);

    /// <summary>Connects as a super admin without a call to the service, so that a test counts its own calls alone.</summary>
    private protected void Connect()
    {
        var result = Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck");
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
    }

    /// <summary>Makes an OAuth client; the session has <c>$JwkPath</c>, <c>$ClientId</c>, <c>$Issuer</c> and <c>$BaseUri</c> of it.</summary>
    private protected EmulatedOAuthClient UseOAuthClient(OAuthClientForm? form = null)
    {
        var client = Service.CreateOAuthClient(form ?? new OAuthClientForm { KeyType = OAuthKeyType.Ec });
        client.WriteTo(PathOf("client.jwk"));
        Engine.SetVariable("JwkPath", PathOf("client.jwk"));
        Engine.SetVariable("ClientId", client.ClientId);
        Engine.SetVariable("Issuer", client.Issuer.AbsoluteUri);
        Engine.SetVariable("BaseUri", Service.BaseUri.AbsoluteUri);
        return client;
    }

    /// <summary>The one error of a script: its id without the command's name.</summary>
    private protected static string IdOf(PipelineResult result) => Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0];

    /// <summary>A text as vaults return it.</summary>
    private protected static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        return secret;
    }

    /// <summary>Runs a script that must end without an error; each object's properties by their names.</summary>
    private protected IReadOnlyList<PropertyBag> RunCleanly(string script)
    {
        var result = Run(script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(o => new PropertyBag(o))];
    }
}

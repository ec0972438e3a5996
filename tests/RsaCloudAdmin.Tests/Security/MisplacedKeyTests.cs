using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A key passed to the wrong parameter of any cmdlet, or piped into it: no error, stream or variable contains a piece of it.</summary>
public class MisplacedKeyTests : CmdletTest
{
    private protected override bool ShowsViews => true;

    // PowerShell shows these before any code of the module runs. The help of Connect-RsaCloudAdmin says so.
    private static readonly string[] BinderAlone = ["Confirm", "WhatIf"];

    private readonly SecretScan _scan = new();

    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    private static Dictionary<string, string> Forms { get; } = new()
    {
        ["object of a JWK"] = "$jwk = $jwkText | ConvertFrom-Json; $value = $jwk",
        ["object of a key file"] = "$value = $keyText | ConvertFrom-Json",
        ["text of a JWK"] = "$value = $jwkText",
        ["text of a key file"] = "$value = $keyText",
        ["text of a PEM file"] = "$value = $pem",
        ["hashtable"] = "$value = @{ Key = $keyText; Scope = 'x' }",
        ["hashtable of a JWK"] = "$value = $jwkText | ConvertFrom-Json -AsHashtable",
        ["lines of a PEM file"] = "$value = $pem -split '\\r?\\n'",
        ["lines of a JWK"] = "$value = $jwkText | ConvertFrom-Json | ConvertTo-Json | ForEach-Object { $_ -split '\\r?\\n' }",
        ["row"] = "$value = [pscustomobject]@{ Key = $jwkText; Note = 'x' }",
        ["row with a column of Connect"] = "$value = [pscustomobject]@{ Key = ($jwkText | ConvertFrom-Json); TimeoutSec = 'soon'; Proxy = @{ a = 1 }; ProxyCredential = 'me' }",
        ["document"] = "$value = [xml]('<RSAKeyValue><D>' + ($jwkText | ConvertFrom-Json).d + '</D></RSAKeyValue>')",
        ["element"] = "$value = ([xml]('<key d=\"' + ($jwkText | ConvertFrom-Json).d + '\"/>')).key",
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        // An engine without a host cannot prompt.
        RunCleanly("$ConfirmPreference = 'None'");
        var client = Service.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Rsa });
        var key = Service.CreateApiKey();
        Engine.SetVariable("jwkText", client.ToJwk());
        Engine.SetVariable("keyText", key.ToJson());
        Engine.SetVariable("pem", key.PrivateKeyPem);
        foreach (var field in client.JwkFields().Where(field => field.Key is "d" or "p" or "q" or "dp" or "dq" or "qi"))
            _scan.Add($"{field.Value}");
        foreach (var line in key.PrivateKeyPem.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 16 && line[0] != '-'))
            _scan.Add(line);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivateKeyPem);
        _scan.Add(rsa.ExportParameters(includePrivateParameters: true).D!);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_is_an_error_that_holds_nothing_of_it(string cmdlet)
    {
        var found = new List<string>();
        var parameters = CmdletList.Info(cmdlet).Parameters.Values
            .Where(parameter => !PSCmdlet.CommonParameters.Contains(parameter.Name) && !BinderAlone.Contains(parameter.Name)).ToList();
        foreach (var (form, make) in Forms)
        {
            RunCleanly(make);
            var scripts = new List<string> { $"$value | {cmdlet}", $"{cmdlet} $value", $", $value | {cmdlet}", $"$value | {cmdlet} user1" };
            if (parameters.Exists(parameter => parameter.Name == "UserId"))
                scripts.Add($"$value | {cmdlet} -UserId {{ $_ }}");
            foreach (var parameter in parameters)
            {
                scripts.Add($"{cmdlet} -{parameter.Name}:$value");
                scripts.Add($"[pscustomobject]@{{ {parameter.Name} = $value }} | {cmdlet}");
                scripts.Add($"@{{ {parameter.Name} = $value }} | {cmdlet}");
                if (parameter.Name is not ("UserId" or "InputObject") && parameters.Exists(other => other.Name == "UserId"))
                    scripts.Add($"{cmdlet} -UserId user1 -{parameter.Name}:$value");
                if (parameter.Name != "KeyPath" && cmdlet == "Connect-RsaCloudAdmin")
                    scripts.Add($"{cmdlet} -KeyPath $KeyPath -{parameter.Name}:$value");
            }

            // All scripts in one run. Each is run separately only if something is found.
            var all = scripts.Select(script => cmdlet.StartsWith("Connect", StringComparison.Ordinal) ? $"{script} -SkipCheck" : script).Distinct().ToList();
            var piece = ShownBy(string.Join('\n', all));
            Assert.True((bool)Engine.GetVariable("ran")!, "An error ended the script, and the rest of it was not tried.");
            if (piece is not null)
                found.AddRange(all.Select(script => (script, shown: ShownBy(script))).Where(one => one.shown is not null).Select(one => $"{one.script} # {form}: {one.shown}"));
        }

        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    [Theory]
    [InlineData("Find-RsaUser user1", "EmailLike")]
    [InlineData("Get-RsaHardwareToken 1000000001", "TokenSerialNumber")]
    [InlineData("Invoke-RsaCloudAdminRequest v1/licenseusage -Body $null", "Body")]
    [InlineData("Test-RsaCloudAdminConnection $connection", "Connection")]
    [InlineData("Disconnect-RsaCloudAdmin -Connection $connection", "Connection")]
    [InlineData("Disconnect-RsaCloudAdmin *", "Name")]
    [InlineData("Unlock-RsaUserMethod -InputObject user1", "InputObject")]
    public void Pipeline_input_that_no_parameter_is_left_for_is_refused_and_not_shown(string command, string parameter)
    {
        RunCleanly("$connection = Get-RsaCloudAdminConnection");
        foreach (var input in new[] { "$pem -split '\\r?\\n'", "$null", "@()" })
        {
            var result = Run($"{input} | {command}");

            Assert.Equal("PipelineInputNotAccepted", IdOf(result));
            Assert.Equal($"{command.Split(' ')[0]} accepts no pipeline input together with -{parameter}.", result.Errors[0].Exception.Message);
            Assert.Null(result.Errors[0].TargetObject);
            Assert.Empty(result.Output);
        }

        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void It_is_not_in_the_error_of_a_session_without_a_connection()
    {
        RunCleanly(Forms["object of a JWK"] + "; Disconnect-RsaCloudAdmin");

        Assert.Null(ShownBy("Unlock-RsaUserMethod $value"));
        Assert.Equal("NotConnected", IdOf(Run("Unlock-RsaUserMethod $value")));
    }

    [Fact]
    public void A_key_that_is_no_SecureString_is_told_what_to_give()
    {
        RunCleanly(Forms["object of a JWK"]);

        foreach (var script in new[] { "Connect-RsaCloudAdmin -Key $value", "Connect-RsaCloudAdmin -Key ($jwkText | ConvertFrom-Json)", "[pscustomobject]@{ Key = $value } | Connect-RsaCloudAdmin" })
        {
            var result = Run(script);
            Assert.Equal("InvalidEntry", IdOf(result));
            Assert.Contains("as a SecureString", result.Errors[0].Exception.Message, StringComparison.Ordinal);
            Assert.Null(result.Errors[0].TargetObject);
        }
    }

    [Theory]
    [InlineData("'soon'", "-TimeoutSec must be a whole number of seconds from 1 to 3600.")]
    [InlineData("0", "-TimeoutSec must be a whole number of seconds from 1 to 3600.")]
    [InlineData("4000", "-TimeoutSec must be a whole number of seconds from 1 to 3600.")]
    public void A_row_whose_seconds_are_none_does_not_end_the_others(string seconds, string told)
    {
        Engine.SetVariable("Secret", Secret($"{Engine.GetVariable("keyText")}"));
        var result = Run($"[pscustomobject]@{{ Key = $Secret; TimeoutSec = {seconds} }}, [pscustomobject]@{{ KeyPath = $KeyPath; TimeoutSec = 5 }} | Connect-RsaCloudAdmin -SkipCheck -PassThru");

        Assert.Equal("InvalidEntry", IdOf(result));
        Assert.Contains(told, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Null(result.Errors[0].TargetObject);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_key_through_the_pipeline_and_another_by_a_parameter_are_one_too_many()
    {
        Engine.SetVariable("Secret", Secret($"{Engine.GetVariable("keyText")}"));

        foreach (var script in new[] { "$Secret | Connect-RsaCloudAdmin -KeyPath $KeyPath", "$Secret | Connect-RsaCloudAdmin -Key $Secret" })
            Assert.Equal("InvalidEntry", IdOf(Run(script)));
    }

    [Fact]
    public void What_is_piped_for_a_connection_ends_no_other_object()
    {
        var result = Run("$connection = Get-RsaCloudAdminConnection; $jwkText, $connection, 'Nowhere' | Test-RsaCloudAdminConnection -Quiet; 'x' | Get-RsaCloudAdminConnection");

        Assert.Equal(["ConnectionNotFound", "ConnectionNotFound", "PipelineInputNotAccepted"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        // Nothing is emitted after an error: the next command may close all connections.
        Assert.Equal([true], result.Output.Select(output => output.BaseObject));
    }

    // What the module cannot prevent, which also proves that pieces are found. The help of Connect-RsaCloudAdmin lists each case.
    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath $value")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -OutBuffer $value")]
    [InlineData("Unlock-RsaUserMethod user1 Token $value")]
    [InlineData("$value")]
    public void What_PowerShell_shows_before_the_module_runs_is_shown(string script)
    {
        RunCleanly(Forms["object of a JWK"]);

        Assert.NotNull(ShownBy(script));
    }

    private string? ShownBy(string script)
    {
        var result = Run($"$Error.Clear(); $ran = $false; $VerbosePreference = $DebugPreference = 'Continue'\n{script}\n$ran = $true");
        var errors = result.Errors.Append(result.TerminatingError).OfType<ErrorRecord>().ToList();
        foreach (var error in errors)
        {
            if (_scan.Find(TextOf(error)) is { } piece)
                return piece;
        }

        return _scan.Find(ShownText.From(result)) ?? _scan.Find(string.Concat(Run("$unlike = $Error | Group-Object { \"$($_.FullyQualifiedErrorId) $_\" } | ForEach-Object { $_.Group[0] }; $unlike | Format-List * -Force | Out-String -Width 400; $unlike | ForEach-Object { $_.Exception; $_.TargetObject; $_.CategoryInfo } | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue").Output));
    }

    private static string TextOf(ErrorRecord error)
    {
        var text = new List<string> { $"{error}", $"{error.CategoryInfo}", $"{error.ErrorDetails}", $"{error.InvocationInfo?.Line}", PSSerializer.Serialize(error.TargetObject, 4) };
        text.AddRange((error.InvocationInfo?.BoundParameters.Values ?? Enumerable.Empty<object>()).Where(value => value is not SecureString).Select(value => PSSerializer.Serialize(value, 2)));
        for (var e = error.Exception; e is not null; e = e.InnerException)
        {
            text.Add($"{e}");
            text.AddRange(e.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"));
        }

        return string.Join('\n', text);
    }
}

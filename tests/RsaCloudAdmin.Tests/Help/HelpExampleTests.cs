using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>
/// Runs every example of the help against the emulator, in a folder with the files that it mentions. Example addresses are
/// mapped to the emulator's. Get-Secret, Set-Secret and Get-ADUser are stand-ins, because the engine has neither
/// SecretManagement nor a directory.
/// </summary>
[Collection(EnvironmentVariables.Collection)]
public class HelpExampleTests : CmdletTest
{
    private const string Vault = """
        function Get-Secret { param([string] $Name) $RsaKeySecret }
        function Get-ADUser { param($Filter, $Properties) [pscustomobject]@{ UserPrincipalName = 'alice@corp.local'; EmailAddress = 'alice@example.com'; SamAccountName = 'alice' } }
        function Set-Secret { param([string] $Name, [securestring] $SecureStringSecret) $Kept.Add("$Name $($SecureStringSecret.Length)") }
        """;

    // Each example of a cmdlet sends a request for one of these; the examples of cmdlets without any need not send one.
    private static readonly Dictionary<string, Operation[]> Operations = new()
    {
        ["Add-RsaUserHardwareToken"] = [Operation.AssignToken],
        ["Clear-RsaHardwareTokenPin"] = [Operation.ClearTokenPin],
        ["Connect-RsaCloudAdmin"] = [Operation.LicenseUsage],
        ["Disable-RsaEmergencyTokencode"] = [Operation.DisableTokencode],
        ["Disable-RsaHardwareToken"] = [Operation.DisableToken],
        ["Disable-RsaUser"] = [Operation.SetUserStatus],
        ["Disconnect-RsaCloudAdmin"] = [],
        ["Enable-RsaEmergencyTokencode"] = [Operation.EnableTokencode],
        ["Enable-RsaHardwareToken"] = [Operation.EnableToken],
        ["Enable-RsaUser"] = [Operation.SetUserStatus],
        ["Find-RsaUser"] = [Operation.Search],
        ["Get-RsaAdminEvent"] = [Operation.ListAdminEvents],
        ["Get-RsaCloudAdminConnection"] = [],
        ["Get-RsaHardwareToken"] = [Operation.LookUpToken],
        ["Get-RsaUser"] = [Operation.LookUp],
        ["Get-RsaUserAuthenticator"] = [Operation.ListAuthenticators],
        ["Get-RsaUserEvent"] = [Operation.ListEventsOfUser, Operation.ListUserEvents],
        ["Invoke-RsaCloudAdminRequest"] = [Operation.LookUp, Operation.Search, Operation.LicenseUsage],
        ["New-RsaEnrollmentCode"] = [Operation.NewEnrollmentCode],
        ["New-RsaRegistrationCode"] = [Operation.NewRegistrationCode],
        ["Remove-RsaUser"] = [Operation.SetUserDeletion],
        ["Remove-RsaUserAuthenticator"] = [Operation.RemoveDevice],
        ["Remove-RsaUserHardwareToken"] = [Operation.UnassignToken],
        ["Rename-RsaHardwareToken"] = [Operation.RenameToken],
        ["Restore-RsaUser"] = [Operation.SetUserDeletion],
        ["Revoke-RsaEnrollmentCode"] = [Operation.VoidCodes],
        ["Set-RsaUserPhone"] = [Operation.UpdateUserPhone],
        ["Sync-RsaUser"] = [Operation.SynchronizeUser],
        ["Test-RsaCloudAdminConnection"] = [Operation.LicenseUsage],
        ["Unlock-RsaUserMethod"] = [Operation.Unlock],
    };

    private readonly List<string> _kept = [];

    public static TheoryData<string, string> Examples => [.. HelpPage.Names.SelectMany(name => HelpPage.ExamplesOf(name).Select(example => (name, example.Title)))];

    public static TheoryData<string> Topics => [.. AboutTopic.Names];

    private protected override EmulatorOptions Options => new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        ExampleFiles.AddUsers(Service);
        ExampleFiles.Write(PathOf);
        File.Copy(KeyPath, PathOf("rsa.key"));
        UseOAuthClient();
        Engine.SetVariable("RsaKeySecret", Secret(await File.ReadAllTextAsync(KeyPath)));
        Engine.SetVariable("Kept", _kept);
        Engine.Runspace.SessionStateProxy.Path.SetLocation(Path.GetDirectoryName(KeyPath)!);
        Environment.SetEnvironmentVariable("RSA_CLOUD_ADMIN_KEY_PATH", PathOf("rsa.key"));
        RunCleanly(Vault);
        Connect();
    }

    public override async ValueTask DisposeAsync()
    {
        EnvironmentVariables.Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_does_what_it_says(string name, string title)
    {
        var code = HelpPage.ExamplesOf(name).Single(example => example.Title == title).Code;

        RunExample(code);

        if (code.Contains("-WhatIf", StringComparison.Ordinal))
            Assert.Equal(0, Service.Requests.Count);
        else if (Operations[name] is { Length: > 0 } operations)
            Assert.Contains(operations, operation => Service.Requests.CountOf(operation) > 0);
        if (code.Contains("Set-Secret", StringComparison.Ordinal))
            Assert.Equal(["8", "8"], _kept.Select(kept => kept.Split(' ')[1]));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void The_code_of_a_topic_runs_from_its_first_line_to_its_last(string name)
    {
        var blocks = new AboutTopic(name).Code.ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, RunExample);
    }

    [Fact]
    public void The_file_of_codes_holds_them_as_the_help_warns()
    {
        RunExample(HelpPage.ExamplesOf("Enable-RsaEmergencyTokencode").Single(example => example.Title == "From a CSV list").Code);
        RunExample("Import-Csv ./stranded.csv | Enable-RsaEmergencyTokencode | Export-Csv ./unreadable.csv");

        Assert.NotEqual("12345678", ExampleFiles.AliceOf(Service).Tokencode!.Code);
        Assert.Matches(@"alice@example\.com""?,""?\d{8}", File.ReadAllText(PathOf("codes.csv")));
        Assert.Contains("System.Security.SecureString", File.ReadAllText(PathOf("unreadable.csv")), StringComparison.Ordinal);
    }

    private void RunExample(string code)
    {
        var again = PathOf("again.csv");
        File.Delete(again);
        // At the prompt, a person answers the questions. Nobody answers those of a scheduled script.
        RunCleanly($"$ConfirmPreference = '{(code.StartsWith("$ErrorActionPreference", StringComparison.Ordinal) ? "High" : "None")}'");

        var result = Run(code
            .Replace("3b9f6d1c-5d0e-4a53-9a50-2f1f7d1c9a10", $"{Engine.GetVariable("ClientId")}", StringComparison.Ordinal)
            .Replace("https://example.auth.securid.com/oauth", $"{Engine.GetVariable("Issuer")}", StringComparison.Ordinal)
            .Replace("https://example.access.securid.com/AdminInterface/restapi", $"{Service.BaseUri}", StringComparison.Ordinal));

        Assert.Null(result.TerminatingError);
        Assert.Equal(ExpectedErrors(code), result.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {TargetOf(error.TargetObject)}"));
        if (code.Contains("again.csv", StringComparison.Ordinal) && ExpectedErrors(code).Length > 0)
            Assert.Contains(ExampleFiles.Nobody, File.ReadAllText(again), StringComparison.Ordinal);
    }

    // The errors for lists with a misspelled user.
    private static string[] ExpectedErrors(string code) =>
        !code.Contains("-WhatIf", StringComparison.Ordinal) && new[] { "locked.csv |", "locked.csv\n", "tokens.csv", "returned.csv", "nobody@" }.Any(list => code.Contains(list, StringComparison.Ordinal))
            ? [$"UserNotFound {ExampleFiles.Nobody}"]
            : [];

    private static object? TargetOf(object? target)
    {
        var row = PSObject.AsPSObject(target);
        return row.Properties["Email"]?.Value ?? row.BaseObject;
    }
}

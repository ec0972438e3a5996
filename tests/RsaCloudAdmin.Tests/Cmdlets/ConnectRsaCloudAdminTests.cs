using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>How Connect-RsaCloudAdmin checks a key, and the resulting connection. SignInTests covers the ways to pass a key.</summary>
[Example("$KeyPath -PassThru", "Name", "Default", "BaseUri")]
public class ConnectRsaCloudAdminTests : CmdletTest
{
    [Theory]
    [InlineData(false, false, "/v1")]
    [InlineData(true, false, "/v1")]
    [InlineData(false, true, "/v1/")]
    [InlineData(true, true, "/")]
    [InlineData(false, false, "")]
    public void Every_form_of_key_file_connects_and_works(bool pkcs8, bool escapedLineEnds, string urlSuffix)
    {
        Service.CreateApiKey(AdminRole.SuperAdmin, new ApiKeyForm { Pkcs8 = pkcs8, EscapedLineEnds = escapedLineEnds, UrlSuffix = urlSuffix }).WriteTo(KeyPath);

        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath; Get-RsaUser user1@example.com");
    }

    [Fact]
    public void Connecting_proves_itself_with_one_cheap_call()
    {
        Assert.Empty(RunCleanly("Connect-RsaCloudAdmin $KeyPath"));

        Assert.Equal(1, Service.Requests.CountOf(Operation.LicenseUsage));
        Assert.Equal(1, Service.Requests.Count);
    }

    [Fact]
    public void A_path_is_relative_to_the_sessions_location()
    {
        Engine.Runspace.SessionStateProxy.Path.SetLocation(Path.GetDirectoryName(KeyPath)!);

        RunCleanly("Connect-RsaCloudAdmin ./key.json -SkipCheck");
    }

    [Fact]
    public void A_key_the_service_does_not_know_fails_the_connect_and_leaves_no_connection()
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);

        var result = Run("Connect-RsaCloudAdmin $KeyPath; Get-RsaCloudAdminConnection");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("TokenRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("access ID", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(FaultEffect.InternalServerError)]
    [InlineData(FaultEffect.TooManyRequests)]
    [InlineData(FaultEffect.Malformed)]
    [InlineData(FaultEffect.Page)]
    public void Another_fault_of_the_service_does_not_fail_the_connect(FaultEffect fault)
    {
        Service.Faults.Add(new Fault(fault));

        var result = Run("Connect-RsaCloudAdmin $KeyPath -RetryTimeoutSec 0 -PassThru");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Single(result.Warnings);
    }

    [Theory]
    [InlineData("$BaseUri.Replace('AdminInterface/restapi', 'wrong')")]
    [InlineData("$Issuer")]
    public void An_address_that_is_not_the_services_fails_the_connect_and_the_test_at_the_token(string address)
    {
        UseOAuthClient();
        var connect = $"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri ({address})";

        var result = Run($"{connect}; Get-RsaCloudAdminConnection");

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Matches(@"does not know the address \('http://127\.0\.0\.1:\d+/(wrong|oauth)/AdminInterface/restapi/v1/licenseusage'\)", result.Errors[0].Exception.Message);
        Assert.Contains("-BaseUri", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        var failed = RunCleanly($"{connect} -SkipCheck; Test-RsaCloudAdminConnection").Single(step => $"{step["Result"]}" == "Failed");
        Assert.Equal("Token", $"{failed["Step"]}");
        Assert.Contains("-BaseUri", $"{failed["Advice"]}", StringComparison.Ordinal);
        Assert.Equal("UnexpectedResponse", IdOf(Run("Get-RsaUser user1@example.com")));
    }

    [Theory]
    [InlineData("/AdminInterface", "")]
    [InlineData("/AdminInterface/#/dashboard", "/")]
    [InlineData("/AdminInterface/users?page=2", "/token")]
    [InlineData("/AdminInterface/restapi/v1/users", "/token?x=1")]
    [InlineData("/v2", "#top")]
    public void An_address_copied_from_the_console_will_do(string path, string afterIssuer)
    {
        UseOAuthClient();
        Engine.SetVariable("Copied", Service.BaseUri.GetLeftPart(UriPartial.Authority) + path);

        var user = Assert.Single(RunCleanly($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer \"${{Issuer}}{afterIssuer}\" -BaseUri $Copied; Get-RsaUser user1@example.com"));

        Assert.Equal("user1@example.com", user["EmailAddress"]);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_connect_that_hangs()
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));
        using var pipeline = Engine.Start("Connect-RsaCloudAdmin $KeyPath");
        await Service.Requests.WaitAsync(journal => journal.InFlight == 1, TestContext.Current.CancellationToken);

        var result = await pipeline.StopAsync();

        Assert.True(result.WasStopped);
        Assert.Empty(Run("Get-RsaCloudAdminConnection").Output);
    }

    [Fact]
    public void Connections_have_names_and_the_last_one_is_the_default()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name First; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name Second");

        Assert.Equal(["First", "Second"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
        RunCleanly("Disconnect-RsaCloudAdmin");
        Assert.Equal(["First"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
        RunCleanly("Unlock-RsaUserMethod user1@example.com -Connection First");
    }

    [Fact]
    public void A_closed_connection_is_told_as_such()
    {
        var error = Run("$c = Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru; Disconnect-RsaCloudAdmin; Unlock-RsaUserMethod user1@example.com -Connection $c").Errors.Single();

        Assert.StartsWith("ConnectionClosed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_session_has_connections_of_its_own()
    {
        Connect();
        using var other = PowerShellEngine.Open();
        other.Import(ModuleFolder.Find());

        Assert.Empty(other.Run("Get-RsaCloudAdminConnection").Output);
        Assert.StartsWith("NotConnected,", other.Run("Get-RsaUser user1@example.com").Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.TooManyRequests)]
    [InlineData(FaultEffect.ServiceUnavailable)]
    [InlineData(FaultEffect.Reset)]
    [InlineData(FaultEffect.Hang)]
    public void Without_time_for_repeats_a_request_is_sent_once(FaultEffect fault)
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -TimeoutSec 1 -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(fault));

        Assert.Single(Run("Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001").Errors);

        Assert.Equal(1, Service.Requests.CountOf(Operation.Unlock));
    }

    [Theory]
    [InlineData("-RetryTimeoutSec 0.4", "-RetryTimeoutSec must be a whole number of seconds from 0 to 86400.")]
    [InlineData("-TimeoutSec 1.5", "-TimeoutSec must be a whole number of seconds from 1 to 3600.")]
    [InlineData("-TimeoutSec '1.5'", "-TimeoutSec must be a whole number of seconds from 1 to 3600.")]
    public void Seconds_are_never_rounded(string given, string told)
    {
        var result = Run($"Connect-RsaCloudAdmin $KeyPath -SkipCheck {given}");

        Assert.Equal("InvalidEntry", IdOf(result));
        Assert.Equal($"Could not connect. {told}", result.Errors[0].Exception.Message);
        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -TimeoutSec 20.0 -RetryTimeoutSec '0'");
    }

    [Fact]
    public void A_connection_serves_after_a_time_out_of_the_service()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -TimeoutSec 1 -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(FaultEffect.Hang) { Times = 1 });

        var error = Run("Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001").Errors.Single();

        Assert.StartsWith("Timeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("within 1 second", error.Exception.Message, StringComparison.Ordinal);
        RunCleanly("Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001");
    }
}

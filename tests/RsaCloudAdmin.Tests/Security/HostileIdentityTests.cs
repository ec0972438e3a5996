using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A list with users and ids that are meant to become something else: an error each, which holds the row and shows nothing raw.</summary>
public class HostileIdentityTests : CmdletTest
{
    private static readonly string[] Identities =
    [
        "../user1", "..", ".", "%2e%2e%2fuser1", "%252e%252e%252fuser1", "user1%00", "user1/", "user1?x=y", "user1#x", "user1\\..\\user2",
        "user1\r\nuser2", "user1\n", "user1\0", "a\tb", "user1\u001b[2J", "\u001b]0;evil\u0007user1", new('x', 10_000), new string('x', 9_980) + "@example.com",
        // Look-alikes of users that there are.
        "usеr1", "ｕｓｅｒ１", "user１", "user\u2081", "uſer1", "usér1", "use\u0301r1", "user1\u200B", "\uFEFFuser1", "us\u00ADer1", "\u202E1resu", "user1\u200F", "user1@еxample.com", "user1＠example.com",
        "user1\ud800", "\udc00user1",
        $"{{{EmulatedTenant.SeededId(1)}}}", $"{EmulatedTenant.SeededId(1)}/../{EmulatedTenant.SeededId(2)}", $"{EmulatedTenant.SeededId(1)}%20", $"+{EmulatedTenant.SeededId(1).ToString()[1..]}", $"0x{EmulatedTenant.SeededId(1).ToString()[2..]}",
    ];

    public static TheoryData<string> Cmdlets => [.. CmdletList.TakingUsers];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        // Blanks at the ends are not part of a name; lists have them.
        Engine.SetVariable("identities", Identities.Where(identity => identity.Trim() != "user1").ToArray());
    }

    [Fact]
    public void Nobody_is_changed_but_who_is_named_and_each_row_has_its_error()
    {
        var result = Run("""
            $rows = foreach ($identity in $identities) { [pscustomobject]@{ Email = $identity } }
            @('user3@example.com') + $rows + @('user4@example.com') | Unlock-RsaUserMethod
            """);

        Assert.Equal(["user3@example.com", "user4@example.com"], result.Output.Select(status => status.Properties["Identity"].Value));
        Assert.Equal([3, 4], Enumerable.Range(1, 12).Where(number => Service.Tenant.Find(EmulatedTenant.SeededId(number))!.Unlockings > 0));
        Assert.Equal((object[])Engine.GetVariable("rows")!, result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, AssertShowsNothingRaw);
        Assert.All(result.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "UserNotFound", "InvalidRequest", "IdentityMissing" }));
    }

    [Fact]
    public void A_text_alone_is_the_error_s_target_to_the_letter()
    {
        var result = Run("$identities | Get-RsaUser");

        Assert.Empty(result.Output);
        Assert.Equal((string[])Engine.GetVariable("identities")!, result.Errors.Select(error => $"{error.TargetObject}"));
        Assert.All(result.Errors, AssertShowsNothingRaw);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_looks_a_name_up_before_it_is_anybodys(string name)
    {
        var result = Run(CmdletList.CallsOf(name)[0].Piped("$identities"));

        Assert.Empty(result.Output);
        Assert.All(Service.Requests.Entries, entry => Assert.Equal("/AdminInterface/restapi/v1/users/lookup", new Uri(Service.BaseUri, entry.Path).AbsolutePath));
        Assert.All(result.Errors, AssertShowsNothingRaw);
    }

    [Fact]
    public void A_tokencodes_id_is_one_segment_of_the_path()
    {
        string[] ids = ["../x", "%2e%2e%2fx", "a\r\nX: y", "a?b#c", "日", "a/../../methods", "\u202Ex", "a b"];
        Engine.SetVariable("ids", ids);

        var result = Run("foreach ($id in $ids) { Disable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001 $id }");

        const string Before = "/AdminInterface/restapi/v1/users/00000001-5e5a-4a11-8e1f-c10ad0000001/emergencyTokencode/";
        Assert.All(Service.Requests.Entries, entry => Assert.StartsWith("DELETE " + Before, $"{entry.Method} {entry.Path}", StringComparison.Ordinal));
        Assert.Equal(ids, Service.Requests.Entries.Select(entry => Uri.UnescapeDataString(entry.Path[Before.Length..])));
        Assert.All(Service.Requests.Entries, entry => Assert.DoesNotContain('/', entry.Path[Before.Length..]));
        Assert.Equal(ids.Length, result.Errors.Count);
        Assert.All(result.Errors, AssertShowsNothingRaw);
    }

    [Fact]
    public void A_tokencodes_id_that_cannot_be_one_is_not_sent()
    {
        Engine.SetVariable("ids", new[] { ".", "..", new('x', 10_000), "a\ud800" });

        var result = Run("foreach ($id in $ids) { Disable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001 $id }");

        Assert.Equal(["InvalidRequest", "InvalidRequest", "InvalidRequest", "InvalidRequest"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(result.Errors, AssertShowsNothingRaw);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_serial_number_is_no_other_tokens_and_one_that_is_too_long_is_not_sent()
    {
        Engine.SetVariable("serials", new[] { "1000000001\r\n1000000002", "１００００００００１", "1000000001\u200B", "../1000000001", new string('1', 10_000), new string('1', 37), "1\ud800" });

        var result = Run("foreach ($serial in $serials) { [pscustomobject]@{ UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001'; Serial = $serial } | Enable-RsaHardwareToken }");

        Assert.Equal(7, result.Errors.Count);
        Assert.All(result.Errors, AssertShowsNothingRaw);
        Assert.DoesNotContain(Service.Tenant.HardwareTokens, token => token.IsEnabled);
        Assert.Equal(4, Service.Requests.CountOf(Operation.EnableToken));
    }

    [Fact]
    public void What_would_be_done_is_told_without_anything_raw_too()
    {
        Run("$name = \"East$([char]27)[2J\"; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $name");

        var result = Run("$VerbosePreference = 'Continue'; Unlock-RsaUserMethod \"user1$([char]27)[2J\" -Confirm:$false; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $name");

        Assert.NotEmpty(result.Verbose);
        Assert.All(result.Verbose, record => Assert.DoesNotContain(record.Message, char.IsControl));
    }

    private static void AssertShowsNothingRaw(ErrorRecord error)
    {
        foreach (var text in new[] { error.Exception.Message, error.ErrorDetails.Message, error.CategoryInfo.TargetName, error.CategoryInfo.GetMessage(CultureInfo.InvariantCulture) })
        {
            Assert.DoesNotContain(text, character => char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format);
            Assert.InRange(text.Length, 1, 700);
        }
    }
}

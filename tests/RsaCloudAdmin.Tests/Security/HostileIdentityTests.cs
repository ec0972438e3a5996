using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Users and ids in a list that try to become something else cause one error each, which contains the row and shows nothing raw.</summary>
public class HostileIdentityTests : CmdletTest
{
    private static readonly string[] Identities =
    [
        "../user1", "..", ".", "%2e%2e%2fuser1", "%252e%252e%252fuser1", "user1%00", "user1/", "user1?x=y", "user1#x", "user1\\..\\user2",
        "user1\r\nuser2", "user1\n", "user1\0", "a\tb", "user1\u001b[2J", "\u001b]0;evil\u0007user1", new('x', 10_000), new string('x', 9_980) + "@example.com",
        // Look-alikes of existing users.
        "usеr1", "ｕｓｅｒ１", "user１", "user\u2081", "uſer1", "usér1", "use\u0301r1", "user1\u200B", "\uFEFFuser1", "us\u00ADer1", "\u202E1resu", "user1\u200F", "user1@еxample.com", "user1＠example.com",
        "user1\ud800", "\udc00user1",
        $"{{{EmulatedTenant.SeededId(1)}}}", $"{EmulatedTenant.SeededId(1)}/../{EmulatedTenant.SeededId(2)}", $"{EmulatedTenant.SeededId(1)}%20", $"+{EmulatedTenant.SeededId(1).ToString()[1..]}", $"0x{EmulatedTenant.SeededId(1).ToString()[2..]}",
    ];

    public static TheoryData<string> Cmdlets => [.. CmdletList.TakingUsers];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        // Spaces around a name, common in lists, are not part of it.
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
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
        Assert.All(result.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "UserNotFound", "InvalidRequest", "IdentityMissing" }));
    }

    [Fact]
    public void A_text_alone_is_the_error_s_target_to_the_letter()
    {
        var result = Run("$identities | Get-RsaUser");

        Assert.Empty(result.Output);
        Assert.Equal((string[])Engine.GetVariable("identities")!, result.Errors.Select(error => $"{error.TargetObject}"));
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_looks_a_name_up_before_it_is_anybodys(string name)
    {
        var result = Run(CmdletList.CallsOf(name)[0].Piped("$identities"));

        Assert.Empty(result.Output);
        Assert.All(Service.Requests.Entries, entry => Assert.Equal("/AdminInterface/restapi/v1/users/lookup", new Uri(Service.BaseUri, entry.Path).AbsolutePath));
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
    }

    [Fact]
    public void What_would_be_done_is_told_without_anything_raw_too()
    {
        Run("$name = \"East$([char]27)[2J\"; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $name");

        var result = Run("$VerbosePreference = 'Continue'; Unlock-RsaUserMethod \"user1$([char]27)[2J\" -Confirm:$false; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $name");

        Assert.NotEmpty(result.Verbose);
        Assert.All(result.Verbose, record => Assert.DoesNotContain(record.Message, char.IsControl));
    }
}

using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>A tokencode goes to the user of the row, only once in a run, and can be handed out.</summary>
public class CredentialTests : CmdletTest
{
    private static readonly string FirstId = EmulatedTenant.SeededId(1).ToString();

    public static TheoryData<string> ChangingCmdlets => [.. CmdletList.TakingUsers.Intersect(CmdletList.Changing)];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("id1", FirstId);
        Engine.SetVariable("id2", EmulatedTenant.SeededId(2).ToString());
        Connect();
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' }")]
    [InlineData("[pscustomobject]@{ Email = $id1; UserName = 'user2' }")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user1@example.com'; UserName = 'user2' }")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; UserName = 'user2' }")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Identity = $id2 }")]
    [InlineData("[pscustomobject]@{ UserId = $id1; 'E-mail' = 'user2@example.com' }")]
    [InlineData("@{ UserId = $id1; Mail = 'user2@example.com' }")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Identity = $id2 }")]
    [InlineData("[pscustomobject]@{ UserId = $id2; Email = $id1 }")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; 'E-Mail' = 'user2@example.com' }")]
    [InlineData("[pscustomobject]@{ 'User Id' = $id1; 'User-Id' = $id2 }")]
    [InlineData("@{ Email = 'user1@example.com'; 'e mail' = 'user2@example.com' }")]
    [InlineData("[pscustomobject]@{ UserId = @('user1'); Email = 'user2@example.com' }")]
    [InlineData("([xml]'<u email=\"user1@example.com\" username=\"user2\">Jane Roe</u>').u")]
    public void A_row_that_names_two_users_gives_nobody_a_code(string row)
    {
        foreach (var script in new[] { $"{row} | Enable-RsaEmergencyTokencode", $"Enable-RsaEmergencyTokencode ({row}) -ExpiresIn 01:00" })
        {
            Assert.Equal("IdentityMismatch", IdOf(Run(script)));
            Assert.Equal(0, Service.Requests.CountOf(Operation.EnableTokencode));
        }
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'nobody@example.com' }")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; UserName = 'nobody' }")]
    public void A_name_that_cannot_be_confirmed_gives_nobody_a_code(string row)
    {
        var result = Run($"{row} | Enable-RsaEmergencyTokencode");
        Assert.Equal("UserNotFound", IdOf(result));
        Assert.Contains("'nobody", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.CountOf(Operation.EnableTokencode));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'USER1@example.com'; UserName = 'user1' }", 1)]
    [InlineData("[pscustomobject]@{ UserId = $id1; UserName = 'user1' }", 1)]
    [InlineData("[pscustomobject]@{ UserId = $id1 }", 0)]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = $id1 }", 0)]
    // Another module's id means nothing here.
    [InlineData("[pscustomobject]@{ Mail = 'user1@example.com'; Id = [guid]::NewGuid() }", 1)]
    [InlineData("(Get-RsaUser user1)", 1)]
    public void A_row_that_names_one_user_is_looked_up_once_at_most(string row, int lookUps)
    {
        var issued = Assert.Single(RunCleanly($"{row} | Enable-RsaEmergencyTokencode"));

        Assert.Equal(FirstId, issued["UserId"]);
        Assert.Equal(lookUps, Service.Requests.CountOf(Operation.LookUp));
        Assert.Equal(lookUps == 0 ? null : "user1@example.com", issued["EmailAddress"]);
        Assert.Equal(lookUps == 0 ? null : "user1", issued["UserName"]);
    }

    [Theory]
    [InlineData("@('user1', 'user2')", "user3@example.com")]
    [InlineData("@('user9', 'user9')", "user8@example.com")]
    public void Of_a_cell_with_several_users_none_gets_a_code_beside_another_name(string users, string email)
    {
        var result = Run($"[pscustomobject]@{{ UserId = {users}; Email = '{email}' }} | Enable-RsaEmergencyTokencode");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("IdentityMismatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(0, Service.Requests.CountOf(Operation.EnableTokencode));
    }

    [Theory]
    [InlineData("[RsaCloudAdmin.RsaUser]@{ UserId = $id1; EmailAddress = 'user2@example.com' } | Enable-RsaEmergencyTokencode -AsPlainText")]
    [InlineData("function Send-Code([RsaCloudAdmin.RsaUser] $User) { $User | Enable-RsaEmergencyTokencode -AsPlainText }; Send-Code ([pscustomobject]@{ UserId = $id1; Identity = 'user2'; EmailAddress = 'user2@example.com' })")]
    [InlineData("$user = Get-RsaUser user1; $user.EmailAddress = 'user2@example.com'; $user | Enable-RsaEmergencyTokencode -AsPlainText")]
    [InlineData("$user = Get-RsaUser user1; $user.UserId = $id2; $user | Enable-RsaEmergencyTokencode -AsPlainText")]
    [InlineData("$status = 'user1' | Unlock-RsaUserMethod; $status.UserName = 'user2'; $status | Enable-RsaEmergencyTokencode -AsPlainText")]
    public void What_the_module_emitted_can_be_neither_made_nor_changed(string script)
    {
        var result = Run(script);

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Output, issued => Assert.Equal((FirstId, "user1@example.com", "user1"), (issued.Properties["UserId"].Value, issued.Properties["EmailAddress"].Value, issued.Properties["UserName"].Value)));
        Assert.Equal(0, Service.Tenant.Find(EmulatedTenant.SeededId(2))!.TokencodesIssued);
    }

    [Fact]
    public void After_a_look_up_an_error_names_the_user_by_a_name_that_can_be_looked_up()
    {
        Service.Faults.Add(FaultText.Parse("500@EnableTokencode=1x"));

        var error = Assert.Single(Run("[pscustomobject]@{ UserId = $id1; Email = 'user1@example.com' } | Enable-RsaEmergencyTokencode").Errors);

        Assert.StartsWith("Could not issue an emergency tokencode for 'user1@example.com'", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void A_user_gets_one_code_in_a_run_and_the_second_row_names_the_first(int throttleLimit)
    {
        // The first row needs a look-up; later rows don't.
        var result = Run($"'user1@example.com', $id1, 'user2', 'user1' | Enable-RsaEmergencyTokencode -ThrottleLimit {throttleLimit}");

        Assert.Equal([FirstId, EmulatedTenant.SeededId(2).ToString()], result.Output.Select(issued => issued.Properties["UserId"].Value));
        Assert.Equal(["DuplicateUser", "DuplicateUser"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(result.Errors, error => Assert.EndsWith(": the same user was named earlier, as 'user1@example.com', and a run issues only one code for each user. This request was not sent.", error.Exception.Message, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.StartsWith("Could not issue an emergency tokencode for '", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal([FirstId, "user1"], result.Errors.Select(error => error.TargetObject?.ToString()));
        Assert.Equal(2, Service.Requests.CountOf(Operation.EnableTokencode));
        Assert.Equal(1, Service.Tenant.Find(EmulatedTenant.SeededId(1))!.TokencodesIssued);
    }

    [Theory]
    [InlineData("Enable-RsaEmergencyTokencode user1, $id1")]
    [InlineData("Enable-RsaEmergencyTokencode user1, user1 -OneTimeUse")]
    [InlineData("[pscustomobject]@{ UserId = $id1.ToUpperInvariant() }, [pscustomobject]@{ UserId = $id1 } | Enable-RsaEmergencyTokencode")]
    [InlineData("[pscustomobject]@{ UserId = 'user1', $id1 } | Enable-RsaEmergencyTokencode")]
    public void However_the_user_is_given_twice(string script)
    {
        var result = Run(script);

        Assert.Single(result.Output);
        Assert.Equal("DuplicateUser", IdOf(result));
    }

    [Fact]
    public void After_a_code_that_may_have_been_issued_the_user_gets_no_other_in_the_run()
    {
        Service.Faults.Add(FaultText.Parse("500@EnableTokencode=1x"));

        var result = Run("'user1', 'user1' | Enable-RsaEmergencyTokencode");

        Assert.Equal(["OutcomeUnknown", "DuplicateUser"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void The_next_run_gives_the_user_another_code() =>
        Assert.Equal(2, RunCleanly("Enable-RsaEmergencyTokencode user1; Enable-RsaEmergencyTokencode user1").Count);

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user1@example.com' } | Enable-RsaEmergencyTokencode -WhatIf", "(the list says 'user1@example.com')")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' } | Unlock-RsaUserMethod -WhatIf", "(the list says 'user2@example.com')")]
    public void Before_the_service_has_confirmed_a_name_the_question_has_the_id_first(string script, string list)
    {
        var asked = Asked(script);

        Assert.Contains($"'{FirstId}' {list}", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_service_has_told_in_this_session_is_the_users_name_in_the_question() =>
        Assert.Contains($"'user1@example.com' (id '{FirstId}')", Asked("Get-RsaUser user1 | Unlock-RsaUserMethod -WhatIf"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void A_look_up_tells_the_names_that_stand_in_the_result(string name)
    {
        foreach (var user in new[] { "'user1@example.com'", "'user1'", "(Get-RsaUser user1)" })
        {
            var call = CmdletList.CallsOf(name)[0];
            Run(call.Before);
            var result = Assert.Single(RunCleanly(call.Piped(user)));
            var userName = result[result.TypeName == "RsaUser" ? "PrincipalUsername" : "UserName"];
            Assert.Equal((FirstId, "user1@example.com", "user1"), ((string?)result["UserId"], (string?)result["EmailAddress"], (string?)userName));
        }
    }

    [Fact]
    public void A_name_that_only_the_list_gives_stands_nowhere_in_the_result()
    {
        var result = Assert.Single(RunCleanly("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' } | Unlock-RsaUserMethod"));

        Assert.Equal((FirstId, FirstId, null, null), (result["UserId"], result["Identity"], result["EmailAddress"], result["UserName"]));
    }

    [Fact]
    public void Codes_in_a_file_stand_beside_their_owners()
    {
        var file = PathOf("codes.csv");
        RunCleanly($"[pscustomobject]@{{ UserId = $id1; Email = 'user1@example.com' }} | Enable-RsaEmergencyTokencode -AsPlainText | Export-Csv {Literal(file)}");

        var row = Assert.Single(RunCleanly($"Import-Csv {Literal(file)}"));
        Assert.Equal(("user1@example.com", FirstId), ((string?)row["EmailAddress"], (string?)row["UserId"]));
    }

    private string Asked(string script)
    {
        using var session = new Testing.Engine.ScreenSession(200, useColor: false);
        session.Engine.SetVariable("KeyPath", KeyPath);
        session.Engine.SetVariable("id1", FirstId);
        Assert.True(session.Type("Connect-RsaCloudAdmin $KeyPath -SkipCheck"));
        Assert.True(session.Type(script));
        return session.Text;
    }
}

using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which users are found, in which order, and with which requests.</summary>
[Example("user1@", "User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class FindRsaUserTests : CmdletTest
{
    private const int Added = 120;

    private static IEnumerable<string> AddedInOrder => Enumerable.Range(1, Added).Select(number => $"found{number:000}@example.com");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var address in AddedInOrder.Reverse())
            Service.Tenant.AddUser(address);
        Connect();
        Service.Requests.Clear();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ThrottleLimit 1")]
    [InlineData("-ThrottleLimit 64")]
    public void All_are_listed_once_in_the_order_of_their_addresses(string limit)
    {
        var found = RunCleanly($"Find-RsaUser FOUND {limit}");

        Assert.Equal(AddedInOrder, found.Select(user => (string?)user["EmailAddress"]));
        Assert.Equal(AddedInOrder, found.Select(user => (string?)user["Identity"]));
        Assert.Equal(5, Service.Requests.CountOf(Operation.Search));
    }

    [Theory]
    [InlineData("-First 3", 3, 1)]
    [InlineData("-First 25", 25, 1)]
    [InlineData("-First 26", 26, 2)]
    [InlineData("-First 1000", Added, 5)]
    public void Of_the_first_no_more_is_requested_than_is_shown(string first, int count, int requests)
    {
        Assert.Equal(AddedInOrder.Take(count), RunCleanly($"Find-RsaUser found {first}").Select(user => (string?)user["EmailAddress"]));
        Assert.Equal(requests, Service.Requests.CountOf(Operation.Search));
    }

    [Fact]
    public void A_command_that_has_enough_ends_the_list_while_pages_are_on_their_way()
    {
        using var service = Serve(PageOf(0), Responses.Silence);

        Assert.Equal(AddedInOrder.Take(2), RunCleanly("Find-RsaUser found | Select-Object -First 2").Select(user => (string?)user["EmailAddress"]));
    }

    [Fact]
    public void What_is_found_can_be_changed()
    {
        RunCleanly("Find-RsaUser found00 | Unlock-RsaUserMethod -Method Sms");

        Assert.Equal(AddedInOrder.Take(9), Service.Tenant.Users.Where(user => !user.IsSmsLocked).Select(user => user.EmailAddress).Order(StringComparer.Ordinal));
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void Each_text_is_a_search_of_its_own() => Assert.All(
        new[] { "'found001', 'found002' | Find-RsaUser", "Find-RsaUser found001, found002" },
        script => Assert.Equal(["found001@example.com", "found002@example.com"], RunCleanly(script).Select(user => (string?)user["EmailAddress"])));

    [Fact]
    public void The_target_of_an_error_is_what_was_searched_for()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.Search, Times = 1 });

        var result = Run("'found001', '*', 'found002' | Find-RsaUser");

        Assert.Equal(["found001", "*"], result.Errors.Select(error => error.TargetObject));
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("""{"totalPages":"3","totalElements":75,"elements":[]}""", 0)]
    [InlineData("""{"totalPages":0,"totalElements":1000,"elements":[{"id":"00000001-5e5a-4a11-8e1f-c10ad0000001","emailAddress":""}]}""", 1)]
    public void A_list_that_ends_before_its_own_count_is_told(string body, int count)
    {
        using var service = Serve(Responses.Json(200, body), Responses.Json(200, """{"elements":[]}"""));

        var result = Run("Find-RsaUser b");

        Assert.Empty(result.Errors);
        Assert.Equal(count, result.Output.Count);
        Assert.Contains($"but sent {count}", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
        Assert.All(result.Output, user => Assert.Equal("00000001-5e5a-4a11-8e1f-c10ad0000001", user.Properties["Identity"].Value));
    }

    [Fact]
    public void Nobody_is_found_without_an_error() => Assert.Empty(RunCleanly("Find-RsaUser nobody-like-this"));

    [Fact]
    public void A_page_that_cannot_be_read_ends_the_list_and_the_error_says_how_far_it_came()
    {
        using var service = Serve(PageOf(0), PageOf(1), Responses.Json(400, """{"code":"400 BAD_REQUEST","description":"No."}"""));

        var result = Run("Find-RsaUser found -ThrottleLimit 1");

        Assert.Equal(50, result.Output.Count);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.EndsWith("The list ended after 50 of 120 items.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_fails_once_is_requested_again()
    {
        Service.Faults.Add(new Fault(FaultEffect.InternalServerError) { Operation = Operation.Search, Times = 1 });

        Assert.Equal(Added, RunCleanly("Find-RsaUser found").Count);
        Assert.Equal(6, Service.Requests.CountOf(Operation.Search));
    }

    [Theory]
    [InlineData("Find-RsaUser", "Give part of the e-mail address")]
    [InlineData("Find-RsaUser ''", "Give part of the e-mail address")]
    [InlineData("Find-RsaUser '*@example.com'", "contains a wildcard, which the service does not support")]
    [InlineData("Find-RsaUser @{ Email = 'user1@example.com'; Code = '78219769' }", "is an object. Pipe strings")]
    [InlineData("Find-RsaUser (Get-Content $KeyPath -Raw)", "the text of a key")]
    public void What_cannot_be_searched_for_is_an_error_and_not_sent(string script, string what)
    {
        Engine.SetVariable("KeyPath", KeyPath);

        var error = Assert.Single(Run(script).Errors);

        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("78219769", $"{error}", StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.CountOf(Operation.Search));
    }

    [Theory]
    [InlineData("$lines | Find-RsaUser")]
    [InlineData("Find-RsaUser $lines")]
    public void The_lines_of_a_key_are_not_searched_for(string script)
    {
        Engine.SetVariable("lines", Service.CreateApiKey().PrivateKeyPem.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var errors = Run(script).Errors;

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("Could not find users. The value of -EmailLike is the text of a key. It is not shown.", error.Exception.Message));
        Assert.All(errors, error => Assert.Null(error.TargetObject));
        Assert.Equal(0, Service.Requests.CountOf(Operation.Search));
    }

    [Theory]
    [InlineData("""[{"id":"00000001-5e5a-4a11-8e1f-c10ad0000001","emailAddress":"a@b.c"}]""", null)]
    [InlineData("""{"totalPages":"1","totalElements":"1","elements":[{"id":"00000001-5e5a-4a11-8e1f-c10ad0000001","EMAILADDRESS":"a@b.c","isTokenLocked":"true"}]}""", null)]
    [InlineData("""{"totalPages":1,"totalElements":1}""", "the response lacks elements")]
    [InlineData("""{"elements":[null]}""", "the response lacks element")]
    [InlineData("""{"elements":[{"emailAddress":"a@b.c"}]}""", "the response lacks id")]
    [InlineData("""{"elements":"none"}""", "not in the expected form")]
    [InlineData("""[1]""", "not in the expected form")]
    [InlineData("", "it is empty")]
    public void A_page_is_read_in_every_form_and_what_is_none_is_an_error(string body, string? error)
    {
        using var service = Serve(Responses.Json(200, body));

        var result = Run("Find-RsaUser b");

        Assert.Equal(error is null ? 1 : 0, result.Output.Count);
        if (error is null)
            Assert.Empty(result.Errors);
        else
            Assert.Contains(error, Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    private static RequestHandler PageOf(int number)
    {
        var elements = AddedInOrder.Skip(number * 25).Take(25).Select(address => $$"""{"id":"{{Guid.NewGuid()}}","emailAddress":"{{address}}"}""");
        return Responses.Json(200, $$"""{"totalPages":5,"totalElements":{{Added}},"elements":[{{string.Join(',', elements)}}]}""");
    }
}

using System.Text;
using CsCheck;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>The service receives any id or name unchanged and only in its proper place, or not at all.</summary>
public class HostileIdentityTests : WireTest
{
    private const string Users = "/AdminInterface/restapi/v1/users/";

    private static readonly Dictionary<string, (Func<CloudAdminClient, string, Task> Call, string Method, string After)> Calls = new()
    {
        ["unlock"] = ((client, id) => client.Users.UnlockAsync(new(id, null), [RsaUserMethod.Token]), "PATCH", "/methods"),
        ["issue"] = ((client, id) => client.EmergencyTokencodes.EnableAsync(new(id, null), 1), "PUT", "/emergencyTokencode"),
        ["withdraw"] = ((client, id) => client.EmergencyTokencodes.DisableAsync(new(id, null), Responses.TokencodeId), "DELETE", $"/emergencyTokencode/{Responses.TokencodeId}"),
        ["enable"] = ((client, id) => client.HardwareTokens.EnableAsync(new(id, null), "1"), "PATCH", "/sidTokens/enable"),
        ["disable"] = ((client, id) => client.HardwareTokens.DisableAsync(new(id, null), "1"), "PATCH", "/sidTokens/disable"),
    };

    public static TheoryData<string> Names => new(Calls.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_id_is_one_segment_of_the_path_and_the_user_is_he_alone(string name)
    {
        var (call, method, after) = Calls[name];
        var server = Serve(Responses.NotFound);
        var client = Connect(server);

        foreach (var id in HostileIdentities.Sendable)
            await FailsAsync(() => call(client, id));

        Assert.Equal(HostileIdentities.Sendable, server.Requests.Select(request => SegmentOf(request, method, after)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_id_that_cannot_be_one_is_not_sent(string name)
    {
        var server = Serve(Responses.NotFound);
        var client = Connect(server);

        foreach (var id in HostileIdentities.Unsendable)
            AssertRefused(await FailsAsync(() => Calls[name].Call(client, id)));

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task The_id_of_a_tokencode_is_one_segment_too()
    {
        var server = Serve(Responses.Empty);
        var client = Connect(server);

        foreach (var id in HostileIdentities.Sendable)
            await Soon(client.EmergencyTokencodes.DisableAsync(Alice, id));
        foreach (var id in HostileIdentities.Unsendable)
            AssertRefused(await FailsAsync(() => client.EmergencyTokencodes.DisableAsync(Alice, id)));

        Assert.Equal(HostileIdentities.Sendable, server.Requests.Select(request => SegmentOf(request, "DELETE", "", $"{Users}{Responses.UserId}/emergencyTokencode/")));
    }

    [Fact]
    public async Task An_id_that_the_service_itself_gives_is_no_more_trusted_than_one_of_a_list()
    {
        var server = Serve(Responses.Json(200, """{"id": "../../evil?a#b"}"""), Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync("alice", [RsaUserMethod.Token]));

        Assert.Equal("../../evil?a#b", SegmentOf(server.Requests[1], "PATCH", "/methods"));
    }

    [Fact]
    public async Task A_name_is_looked_up_to_the_letter()
    {
        var server = Serve(Responses.NotFound);
        var client = Connect(server);
        string[] names = [.. HostileIdentities.Sendable, new string('x', 10_000)];

        foreach (var name in names)
            await FailsAsync(() => client.Users.LookUpAsync(new(null, name)));

        // An identity with an @ is looked up twice, as an address and as a name.
        Assert.All(server.Requests, request => Assert.Equal($"POST {Users}lookup HTTP/1.1", request.Line));
        Assert.Equal(names, server.Requests.Select(request => Assert.Single(request.Json.EnumerateObject()).Value.GetString()).Aggregate(new List<string?>(), Distinct));
    }

    [Fact]
    public async Task Names_that_look_alike_are_never_taken_for_each_other()
    {
        // All in one run: the result of one look-up must not be reused for another.
        string[] alike = ["alice", "аlice", "ａｌｉｃｅ", "ALICE", "alıce", "ali\u200Bce", "é", "e\u0301", "K", "\u212A"];
        var server = Serve((request, connection) => request.Method == "POST"
            ? Responses.Json(200, $$"""{"id": "{{Convert.ToHexString(Encoding.UTF8.GetBytes(request.Json.GetProperty("username").GetString()!))}}"}""")(request, connection)
            : Responses.Unlocked(request, connection));
        var client = Connect(server);
        var call = new CallContext(TestContext.Current.CancellationToken);

        foreach (var name in alike.Concat(alike))
            await Soon(client.Users.UnlockAsync(name, [RsaUserMethod.Token], call));

        var changed = server.Requests.Where(request => request.Method == "PATCH").Select(request => Encoding.UTF8.GetString(Convert.FromHexString(SegmentOf(request, "PATCH", "/methods"))));
        Assert.Equal(alike.Concat(alike), changed);
        Assert.Equal(alike.Length, server.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_name_or_a_serial_number_with_half_of_a_character_is_not_sent()
    {
        var server = Serve(Responses.Found);
        var client = Connect(server);

        foreach (var text in new[] { "a\ud800b", "\udc00@example.com", "a\ud83d" })
        {
            AssertRefused(await FailsAsync(() => client.Users.LookUpAsync(text)));
            AssertRefused(await FailsAsync(() => client.Users.UnlockAsync(text, [RsaUserMethod.Token])));
            AssertRefused(await FailsAsync(() => client.HardwareTokens.EnableAsync(Alice, text)));
        }

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("f10d0514-7dd1-4a13-a30e-236d0e65b56a", true)]
    [InlineData("F10D0514-7DD1-4A13-A30E-236D0E65B56A", true)]
    [InlineData("+10d0514-7dd1-4a13-a30e-236d0e65b56a", false)]
    [InlineData("0x0d0514-7dd1-4a13-a30e-236d0e65b56a", false)]
    [InlineData(" f10d0514-7dd1-4a13-a30e-236d0e65b56a", false)]
    [InlineData("f10d0514-7dd1-4a13-a30e-236d0e65b56a\0", false)]
    [InlineData("f10d0514-7dd1-4a13-a30e-236d0e65b56а", false)]
    [InlineData("f10d05147dd14a13a30e236d0e65b56a", false)]
    [InlineData("{f10d0514-7dd1-4a13-a30e-236d0e65b56a}", false)]
    public void What_only_looks_like_an_id_is_a_name(string text, bool isId) => Assert.Equal(isId, UserReference.IsId(text));

    [Fact]
    public async Task A_serial_number_is_sent_to_the_letter()
    {
        var server = Serve(Responses.NotFound);
        var client = Connect(server);
        string[] serials = [.. HostileIdentities.Sendable, new string('9', 10_000)];

        foreach (var serial in serials)
            await FailsAsync(() => client.HardwareTokens.EnableAsync(Alice, serial));

        Assert.Equal(serials, server.Requests.Select(request => Assert.Single(request.Json.EnumerateObject()).Value.GetString()));
    }

    [Fact]
    public async Task Whatever_the_id_its_error_is_one_line_that_shows_nothing_raw()
    {
        var client = Connect(Serve(Responses.NotFound));

        foreach (var id in HostileIdentities.Sendable.Concat(HostileIdentities.Unsendable).Append("\u001b]0;evil\u0007\u001b[2J"))
        {
            foreach (var (call, _, _) in Calls.Values)
                AssertShowable((await FailsAsync(() => call(client, id))).Message);
            AssertShowable((await FailsAsync(() => client.Users.LookUpAsync(new(null, id)))).Message);
            AssertShowable((await FailsAsync(() => client.HardwareTokens.EnableAsync(Alice, id))).Message);
        }
    }

    [Fact]
    public async Task Any_text_is_sent_to_the_letter_or_refused()
    {
        var server = Serve(Responses.NotFound);
        var client = Connect(server);

        await Gen.String.SampleAsync(
            async text =>
            {
                var before = server.Requests.Count;
                var error = await FailsAsync(() => client.Users.UnlockAsync(new(text, null), [RsaUserMethod.Token]));
                AssertShowable(error.Message);
                if (error.Reason == RsaErrorReason.UserNotFound)
                    Assert.Equal(text, SegmentOf(Assert.Single(server.Requests.Skip(before)), "PATCH", "/methods"));
                else
                    Assert.Equal((RsaErrorReason.InvalidRequest, before), (error.Reason, server.Requests.Count));
            },
            iter: 200,
            threads: 1);
    }

    // Decodes the path segment as a server does. The path must have no other segments than expected.
    private static string SegmentOf(RecordedRequest request, string method, string after, string before = Users)
    {
        var parts = request.Line.Split(' ');
        Assert.Equal((3, method, "HTTP/1.1"), (parts.Length, parts[0], parts[2]));
        Assert.StartsWith(before, parts[1], StringComparison.Ordinal);
        Assert.EndsWith(after, parts[1], StringComparison.Ordinal);
        var segment = parts[1][before.Length..^after.Length];
        Assert.Matches("^[A-Za-z0-9%._~!$&'()*+,;=:@-]+$", segment);
        return Uri.UnescapeDataString(segment);
    }

    private static void AssertRefused(RsaCloudAdminException error)
    {
        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.InRange(error.Message.Length, 1, 300);
        AssertShowable(error.Message);
    }

    private static void AssertShowable(string message)
    {
        Assert.DoesNotContain(message, character => char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator);
        Assert.InRange(message.Length, 1, 1000);
    }

    private static List<string?> Distinct(List<string?> all, string? next)
    {
        if (all.Count == 0 || all[^1] != next)
            all.Add(next);
        return all;
    }
}

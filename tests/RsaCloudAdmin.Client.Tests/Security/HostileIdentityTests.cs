using System.Text;
using CsCheck;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>The service receives any id or name unchanged and only in its proper place, or not at all.</summary>
public class HostileIdentityTests : WireTest
{
    private const string Root = "/AdminInterface/restapi/";
    private const string Users = $"{Root}v1/users/";
    private const string UserId = "{userId}";
    private const string DeviceId = "5c0e1f0a-2b7d-4c1e-9a57-8d1f6a3b2c41";

    private static readonly Dictionary<Operation, Func<CloudAdminClient, string, Task>> Calls = new()
    {
        [ServiceOperations.UnlockUserMethods] = (client, id) => client.Users.UnlockAsync(new(id, null), [RsaUserMethod.Token]),
        [ServiceOperations.SetUserStatus] = (client, id) => client.Users.DisableAsync(new(id, null)),
        [ServiceOperations.SetUserDeletion] = (client, id) => client.Users.MarkDeletedAsync(new(id, null)),
        [ServiceOperations.SynchronizeUser] = (client, id) => client.Users.SynchronizeAsync(new(id, null)),
        [ServiceOperations.UpdateUserPhone] = (client, id) => client.Users.SetPhonesAsync(new(id, null), "+1 555 555 5555", null),
        [ServiceOperations.EnableEmergencyTokencodeV1] = (client, id) => client.EmergencyTokencodes.EnableAsync(new(id, null), 1),
        [ServiceOperations.EnableEmergencyTokencodeV2] = (client, id) => client.EmergencyTokencodes.EnableAsync(new(id, null), TimeSpan.FromHours(1), true),
        [ServiceOperations.DisableEmergencyTokencode] = (client, id) => client.EmergencyTokencodes.DisableAsync(new(id, null), Responses.TokencodeId),
        [ServiceOperations.AssignHardwareToken] = (client, id) => client.HardwareTokens.AssignAsync(new(id, null), "1"),
        [ServiceOperations.UnassignHardwareToken] = (client, id) => client.HardwareTokens.UnassignAsync(new(id, null), "1"),
        [ServiceOperations.EnableHardwareToken] = (client, id) => client.HardwareTokens.EnableAsync(new(id, null), "1"),
        [ServiceOperations.DisableHardwareToken] = (client, id) => client.HardwareTokens.DisableAsync(new(id, null), "1"),
        [ServiceOperations.RenameHardwareToken] = (client, id) => client.HardwareTokens.RenameAsync(new(id, null), "1", "Key ring"),
        [ServiceOperations.ClearHardwareTokenPin] = (client, id) => client.HardwareTokens.ClearPinAsync(new(id, null), "1"),
        [ServiceOperations.ListAuthenticators] = (client, id) => client.Authenticators.ListAsync(new(id, null)),
        [ServiceOperations.RemoveDevice] = (client, id) => client.Authenticators.RemoveAsync(new(id, null), DeviceId),
        [ServiceOperations.ListEventsOfUser] = (client, id) => client.Events.ListForUserAsync(new(id, null)),
    };

    /// <summary>All operations whose path contains a user's id.</summary>
    public static TheoryData<string> Names => new(ServiceOperations.All.Select(operation => $"{operation}").Where(name => name.Contains(UserId, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_id_is_one_segment_of_the_path_and_the_user_is_he_alone(string name)
    {
        var (operation, call) = Calls.Single(entry => $"{entry.Key}" == name);
        var (before, after) = AroundId(operation);
        var server = Serve(Responses.NotFound);
        var client = Connect(server);

        foreach (var id in HostileIdentities.Sendable)
            await FailsAsync(() => call(client, id));

        Assert.Equal(HostileIdentities.Sendable, server.Requests.Select(request => SegmentOf(request, operation.Method.Method, after, before)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_id_that_cannot_be_one_is_not_sent(string name)
    {
        var call = Calls.Single(entry => $"{entry.Key}" == name).Value;
        var server = Serve(Responses.NotFound);
        var client = Connect(server);

        foreach (var id in HostileIdentities.Unsendable)
            AssertRefused(await FailsAsync(() => call(client, id)));

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
            foreach (var call in Calls.Values)
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

    // What is sent before and after the user's id.
    private static (string Before, string After) AroundId(Operation operation)
    {
        var parts = operation.Path.Split(UserId);
        var query = operation == ServiceOperations.ListAuthenticators ? "?includeBrowsers=false" : string.Empty;
        return ($"{Root}{parts[0]}", parts[1].Replace("{emergencyTokencodeId}", Responses.TokencodeId, StringComparison.Ordinal).Replace("{deviceId}", DeviceId, StringComparison.Ordinal) + query);
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

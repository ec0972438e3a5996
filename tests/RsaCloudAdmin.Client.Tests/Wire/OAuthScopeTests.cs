using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Requests;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The scopes that access tokens are requested with.</summary>
public class OAuthScopeTests : OAuthWireTest
{
    [Theory]
    [InlineData(400, "invalid_scope")]
    [InlineData(403, null)]
    public async Task An_issuer_that_gives_no_token_without_a_scope_gives_one_for_any_that_the_client_may_have(int status, string? code)
    {
        var refused = Responses.Json(status, code is null ? "{}" : $$"""{"error": "{{code}}"}""");
        var server = Serve([refused, refused, .. OAuthClient.DefaultScopes.Select(scope => scope == "rsa.user.factor.manage" ? Granted : refused), Responses.Json(200, "{}"), Responses.Unlocked]);
        var client = ConnectWithOAuth(server);

        Assert.Null(await Soon(client.CheckTokenAsync()));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal([null, string.Join(' ', OAuthClient.DefaultScopes), .. OAuthClient.DefaultScopes], server.Requests.Take(2 + OAuthClient.DefaultScopes.Count).Select(ScopeIn));
    }

    [Fact]
    public async Task A_request_that_names_no_scope_is_not_sent_with_the_token_of_another()
    {
        var server = Serve(
            Granted, Responses.Found,
            Json("""{"access_token": "opaque-2", "token_type": "Bearer", "expires_in": 3600}"""), Responses.Json(200, "{}"), Responses.Json(200, "{}"),
            Responses.Found);
        var client = ConnectWithOAuth(server);

        await Soon(client.Users.LookUpAsync("alice"));
        await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));
        await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));
        await Soon(client.Users.LookUpAsync("alice"));

        Assert.Equal(["rsa.user.read", null], server.Requests.Where(IsForToken).Select(ScopeIn));
        Assert.Equal(["opaque-1", "opaque-2", "opaque-2", "opaque-1"], server.Requests.Where(request => !IsForToken(request)).Select(request => request.Bearer));
    }

    [Fact]
    public async Task Different_scopes_that_consist_of_the_same_letters_get_a_token_each()
    {
        var bothRequested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = Serve(async (request, connection) =>
        {
            if (IsForToken(request))
                await bothRequested.Task.WaitAsync(connection.Stopping);
            await (IsForToken(request) ? Json($$"""{"access_token": "for-{{ScopeIn(request)!.Replace(' ', '+')}}"}""") : Responses.Json(200, "{}"))(request, connection);
        });
        var client = ConnectWithOAuth(server);

        var first = client.Requests.SendAsync(new ApiRequest { Path = "v1/x", Scopes = ["ab", "c"] });
        var second = client.Requests.SendAsync(new ApiRequest { Path = "v1/x", Scopes = ["a", "bc"] });
        await UntilAsync(() => server.Requests.Count == 2, "both tokens are requested");
        bothRequested.SetResult();
        await Soon(Task.WhenAll(first, second));

        Assert.Equal(["for-a+bc", "for-ab+c"], server.Requests.Where(request => !IsForToken(request)).Select(request => request.Bearer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_a_scope_is_required_a_request_that_names_none_gets_all_that_the_client_may_have()
    {
        var may = OAuthClient.DefaultScopes.Where(scope => scope.StartsWith("rsa.user.", StringComparison.Ordinal)).ToList();
        var server = Serve((request, connection) =>
        {
            if (!IsForToken(request))
                return Responses.Json(200, "{}")(request, connection);
            var scopes = ScopeIn(request)?.Split(' ') ?? [];
            return (scopes.Length > 0 && scopes.All(may.Contains) ? Json($$"""{"access_token": "with-{{scopes.Length}}", "expires_in": 3600}""") : Responses.Json(400, """{"error": "invalid_scope"}"""))(request, connection);
        });
        var client = ConnectWithOAuth(server);

        for (var i = 0; i < 2; i++)
            await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));

        Assert.Equal([null, string.Join(' ', OAuthClient.DefaultScopes), .. OAuthClient.DefaultScopes, string.Join(' ', may)], server.Requests.Where(IsForToken).Select(ScopeIn));
        Assert.Equal([$"with-{may.Count}", $"with-{may.Count}"], server.Requests.Where(request => !IsForToken(request)).Select(request => request.Bearer));
    }

    [Fact]
    public async Task An_issuer_that_fails_while_it_is_asked_for_each_scope_is_not_said_to_refuse_them()
    {
        var refused = Responses.Json(400, """{"error": "invalid_scope"}""");
        var server = Serve(refused, refused, Responses.Json(500, "{}"), Responses.Json(500, "{}"), Responses.Json(500, "{}"), Responses.Json(500, "{}"));

        var failed = await Soon(ConnectWithOAuth(server).CheckTokenAsync());

        Assert.Contains("the issuer failed with 500", failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_gives_no_token_for_any_scope_is_asked_for_each_once()
    {
        var refused = Responses.Json(400, """{"error": "invalid_scope"}""");
        var server = Serve([.. Enumerable.Repeat(refused, 2 + OAuthClient.DefaultScopes.Count)]);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => ConnectWithOAuth(server).CheckTokenAsync()));

        Assert.Equal(RsaTokenFault.Scope, error.Fault);
        Assert.Contains("the issuer requires a scope, and the client has none of the scopes that the operations need", error.Message, StringComparison.Ordinal);
        Assert.Equal(2 + OAuthClient.DefaultScopes.Count, server.Requests.Count);
    }
}

using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Valid JSON that is hard to process causes one row's error, and the session goes on.</summary>
public class NestedJsonTests : HostileServiceTest
{
    private const int Deep = 100_000;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["lists"] = new string('[', Deep) + new string(']', Deep),
        ["objects"] = string.Concat(Enumerable.Repeat("{\"a\":", Deep)) + "1" + new string('}', Deep),
        ["a field"] = $$"""{"userId": "x", "isTokenLocked": {{new string('[', Deep)}}{{new string(']', Deep)}}}""",
        ["digits"] = $$"""{"userId": {{new string('9', 900_000)}}, "isTokenLocked": {{new string('9', 90_000)}}}""",
    };

    public static TheoryData<string> Kinds => new(Bodies.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_deeply_nested_response_is_an_error(string kind) =>
        AssertIs("UnexpectedResponse", "the response ", FailsOneOfThree(Responses.Json(200, Bodies[kind])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_refusal_of_deep_nesting_is_a_refusal(string kind) =>
        AssertIs("NotAuthorized", "is not allowed to do this", FailsOneOfThree(Responses.Json(403, Bodies[kind])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_key_file_of_deep_nesting_is_no_key(string kind)
    {
        File.WriteAllText(KeyPath, Bodies[kind]);

        var error = Assert.Single(Run("Connect-RsaCloudAdmin $KeyPath").Errors);

        Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "KeyNotJson", "KeyFieldMissing" });
        AssertWellTold(error);
    }
}

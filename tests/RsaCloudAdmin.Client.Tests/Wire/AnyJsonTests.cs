using RsaCloudAdmin.Client.Requests;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>JSON of any form, in requests to any path and in their responses.</summary>
public class AnyJsonTests : WireTest
{
    [Theory]
    [InlineData("\"x\"", "String x")]
    [InlineData("true", "Boolean True")]
    [InlineData("false", "Boolean False")]
    [InlineData("-5", "Int64 -5")]
    [InlineData("9223372036854775807", "Int64 9223372036854775807")]
    [InlineData("9223372036854775808", "Decimal 9223372036854775808")]
    [InlineData("0.25", "Decimal 0.25")]
    [InlineData("1.5E+30", "Double 1.5E+30")]
    // A number that would lose digits is text.
    [InlineData("-1234567890123456789012345678901234567890", "String -1234567890123456789012345678901234567890")]
    [InlineData("1E+400", "String 1E+400")]
    public async Task A_value_is_read_without_a_loss(string json, string expected)
    {
        var value = await ReadAsync(json);

        Assert.Equal(expected, Invariant($"{value?.GetType().Name} {value}"));
    }

    [Fact]
    public async Task An_object_is_a_list_of_pairs_and_an_array_is_a_list()
    {
        var pairs = Assert.IsType<List<KeyValuePair<string, object?>>>(await ReadAsync("""{"b": [1, "x", null], "a": {}}"""));

        Assert.Equal(["b", "a"], pairs.Select(pair => pair.Key));
        Assert.Equal([1L, "x", null], Assert.IsType<List<object?>>(pairs[0].Value));
        Assert.Empty(Assert.IsType<List<KeyValuePair<string, object?>>>(pairs[1].Value));
    }

    [Fact]
    public async Task Null_is_null() => Assert.Null(await ReadAsync("null"));

    [Theory]
    [InlineData("{")]
    [InlineData("[1] x")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\": 1}")]
    public async Task What_is_no_JSON_is_an_error(string json)
    {
        var error = await FailsAsync(() => ReadAsync(json));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not send GET '/v1/x': the response is not valid JSON."), (error.Reason, error.Message));
    }

    [Fact]
    public async Task Every_value_of_a_body_is_written()
    {
        var server = Serve(Responses.Empty);
        var body = new List<KeyValuePair<string, object?>>
        {
            new("text", "x"),
            new("flags", new object?[] { true, false, null }),
            new("numbers", new List<object?> { 17L, 0.25m, 0.5, 3, (uint)4, (short)-5, (ushort)6, (byte)7, (sbyte)-8, ulong.MaxValue, 0.1f }),
            new("none", new List<KeyValuePair<string, object?>>()),
        };

        Assert.Null(await Soon(PostAsync(server, body)));

        Assert.Equal("""{"text":"x","flags":[true,false,null],"numbers":[17,0.25,0.5,3,4,-5,6,7,-8,18446744073709551615,0.1],"none":{}}""", Assert.Single(server.Requests).Text);
    }

    public static TheoryData<Func<object>, string> Unfit => new()
    {
        { () => Guid.Empty, "contains a value of the type System.Guid, which is not written as JSON" },
        { () => new List<object?> { DayOfWeek.Monday }, "contains a value of the type System.DayOfWeek, which is not written as JSON" },
        { () => double.NaN, "contains a number that is infinite or not a number" },
        { () => float.NegativeInfinity, "contains a number that is infinite or not a number" },
        { ContainsItself, "is nested too deeply" },
    };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_has_no_form_in_JSON_is_an_error_and_nothing_is_sent(Func<object> body, string what)
    {
        var server = Serve(Responses.Empty);

        var error = await FailsAsync(() => PostAsync(server, body()));

        Assert.Equal((RsaErrorReason.InvalidRequest, $"Could not make the request: the body {what}. Give lists of pairs, other lists, strings, numbers, Boolean values or null."), (error.Reason, error.Message));
        Assert.Empty(server.Requests);
    }

    private static List<object?> ContainsItself()
    {
        var list = new List<object?>();
        list.Add(list);
        return list;
    }

    private Task<object?> ReadAsync(string json) => Soon(Connect(Serve(Responses.Json(200, json))).Requests.SendAsync(new ApiRequest { Path = "v1/x" }));

    private Task<object?> PostAsync(ScriptedServer server, object body) => Connect(server).Requests.SendAsync(new ApiRequest { Method = RsaRequestMethod.Post, Path = "v1/x", Body = body });
}

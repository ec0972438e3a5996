using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Tests;

/// <summary>The user that a response names is found only if every client reads the response in the same way.</summary>
public class NamedUserTests
{
    [Theory]
    [InlineData("""{"userId":"a","name":"b"}""", "a")]
    [InlineData("""{"ID":"a"}""", "a")]
    [InlineData("""{"email":"a"}""", "a")]
    [InlineData("""{"results":[{"status":1013,"user_email":"a"}]}""", "a")]
    [InlineData("""[{"status":1000,"userDetailsRequestForVerifyCodeGeneration":{"email":"a"}}]""", "a")]
    [InlineData("""[{"status":1000,"userDetailsRequestForVerifyCodeGeneration":[{"email":"a"}]}]""", null)]
    [InlineData("""{"userId":"a","UserId":"b"}""", null)]
    [InlineData("""[{"userId":"a"},{"userId":"b"}]""", null)]
    [InlineData("""{"devices":[{"userId":"a"}]}""", null)]
    [InlineData("""{"userId":"\ud800"}""", null)]
    [InlineData("""{"userId":" "}""", null)]
    [InlineData("""{"userId":7}""", null)]
    [InlineData("""{"userId":"a"},""", null)]
    [InlineData("", null)]
    public void A_user_is_found_in_the_body(string body, string? user) => Assert.Equal(user, NamedUser.In(ScriptedService.Response(200, body)));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 14", "a")]
    [InlineData("HTTP/1.1 201 OK\r\nContent-Length: 14", null)]
    [InlineData("HTTP/1.1 200 OK", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 13", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 14", null)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 14", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 14", null)]
    public void The_head_must_be_certain(string head, string? user) => Assert.Equal(user, NamedUser.In(head + "\r\n\r\n" + """{"userId":"a"}"""));
}

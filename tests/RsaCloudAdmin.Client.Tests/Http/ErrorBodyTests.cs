using System.Net;
using System.Text;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ErrorBodyTests
{
    [Theory]
    // The format of the application.
    [InlineData("""{"code": "404 NOT_FOUND", "description": "User x@example.com not found"}""", "404 NOT_FOUND", "User x@example.com not found")]
    [InlineData("""{"Code": "404 NOT_FOUND", "DESCRIPTION": "gone"}""", "404 NOT_FOUND", "gone")]
    [InlineData("""{"code": 404, "description": "gone"}""", "404", "gone")]
    [InlineData("""{"description": "gone"}""", null, "gone")]
    // The format of the web framework.
    [InlineData("""{"timestamp": 1536248084000, "status": 403, "error": "Forbidden", "message": "Invalid audience", "path": "/AdminInterface/restapi/v1"}""", "403 Forbidden", "Invalid audience")]
    [InlineData("""{"error": "Forbidden"}""", "403 Forbidden", null)]
    // Neither format.
    [InlineData("""{"code": "X", "message": "y"}""", "X", "y")]
    [InlineData("""{"error": "invalid_client", "error_description": "who?"}""", "403 invalid_client", "who?")]
    // Several fields with the same meaning.
    [InlineData("""{"code": "X", "error": "Y", "description": "d", "message": "m"}""", "X", "d")]
    [InlineData("""{"code": "X", "error": "Y", "message": "m", "error_description": "e"}""", "X", "m")]
    [InlineData("""{"error": "Y", "description": "d"}""", null, "d")]
    [InlineData("{}", null, null)]
    [InlineData("", null, null)]
    [InlineData("<html>Bad Gateway</html>", null, null)]
    [InlineData("""["x"]""", null, null)]
    [InlineData("""{"code": {"a": 1}, "description": ["x"]}""", null, null)]
    [InlineData("""{"code": "404", "description": "\ud800"}""", "404", null)]
    public void Both_shapes_of_errors_are_read(string body, string? code, string? message)
    {
        var words = ErrorBody.Read(new ServiceResponse { Status = HttpStatusCode.Forbidden, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal(code, words.Code);
        Assert.Equal(message, words.Message);
    }

    [Theory]
    [InlineData("""{"timestamp": 0, "status": 404, "error": "Not Found", "message": "No message available", "path": "/wrong/v1/users/lookup"}""", true)]
    [InlineData("""{"timestamp": "2026-03-01T12:00:00Z", "status": 404, "error": "Not Found", "path": "/wrong"}""", true)]
    [InlineData("""{"code": "404 NOT_FOUND", "description": "User x@example.com not found"}""", false)]
    [InlineData("""{"code": "404", "error": "Not Found", "path": "/x"}""", false)]
    [InlineData("""{"error": "Not Found"}""", false)]
    [InlineData("""{"message": "gone"}""", false)]
    [InlineData("", false)]
    public void An_address_that_the_framework_does_not_know_is_no_missing_user(string body, bool knowsNoAddress)
    {
        var words = ErrorBody.Read(new ServiceResponse { Status = HttpStatusCode.NotFound, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal(knowsNoAddress, words.KnowsNoAddress);
    }

    [Theory]
    [InlineData("""{"code": "404 NOT_FOUND", "description": "User x@example.com not found"}""", true)]
    [InlineData("""{"code": "404 NOT_FOUND"}""", false)]
    [InlineData("""{"description": "gone"}""", false)]
    [InlineData("""{"code": 404, "message": "no route"}""", false)]
    [InlineData("""{"message": "Not Found"}""", false)]
    [InlineData("""{"error": "Not Found"}""", false)]
    [InlineData("""{"timestamp": 0, "status": 404, "error": "Not Found", "message": "No message available", "path": "/x"}""", false)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void The_services_own_error_has_a_code_and_a_description(string body, bool isOfService)
    {
        var words = ErrorBody.Read(new ServiceResponse { Status = HttpStatusCode.NotFound, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal(isOfService, words.IsOfService);
    }
}

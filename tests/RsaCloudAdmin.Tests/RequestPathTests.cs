using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Where the requests of Invoke-RsaCloudAdminRequest go, and where they never go.</summary>
public class RequestPathTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("v1/licenseusage")]
    [InlineData("/v1/licenseusage")]
    [InlineData(" v1/licenseusage ")]
    [InlineData("/AdminInterface/restapi/v1/licenseusage")]
    [InlineData("$((Get-RsaCloudAdminConnection).BaseUri)/v1/licenseusage")]
    public void A_path_may_be_relative_or_copied_whole(string path)
    {
        Assert.Single(RunCleanly($"Invoke-RsaCloudAdminRequest \"{path}\""));

        Assert.Equal(1, Service.Requests.CountOf(Operation.LicenseUsage));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("v1/users//")]
    [InlineData("v1/x?a=1#2&b=3")]
    [InlineData("..")]
    [InlineData("v1/../../other")]
    [InlineData("v1/%2e%2e/%2E%2E/other")]
    [InlineData("v1/%252e%252e/other")]
    [InlineData("v1/..;x/other")]
    [InlineData("v1//other")]
    [InlineData("v1/.")]
    [InlineData("v1\\..\\other")]
    [InlineData("v1/%5C..%5C/other")]
    [InlineData("v1/%2F..%2F/other")]
    [InlineData("v1/a#b")]
    [InlineData("//evil.example/v1")]
    [InlineData("https://evil.example/AdminInterface/restapi/v1/licenseusage")]
    [InlineData("https://evil.example@localhost/AdminInterface/restapi/v1")]
    [InlineData("http://localhost:1/AdminInterface/restapi/v1/licenseusage")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/AdminInterface/restapi/../../oauth/token")]
    public void A_path_that_leaves_the_API_is_an_error_and_nothing_is_sent(string path)
    {
        Engine.SetVariable("path", path);

        Assert.Equal("InvalidRequest", IdOf(Run("Invoke-RsaCloudAdminRequest $path")));
        Assert.Equal("InvalidRequest", IdOf(Run("Invoke-RsaCloudAdminRequest $path DELETE -Confirm:$false")));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("v1/users/00000001-5e5a-4a11-8e1f-c10ad0000001/authlogs/")]
    [InlineData("v1/fido/00000001-5e5a-4a11-8e1f-c10ad0000001/authenticators/00000002-5e5a-4a11-8e1f-c10ad0000002/disable")]
    [InlineData("v1/users/00000001-5e5a-4a11-8e1f-c10ad0000001/emergencyTokencode/00000002-5e5a-4a11-8e1f-c10ad0000002")]
    [InlineData("v1/users/generateVerifyCode/resetPassword")]
    [InlineData("v1/report/hardware_tokens/generate")]
    [InlineData("v2/users/search?pageSize=25&pageNumber=0")]
    [InlineData("v1/configuration/fido")]
    [InlineData("v1/x?link=https://example.com/a")]
    public void A_path_of_the_API_is_sent_as_it_is(string path)
    {
        using var service = Serve(Responses.Json(200, "{}"));

        RunCleanly($"Invoke-RsaCloudAdminRequest '{path}' Patch -Confirm:$false");

        Assert.Equal($"PATCH /AdminInterface/restapi/{path} HTTP/1.1", service.Requests.Single().Line);
    }

    [Fact]
    public void A_query_is_escaped()
    {
        using var service = Serve(Responses.Json(200, "{}"));

        Run("Invoke-RsaCloudAdminRequest 'v1/x?a=1' -Query ([ordered]@{ b = 'c d&e=+'; when = [datetimeoffset]'2026-01-02T03:04:05+02:00'; flag = $true; list = 1, 2; none = $null })");

        Assert.Equal("/AdminInterface/restapi/v1/x?a=1&b=c%20d%26e%3D%2B&when=2026-01-02T01%3A04%3A05.000Z&flag=true&list=1&list=2", service.Requests.Single().Target);
    }

    [Fact]
    public void A_path_that_cannot_be_sent_asks_nothing() =>
        Assert.Equal("InvalidRequest", IdOf(Run("Invoke-RsaCloudAdminRequest https://evil.example/x Delete -WhatIf")));
}

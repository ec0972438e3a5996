using System.Management.Automation;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests;

/// <summary>Which responses contain an enrollment code, and what is shown of the others.</summary>
public class EnrollmentCodeResponseTests : CodeTest
{
    private const string Alice = "New-RsaEnrollmentCode alice@example.com";

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    [InlineData(1003)]
    [InlineData(1004)]
    [InlineData(1005)]
    [InlineData(1006)]
    [InlineData(4711)]
    public void A_number_without_a_code_is_shown_with_the_message_as_it_is(int status)
    {
        foreach (var delivery in new[] { "Display", "Email" })
        {
            var (result, _) = RunAgainst($"{Alice} -SendTo {delivery}", $$"""[{"status":{{status}},"errorMessage":"Not now","verify_code":null}]""");

            Assert.Empty(result.Output);
            Assert.Equal("CodeRefused", IdOf(result));
            Assert.EndsWith($"The service said '{status}: Not now'.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
            var failure = new PropertyBag(PSObject.AsPSObject(result.Errors[0].Exception));
            Assert.Equal(($"{status}", "Not now", 200), ((string?)failure["ServiceCode"], (string?)failure["ServiceMessage"], (int?)failure["StatusCode"]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    [InlineData("""["83927461"]""")]
    [InlineData("""[{"status":1000}]""")]
    [InlineData("""[{"status":1000,"verify_code":""}]""")]
    [InlineData("""[{"status":1000,"verify_code":" "}]""")]
    [InlineData("""[{"status":1000,"verify_code":{"code":"83927461"}}]""")]
    [InlineData("""[{"status":"OK"}]""")]
    [InlineData("""[{"status":true}]""")]
    [InlineData("""[{"errorMessage":"No"}]""")]
    [InlineData("""{"status":1000,"verify_code":"83927461"}""")]
    [InlineData("""[{"status":1000,"verify_code":"83927461"},{"status":1000,"verify_code":"83927461"}]""")]
    [InlineData("""[{"status":1000,"verify_code":"83927461"},{"status":1002,"errorMessage":"No"}]""")]
    [InlineData("""[{"status":1000,"verify_code":"83927461","userDetailsRequestForVerifyCodeGeneration":{"email":"eve@example.com"}}]""")]
    [InlineData("""[{"status":1000,"verify_code":"83927461","verify_code_generation_mode":"PASSWORD_RESET"}]""")]
    [InlineData("""[{"status":1000,"verify_code":"83927461","verify_code_generation_mode":"ENROLLMENT 83927461"}]""")]
    public void A_response_that_is_not_understood_is_no_code_and_leaves_it_open(string body)
    {
        var (result, requests) = RunAgainst($"{Alice} -Verbose -Debug", body);

        Assert.Empty(result.Output);
        Assert.Equal("OutcomeUnknown", IdOf(result));
        Assert.Equal(2, requests.Count);
        Assert.DoesNotContain(ServerCode, ShownText.From(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"verify_code":"83927461"}]""")]
    [InlineData("""[{"status":"sent"}]""")]
    [InlineData("""[{"status":null,"errorMessage":null}]""")]
    public void Without_its_number_a_code_by_mail_is_not_sent_for_sure(string body) =>
        Assert.Equal("OutcomeUnknown", IdOf(RunAgainst($"{Alice} -SendTo Email", body).Result));

    [Fact]
    public void A_code_by_mail_for_another_purpose_is_an_error_that_names_the_purpose()
    {
        var (result, _) = RunAgainst($"{Alice} -SendTo Email", """[{"status":1000,"verify_code_generation_mode":"PASSWORD_RESET"}]""");

        Assert.Equal("OutcomeUnknown", IdOf(result));
        Assert.Contains("verify_code_generation_mode in the response is 'PASSWORD_RESET', not 'ENROLLMENT'", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"status":"1000","verify_code":"83927461"}]""", 0)]
    [InlineData("""[{"STATUS":1000,"verify_code":83927461,"errorMessage":""}]""", 0)]
    [InlineData("""[{"status":1000,"verify_code":"83927461","verify_code_generation_mode":"Enrollment"}]""", 0)]
    [InlineData("""[{"status":1000,"verify_code":"83927461","verify_code_generation_mode":" "}]""", 0)]
    [InlineData("""[{"status":1000,"verify_code":"83927461","userDetailsRequestForVerifyCodeGeneration":"?","verification_Link":7}]""", 0)]
    [InlineData("""[{"status":1006,"verify_code":"83927461","errorMessage":"83927461 was not mailed"}]""", 1)]
    [InlineData("""[{"status":1000,"verify_code":"83927461","errorMessage":{}}]""", 1)]
    [InlineData("""[{"verify_code":"83927461"}]""", 1)]
    public void A_code_that_the_service_returns_is_one_and_what_else_it_says_is_a_warning(string body, int warnings)
    {
        var (result, _) = RunAgainst($"{Alice} -AsPlainText -Verbose -Debug -WarningAction Continue", body);

        Assert.Empty(result.Errors);
        Assert.Equal(warnings, result.Warnings.Count);
        AssertOnlyIn(result, ServerCode, "Code");
    }

    [Theory]
    [InlineData("\"2026-12-05T10:00:00.000Z\"", true)]
    [InlineData("1796464800000", true)]
    [InlineData("\"10\"", false)]
    [InlineData("\"10 MIN\"", false)]
    [InlineData("\"2026-30-05T10:00:00.000Z\"", false)]
    [InlineData("null", false)]
    public void The_validity_is_a_date_only_if_it_is_one(string validity, bool isDate)
    {
        var (result, _) = RunAgainst(Alice, $$"""[{"status":1000,"verify_code":"{{ServerCode}}","verify_code_validity_time":{{validity}}}]""");

        var issued = new PropertyBag(Assert.Single(result.Output));
        Assert.Empty(result.Warnings);
        Assert.Equal(isDate, issued["ExpirationDate"] is DateTime { Kind: DateTimeKind.Local, Year: 2026 });
        Assert.Equal(validity == "null" ? null : validity.Trim('"'), issued["ValidityTime"]);
    }

    [Theory]
    [InlineData("Display")]
    [InlineData("Email")]
    public void A_code_that_the_service_repeats_in_its_message_is_not_shown(string delivery)
    {
        var (result, _) = RunAgainst($"{Alice} -SendTo {delivery} -Verbose -Debug -WarningAction Continue -ErrorAction Continue", $$"""[{"status":1006,"verify_code":"{{ServerCode}}","verification_Link":"https://x.example/{{ServerCode}}","errorMessage":"No mail with {{ServerCode}} or https://x.example/{{ServerCode}}"}]""");

        Assert.Equal(delivery == "Email" ? 1 : 0, result.Errors.Count);
        Assert.DoesNotContain(ServerCode, ShownText.From(result), StringComparison.Ordinal);
        Assert.Contains("1006: No mail with *** or ***", $"{string.Concat(result.Errors)}{string.Concat(result.Warnings)}", StringComparison.Ordinal);
    }
}

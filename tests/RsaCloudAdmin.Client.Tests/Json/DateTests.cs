using System.Globalization;
using System.Text;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Json;

public class DateTests
{
    private const string Moment = "2018-09-06T15:34:44.0000000Z";

    public static TheoryData<string> Cultures => ["", "tr-TR", "th-TH", "ar-SA", "fi-FI", "fa-IR", "de-DE"];

    public static TheoryData<string, string> Readable => new()
    {
        { "\"2018-09-06T15:34:44.000Z\"", Moment },
        { "\"2018-09-06T15:34:44Z\"", Moment },
        { "\"2018-09-06T15:34:44\"", Moment },
        { "\" 2018-09-06 15:34:44 \"", Moment },
        { "\"2018-09-06T17:34:44.000+02:00\"", Moment },
        { "\"2018-09-06T10:34:44-05:00\"", Moment },
        { "\"2018-09-06T17:34:44.000+0200\"", Moment },
        { "1536248084000", Moment },
        { "\"1536248084000\"", Moment },
        { "\"2018-09-06T15:34:44.123Z\"", "2018-09-06T15:34:44.1230000Z" },
        { "\"2018-09-06\"", "2018-09-06T00:00:00.0000000Z" },
        { "0", "1970-01-01T00:00:00.0000000Z" },
        { "-1000", "1969-12-31T23:59:59.0000000Z" },
        { "\"2024-02-29T00:00:00Z\"", "2024-02-29T00:00:00.0000000Z" },
        { "-62135596800000", "0001-01-01T00:00:00.0000000Z" },
        { "253402300799000", "9999-12-31T23:59:59.0000000Z" },
        { "253402300799999", "9999-12-31T23:59:59.9990000Z" },
    };

    public static TheoryData<string> Unreadable =>
    [
        // The example in RSA's documentation.
        "2018-30-06T12:00:00.000Z",
        "2023-02-29T00:00:00Z",
        "2018-09-06T25:00:00Z",
        "<2021-06-11T19:10:30.045Z>",
        "Jun 2025", "Jun-2025", "never", "-", "1-2", "2018-09", "06-09-2018", "9/6/2018", "10:00-05:00", "1.5",
        "0001-01-01T00:00:00+14:00",
        "9223372036854775807", "-9223372036854775808", "-100000000000000", "253402300800000",
    ];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_date_is_read_as_UTC_in_every_form_the_service_writes(string written, string expected)
    {
        foreach (var culture in Cultures)
        {
            In(culture, () =>
            {
                var date = Read(written, out var unreadable);
                Assert.Null(unreadable);
                Assert.Equal(expected, date?.ToString("O", CultureInfo.InvariantCulture));
                Assert.Equal(DateTimeKind.Utc, date?.Kind);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_date_is_null_and_told(string written)
    {
        foreach (var culture in Cultures)
        {
            In(culture, () =>
            {
                Assert.Null(Read($"\"{written}\"", out var unreadable));
                Assert.Equal(written, unreadable);
            });
        }
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("null")]
    [InlineData("{}")]
    public void An_empty_date_is_null_and_nothing_to_tell(string written)
    {
        Assert.Null(Read(written, out var unreadable));
        Assert.Null(unreadable);
    }

    [Fact]
    public void An_impossible_date_is_a_warning_that_quotes_it()
    {
        var call = new CallContext(CancellationToken.None);
        var received = new ServiceResponse { Status = System.Net.HttpStatusCode.OK, Body = """{"offlineExpirationDate": "2018-30-06T12:00:00.000Z"}"""u8.ToArray() };

        var request = ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV1, ["al"], ["1"]);
        var response = ApiConnection.Read(request, received, EmergencyTokencodesJson.Default.EmergencyTokencodeResponse, call);
        Assert.Null(response.Date(response.Body.OfflineExpirationDate));

        var note = Assert.Single(call.Notes);
        Assert.True(note.IsWarning);
        Assert.Contains("'2018-30-06T12:00:00.000Z'", note.Text, StringComparison.Ordinal);
        Assert.Contains("offlineExpirationDate", note.Text, StringComparison.Ordinal);
    }

    private static DateTime? Read(string written, out string? unreadable)
    {
        var date = JsonBody.TryRead(Encoding.UTF8.GetBytes($$"""{"creationDate": {{written}}}"""), UsersJson.Default.UserResponse)!.CreationDate;
        unreadable = date is { Utc: null } ? date.Text : null;
        return date?.Utc;
    }

    private static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

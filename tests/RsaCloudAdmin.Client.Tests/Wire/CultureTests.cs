using System.Globalization;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Messages and their numbers are in English in every culture, so that scripts see the same text everywhere.</summary>
public class CultureTests : WireTest
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Times_in_errors_and_notes_are_written_with_a_point(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var server = Serve(Responses.Silence);
        var context = new CallContext(TestContext.Current.CancellationToken);
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await TimeOutAsync(server, attempts: 4);

        var error = await FailsAsync(() => call);

        Assert.Contains("within 100.5 seconds", error.Message, StringComparison.Ordinal);
        var waits = context.Notes.Select(note => note.Text).Where(text => text.StartsWith("Retrying in", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(waits);
        Assert.All(waits, text => Assert.Matches(@"^Retrying in \d+\.\d s\.$", text));
    }
}

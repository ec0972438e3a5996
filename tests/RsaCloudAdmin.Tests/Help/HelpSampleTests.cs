using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>
/// The first example of each page shows what the page says that it shows. If an output has changed, copy it from the
/// failure to the page.
/// </summary>
public sealed partial class HelpSampleTests : IDisposable
{
    // What fits beside the four blanks of Get-Help in a window of 80.
    private const int Width = 75;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-sample-");

    public static TheoryData<string> Names => [.. HelpPage.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_first_example_shows_the_output_of_its_page(string name)
    {
        var example = HelpPage.ExamplesOf(name).First();

        Assert.Equal(Comparable(example.Output ?? ""), Comparable(await ShowAsync(name, example.Code)));
    }

    private async Task<string> ShowAsync(string name, string code)
    {
        await using var service = await CloudEmulator.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        ExampleFiles.AddUsers(service);
        service.CreateApiKey().WriteTo(Path.Combine(_folder.FullName, "rsa.key"));
        var screen = SessionPool.TakeScreen();
        try
        {
            screen.Clear(Width);
            screen.Engine.Runspace.SessionStateProxy.Path.SetLocation(_folder.FullName);
            if (name != "Connect-RsaCloudAdmin")
                Assert.True(screen.Type("Connect-RsaCloudAdmin ./rsa.key -Name example"));
            // The pages leave out the questions.
            Assert.True(screen.Type("$ConfirmPreference = 'None'"));
            Assert.Empty(screen.Text);
            Assert.True(screen.Type(code));
            return screen.Text;
        }
        finally
        {
            SessionPool.Return(screen);
        }
    }

    // Ids, dates, codes, durations and the address differ from run to run, and so do the widths of their columns.
    private static string Comparable(string shown) => Layout().Replace(Varying().Replace(shown.Replace("https://example.access.securid.com", "http://127.0.0.1:1", StringComparison.Ordinal), "?"), "");

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{2}:\d{2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{4} \d{4}\b|\b\d{3} \d{3} \d{3}\b|(?<=127\.0\.0\.1:)\d+|\b\d+ ms\b")]
    private static partial Regex Varying();

    [GeneratedRegex(@"\s|-{2,}")]
    private static partial Regex Layout();
}

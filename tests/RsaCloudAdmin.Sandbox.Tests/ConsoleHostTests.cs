using RsaCloudAdmin.Sandbox.Engine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class ConsoleHostTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_view_of_a_module_is_shown()
    {
        var shown = Show($$"""
            Import-Module '{{Module()}}'
            [pscustomobject]@{ PSTypeName = 'Sandbox.Lamp'; Room = 'Hall'; IsOn = $true; Hidden = 'no' }
            """);

        Assert.Equal(["", "The room Lit", "-------- ---", "Hall     yes"], Lines(shown));
    }

    [Fact]
    public void Errors_stand_in_their_place_without_colors()
    {
        var shown = Show("'before'; Write-Warning 'careful'; [void](& { $PSCmdlet.WriteError }) ; Start-Sleep -Seconds x; 'after'");

        Assert.DoesNotContain('\e', shown);
        Assert.Equal("before", Lines(shown)[0]);
        Assert.Contains("WARNING: careful", shown, StringComparison.Ordinal);
        Assert.Contains("Cannot convert value \"x\"", shown, StringComparison.Ordinal);
        Assert.EndsWith($"after{Environment.NewLine}", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thrown_error_is_shown_and_ends_the_line() =>
        Assert.Equal("Exception: it broke", Assert.Single(Lines(Show("throw 'it broke'; 'never'")), line => line.Contains("it broke", StringComparison.Ordinal)).Trim());

    [Fact]
    public void WhatIf_and_Write_Host_are_shown()
    {
        var shown = Show("Export-Csv x.csv -WhatIf -InputObject 1; Write-Host one, 2 -NoNewline; Write-Host");

        Assert.Contains("What if: Performing the operation \"Export-Csv\"", shown, StringComparison.Ordinal);
        Assert.Contains($"one 2{Environment.NewLine}", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_keep_to_the_width()
    {
        var shown = Show("1..3 | ForEach-Object { [pscustomobject]@{ A = 'a' * 60; B = 'b' * 60; C = 'c' * 60 } }");

        Assert.InRange(Lines(shown).Max(line => line.Length), 50, ConsoleHost.DefaultWidth);
    }

    [Fact]
    public void Questions_are_answered_from_the_input()
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new ConsoleHost(writer, input: new StringReader("maybe\nn\n")));
        var file = Path.Combine(_folder.FullName, "unwritten.csv");

        Assert.True(new ConsoleSession(engine).Type($"Export-Csv '{file}' -InputObject 1 -Confirm"));

        Assert.False(File.Exists(file));
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_nobody_can_answer_is_an_error() =>
        Assert.Contains("nobody is there to answer", Show("Export-Csv x.csv -InputObject 1 -Confirm"), StringComparison.Ordinal);

    [Fact]
    public async Task What_runs_can_be_stopped()
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new ConsoleHost(writer));
        var session = new ConsoleSession(engine);
        using var started = new ManualResetEventSlim();
        engine.SetVariable("started", started);

        var typed = Task.Run(() => session.Type("$started.Set(); Start-Sleep 600; 'never'"), TestContext.Current.CancellationToken);
        Assert.True(started.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        session.Stop();

        Assert.False(await typed.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.True(session.Type("'again'"));
        Assert.Equal(["again"], Lines(writer.ToString()));
    }

    private static string[] Lines(string shown) =>
        [.. shown.TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd())];

    private static string Show(string line)
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new ConsoleHost(writer));
        new ConsoleSession(engine).Type(line);
        return writer.ToString();
    }

    private string Module()
    {
        var folder = _folder.CreateSubdirectory("Lamps");
        File.WriteAllText(Path.Combine(folder.FullName, "Lamps.psd1"), "@{ ModuleVersion = '1.0'; FormatsToProcess = 'Lamps.Format.ps1xml' }");
        File.WriteAllText(Path.Combine(folder.FullName, "Lamps.Format.ps1xml"), """
            <Configuration><ViewDefinitions><View>
              <Name>Lamp</Name><ViewSelectedBy><TypeName>Sandbox.Lamp</TypeName></ViewSelectedBy>
              <TableControl>
                <TableHeaders>
                  <TableColumnHeader><Label>The room</Label><Width>8</Width></TableColumnHeader>
                  <TableColumnHeader><Label>Lit</Label><Width>3</Width></TableColumnHeader>
                </TableHeaders>
                <TableRowEntries><TableRowEntry><TableColumnItems>
                  <TableColumnItem><PropertyName>Room</PropertyName></TableColumnItem>
                  <TableColumnItem><ScriptBlock>if ($_.IsOn) { 'yes' } else { 'no' }</ScriptBlock></TableColumnItem>
                </TableColumnItems></TableRowEntry></TableRowEntries>
              </TableControl>
            </View></ViewDefinitions></Configuration>
            """);
        return folder.FullName;
    }
}

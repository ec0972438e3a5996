using System.Management.Automation.Language;
using CsCheck;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>How the list scripts handle cells that a spreadsheet would run as formulas.</summary>
public class SpreadsheetCellTests : ExampleTest
{
    private const string Script = "New-TokencodeList.ps1";

    public static TheoryData<string, string> Cells => new()
    {
        { "=1+1", "'=1+1" },
        { "+49 30 1", "'+49 30 1" },
        { "-1", "'-1" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\tA1", "'\tA1" },
        { "\rA1", "'\rA1" },
        { "\nA1", "'\nA1" },
        { "  =1", "'  =1" },
        { "\u00A0=1", "'\u00A0=1" },
        { "\u200B\uFEFF=1", "'\u200B\uFEFF=1" },
        { "'=1", "''=1" },
        { "\"=1\"", "'\"=1\"" },
        { "\u201C=1", "'\u201C=1" },
        { " ' \" -1", "' ' \" -1" },
        { "\uFF1D1", "'\uFF1D1" },
        { "\uFF0B1", "'\uFF0B1" },
        { "\uFF0D1", "'\uFF0D1" },
        { "\uFF201", "'\uFF201" },
        // In a list with semicolons, this is a separate cell.
        { "a;=1", "a;'=1" },
        { "a;\"=1", "a;'\"=1" },
        { "a\r\n=1", "a\r\n'=1" },
        { "a\t@1", "a\t'@1" },
        { "a=1", "a=1" },
        { "a; b", "a; b" },
        { "'text", "'text" },
        { "\"text\"", "\"text\"" },
        { "line\r\n\r\nline", "line\r\n\r\nline" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_that_would_be_run_is_text(string cell, string written)
    {
        Engine.SetVariable("cell", cell);

        Assert.Equal([written, cell], Run($"{Functions(Script)}\n$safe = Protect-Cell $cell; $safe; Unprotect-Cell $safe").OutputAs<string>());
    }

    [Fact]
    public void Whatever_is_written_is_read_as_it_was()
    {
        Gen.Char["=+-@;,'\" \t\r\na\uFF1D\uFF0B\u00A0\u200B\u201C"].Array[0, 8].Select(letters => new string(letters)).Array[2000].Sample(
            texts =>
            {
                Engine.SetVariable("Texts", texts);
                Assert.Equal(texts, Run($"{Functions(Script)}\n$Texts | ForEach-Object {{ Unprotect-Cell (Protect-Cell $_) }}").OutputAs<string>());
            },
            iter: 1,
            threads: 1);
    }

    [Fact]
    public void Both_scripts_with_lists_treat_cells_alike() => Assert.Equal(Functions(Script), Functions("Unlock-List.ps1"));

    [Fact]
    public void Every_column_of_a_hostile_result_is_text_in_the_file_of_codes()
    {
        WriteList("user1@example.com,T1");
        const string Hostile =
            """
            function Enable-RsaEmergencyTokencode {
                [CmdletBinding()] param([Parameter(ValueFromPipeline)] $UserId, $ExpirationDays, [switch] $AsPlainText, [switch] $Confirm)
                process { [pscustomobject] @{ UserId = '=id'; EmailAddress = ' +mail'; UserName = '"@name'; EmergencyTokencode = '=1234567'; ExpirationDate = $null; EmergencyTokencodeId = "`tid" } }
            }
            """;

        var (exitCode, _) = RunExample(Script, ["-Path", ListPath, "-KeyPath", KeyPath, "-CodePath", PathOf("codes.csv"), "-FailurePath", FailurePath], Hostile);

        Assert.Equal(0, exitCode);
        Assert.Equal("\"'=id\",\"' +mail\",\"'\"\"@name\",\"'=1234567\",,\"'\tid\"", File.ReadAllLines(PathOf("codes.csv"))[1]);
    }

    [Theory]
    [InlineData("New-TokencodeList.ps1", "Enable-RsaEmergencyTokencode", "-ExpirationDays", "1")]
    [InlineData("Unlock-List.ps1", "Unlock-RsaUserMethod")]
    public void Every_column_of_a_hostile_failure_is_text_in_the_failure_file(string script, string cmdlet, params string[] more)
    {
        WriteList("\"=nobody@example.com\",\"a;=T1\"");
        var hostile =
            $$"""
            function {{cmdlet}} {
                [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Row, $ExpirationDays, [switch] $AsPlainText, [switch] $Confirm)
                process {
                    $record = [Management.Automation.ErrorRecord]::new([Exception]::new('=message'), '@id', 'NotSpecified', $Row)
                    $record.ErrorDetails = [Management.Automation.ErrorDetails]::new('d')
                    $record.ErrorDetails.RecommendedAction = '-todo;{{"\uFF1D"}}1'
                    $PSCmdlet.WriteError($record)
                }
            }
            """;
        string[] codes = script == Script ? ["-CodePath", PathOf("codes.csv")] : [];

        Assert.Equal(1, RunExample(script, ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath, .. codes, .. more], hostile).ExitCode);
        Assert.Equal("\"'=nobody@example.com\",\"a;'=T1\",\"'@id\",\"'=message\",\"'-todo;'\uFF1D1\"", File.ReadAllLines(FailurePath)[1]);
    }

    /// <summary>Returns the functions of a script that handle cells.</summary>
    private static string Functions(string script)
    {
        string[] names = ["$Sign", "$Lead", "$Unsafe", "$MadeSafe", "Protect-Cell", "Unprotect-Cell"];
        var statements = Parser.ParseFile(Example(script), out _, out _).EndBlock.Statements;
        var found = statements.Where(statement => names.Any(name => statement.Extent.Text.StartsWith($"{name} =", StringComparison.Ordinal)
            || statement.Extent.Text.StartsWith($"function {name}(", StringComparison.Ordinal))).ToList();
        Assert.Equal(names.Length, found.Count);
        return string.Join('\n', found.Select(statement => statement.Extent.Text));
    }
}

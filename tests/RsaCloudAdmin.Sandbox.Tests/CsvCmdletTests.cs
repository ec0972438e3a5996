using System.Management.Automation;
using System.Text;
using RsaCloudAdmin.Sandbox.Engine;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class CsvCmdletTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly PowerShellEngine _engine = PowerShellEngine.Open();

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var file = Write("UserId,Email\r\nu1,ann@example.com\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(["UserId=u1; Email=ann@example.com"], Import($"Import-Csv '{file}'"));
    }

    [Fact]
    public void UTF_16_is_known_by_its_mark() =>
        Assert.Equal(["Name=Zoë"], Import($"Import-Csv '{Write("Name\nZoë\n", Encoding.Unicode)}'"));

    [Fact]
    public void Quoted_values_keep_their_delimiters_marks_line_breaks_and_blanks() =>
        Assert.Equal(
            ["A=x,y; B=say \"no\"", "A=two\nlines; B= edge "],
            Import($"Import-Csv '{Write("A,B\n\"x,y\",\"say \"\"no\"\"\"\n\"two\nlines\",\" edge \"\n")}'"));

    [Fact]
    public void A_row_cut_short_has_null_and_what_is_too_much_falls_away() =>
        Assert.Equal(
            ["A=1; B=; C=<null>", "A=1; B=2; C=3"],
            Import($"Import-Csv '{Write("A,B,C\n1,\n1,2,3,4\n")}'"));

    [Fact]
    public void Empty_lines_blanks_around_values_and_leading_remarks_are_passed_over() =>
        Assert.Equal(
            ["A=1; B=2"],
            Import($"Import-Csv '{Write("#TYPE User\n\nA, B\n\n   \n 1 , 2\n\n")}'"));

    [Fact]
    public void A_column_without_a_name_gets_one_and_a_warning()
    {
        var result = _engine.Run($"Import-Csv '{Write("A,,C\n1,2,3\n")}'");

        Assert.Equal(["A=1; H2=2; C=3"], result.Output.Select(Text));
        Assert.Contains("headers were not specified", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_delimiter_and_header_can_be_given()
    {
        var first = Write("1;2\n", name: "first.csv");
        var second = Write("3;4\n", name: "second.csv");

        Assert.Equal(["X=1; Y=2", "X=3; Y=4"], Import($"'{first}', '{second}' | Import-Csv -Delimiter ';' -Header X, Y"));
        Assert.Equal(["X=3; Y=4"], Import($"Import-Csv '{_folder.FullName}/sec*.csv' ';' -Header X, Y"));
    }

    [Fact]
    public void Two_columns_of_one_name_end_the_command() =>
        Assert.Contains("\"a\" is already present", Assert.Single(_engine.Run($"Import-Csv '{Write("A,a\n1,2\n")}'").Errors).Exception.Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_ends_the_command()
    {
        var error = Assert.Single(_engine.Run($"Import-Csv '{_folder.FullName}/none.csv'").Errors);

        Assert.Equal("FileOpenFailure", error.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void Rows_come_while_the_file_is_read()
    {
        var file = Write("A\n1\n2\n3\n");

        Assert.Equal(["A=1"], Import($"Import-Csv '{file}' | Select-Object -First 1"));
        File.Delete(file);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void What_is_exported_comes_back_the_same()
    {
        var file = Path.Combine(_folder.FullName, "out.csv");
        var result = _engine.Run($$"""
            [pscustomobject]@{ A = 'x,y'; B = $null; C = '' }, [pscustomobject]@{ C = "a`nb"; A = '"' } | Export-Csv '{{file}}' -NoTypeInformation
            [pscustomobject]@{ A = 'more'; B = 1; C = 2; D = 3 } | Export-Csv '{{file}}' -Append
            """);

        Assert.Empty(result.Errors);
        Assert.StartsWith($"\"A\",\"B\",\"C\"{Environment.NewLine}\"x,y\",,\"\"{Environment.NewLine}", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(["A=x,y; B=; C=", "A=\"; B=; C=a\nb", "A=more; B=1; C=2"], Import($"Import-Csv '{file}'"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("-Encoding UTF8", false)]
    [InlineData("-Encoding utf8NoBOM", false)]
    [InlineData("-Encoding utf8bom", true)]
    public void Letters_beyond_ASCII_are_exported_as_UTF_8(string encoding, bool isMarked)
    {
        var file = Path.Combine(_folder.FullName, "out.csv");

        var result = _engine.Run($$"""
            [pscustomobject]@{ A = 'müller' } | Export-Csv '{{file}}' -NoTypeInformation {{encoding}}
            [pscustomobject]@{ A = 'Zoë' } | Export-Csv '{{file}}' -Append {{encoding}}
            """);

        Assert.Empty(result.Errors);
        var text = "\"A\"\n\"müller\"\n\"Zoë\"\n".ReplaceLineEndings();
        Assert.Equal([.. isMarked ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)], File.ReadAllBytes(file));
        Assert.Equal(["A=müller", "A=Zoë"], Import($"Import-Csv '{file}'"));
    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("Unicode")]
    [InlineData("Default")]
    public void Another_encoding_is_refused_and_nothing_is_written(string encoding)
    {
        var file = Write("kept");

        var error = Assert.Single(_engine.Run($"[pscustomobject]@{{ A = 3 }} | Export-Csv '{file}' -Encoding {encoding}").Errors);

        Assert.Contains($"The sandbox writes UTF-8 alone: -Encoding utf8, utf8NoBOM or utf8BOM, and not {encoding}.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void A_row_without_a_column_of_the_file_is_appended_with_Force_only()
    {
        var file = Write("A,B\n1,2\n");

        var refused = _engine.Run($"[pscustomobject]@{{ A = 3 }} | Export-Csv '{file}' -Append");
        var forced = _engine.Run($"[pscustomobject]@{{ A = 3 }} | Export-Csv '{file}' -Append -Force");

        Assert.Contains("column: B", Assert.Single(refused.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(forced.Errors);
        Assert.Equal(["A=1; B=2", "A=3; B="], Import($"Import-Csv '{file}'"));
    }

    [Fact]
    public void WhatIf_and_NoClobber_leave_a_file_alone()
    {
        var file = Write("kept");

        _engine.Run($"[pscustomobject]@{{ A = 3 }} | Export-Csv '{file}' -WhatIf");
        var refused = _engine.Run($"[pscustomobject]@{{ A = 3 }} | Export-Csv '{file}' -NoClobber");

        Assert.Single(refused.Errors);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void Lines_from_elsewhere_are_converted_under_the_first() =>
        Assert.Equal(["A=1; B=2", "A=3; B=<null>"], Import("'A,B', '1,2', '3' | ConvertFrom-Csv"));

    private static string Text(PSObject row) =>
        string.Join("; ", row.Properties.Select(property => $"{property.Name}={property.Value ?? "<null>"}"));

    private List<string> Import(string script)
    {
        var result = _engine.Run(script);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(Text)];
    }

    private string Write(string text, Encoding? encoding = null, string name = "in.csv")
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}

using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests;

/// <summary>A row is accepted through the pipeline or as an argument. Only a text, a number or a GUID becomes a user's name.</summary>
public class RowAnywhereTests : CmdletTest
{
    private const string Code = "78219769";

    private static readonly Guid FirstId = EmulatedTenant.SeededId(1);

    private const string Row = $$"""[pscustomobject]@{ EmergencyTokencode = '{{Code}}'; UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001' }""";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Run($$"""
            $VerbosePreference = $DebugPreference = 'Continue'
            $row = {{Row}}
            $hash = @{ EmergencyTokencode = '{{Code}}'; Email = 'user1@example.com' }
            $xml = ([xml]"<users><user><Email>user1@example.com</Email><Code>{{Code}}</Code></user></users>").users.user
            function global:Unlock-Typed { param([string[]] $UserId) Unlock-RsaUserMethod @PSBoundParameters }
            function global:Unlock-Untyped { param($UserId, [switch] $WhatIf) Unlock-RsaUserMethod @PSBoundParameters }
            $proxy = [System.Management.Automation.ProxyCommand]::Create([System.Management.Automation.CommandMetadata]::new((Get-Command Unlock-RsaUserMethod)))
            Set-Item function:global:Unlock-Proxy $proxy
            """);
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod $row")]
    [InlineData("Unlock-RsaUserMethod -UserId $row")]
    [InlineData("Unlock-RsaUserMethod -InputObject $row")]
    [InlineData("foreach ($r in @($row)) { Unlock-RsaUserMethod $r }")]
    [InlineData("Unlock-RsaUserMethod @($row)")]
    [InlineData("Unlock-RsaUserMethod (, @($row))")]
    [InlineData("Unlock-RsaUserMethod ([System.Collections.ArrayList]@($row))")]
    [InlineData("$row | Unlock-RsaUserMethod")]
    [InlineData("Unlock-RsaUserMethod $hash")]
    [InlineData("$hash | Unlock-RsaUserMethod")]
    [InlineData("[ordered]@{ UserId = 'user1' } | Unlock-RsaUserMethod")]
    [InlineData("$dictionary = [System.Collections.Generic.Dictionary[string,object]]::new(); $dictionary['Email'] = 'user1@example.com'; Unlock-RsaUserMethod $dictionary")]
    [InlineData("Unlock-RsaUserMethod (Get-RsaUser user1)")]
    [InlineData("Unlock-RsaUserMethod (Get-RsaUser user1 | Unlock-RsaUserMethod -Method Sms)")]
    [InlineData("Unlock-RsaUserMethod (Get-RsaUser user1 | Select-Object EmailAddress)")]
    [InlineData("Unlock-RsaUserMethod $xml")]
    [InlineData("$xml | Unlock-RsaUserMethod")]
    [InlineData("([xml]'<u email=\"user1@example.com\" id=\"17\">Jane Roe</u>').u | Unlock-RsaUserMethod")]
    [InlineData("'[{\"Email\":\"user1@example.com\"}]' | ConvertFrom-Json -NoEnumerate | Unlock-RsaUserMethod")]
    [InlineData("$expando = [System.Dynamic.ExpandoObject]::new(); $expando.Email = 'user1@example.com'; Unlock-RsaUserMethod $expando")]
    [InlineData("[pscustomobject]@{ Email = ' '; 'E-mail' = 'user1@example.com' } | Unlock-RsaUserMethod")]
    [InlineData("$xml.Email | Unlock-RsaUserMethod")]
    [InlineData("Unlock-RsaUserMethod (([xml]'<u kind=\"a\">user1</u>').u)")]
    [InlineData("([xml]'<u kind=\"a\">user1</u>').u | Unlock-RsaUserMethod")]
    [InlineData("[pscustomobject]@{ UserId = ([xml]'<u kind=\"a\">user1</u>').u } | Unlock-RsaUserMethod")]
    [InlineData("[pscustomobject]@{ UserId = ([xml]'<u mail=\"user1@example.com\"/>').u.Attributes['mail'] } | Unlock-RsaUserMethod")]
    [InlineData("$splat = @{ UserId = $row }; Unlock-RsaUserMethod @splat")]
    [InlineData("Unlock-Untyped $row")]
    [InlineData("Unlock-Untyped $hash")]
    [InlineData("Unlock-Proxy $row")]
    [InlineData("Unlock-Proxy $hash")]
    [InlineData("$row | Unlock-Proxy")]
    [InlineData("$hash | Unlock-Proxy")]
    [InlineData("Unlock-Proxy user1")]
    [InlineData("$table = [Data.DataTable]::new(); $null = $table.Columns.Add('Email'); $null = $table.Rows.Add('user1@example.com'); Unlock-RsaUserMethod $table.Rows[0]")]
    [InlineData("[pscustomobject]@{ Mail = 'user1@example.com'; Manager = 'user2@example.com' } | Unlock-RsaUserMethod -UserId { $_.Mail }")]
    public void A_row_names_its_user(string script)
    {
        var result = Run(script);

        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        Assert.Equal(FirstId.ToString(), Assert.Single(result.Output).Properties["UserId"].Value);
        AssertNothingShown(result);
    }

    [Fact]
    public void A_script_block_says_whom_each_row_means_and_no_column_does()
    {
        RunCleanly("[pscustomobject]@{ Mail = 'user1@example.com'; Manager = 'user2@example.com' } | Unlock-RsaUserMethod -UserId { $_.Manager }");

        Assert.Equal([0, 1], [Service.Tenant.Find(FirstId)!.Unlockings, Service.Tenant.Find(EmulatedTenant.SeededId(2))!.Unlockings]);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ 'User Id' = 'user1' }")]
    [InlineData("[pscustomobject]@{ 'E-mail ' = 'user1@example.com' }")]
    [InlineData("[pscustomobject]@{ 'E-Mail Address' = 'user1@example.com' }")]
    [InlineData("[pscustomobject]@{ user_name = 'user1' }")]
    [InlineData("[pscustomobject]@{ SamAccountName = 'user1' }")]
    [InlineData("[pscustomobject]@{ 'sAM Account Name' = 'user1' }")]
    [InlineData("@{ 'USER NAME' = 'user1' }")]
    public void Blanks_dashes_and_case_in_a_columns_name_do_not_count(string row) =>
        Assert.Equal(FirstId.ToString(), Assert.Single(RunCleanly($"{row} | Unlock-RsaUserMethod"))["UserId"]);

    [Fact]
    public void A_column_of_exactly_that_name_wins() =>
        Assert.Equal(FirstId.ToString(), Assert.Single(RunCleanly("[pscustomobject]@{ 'E-mail' = 'user2@example.com'; Email = 'user1@example.com' } | Unlock-RsaUserMethod"))["UserId"]);

    [Theory]
    [InlineData("$true", "An object of type Boolean does not identify a user.")]
    [InlineData("(Get-Date)", "An object of type DateTime does not identify a user.")]
    [InlineData("[timespan]::Zero", "An object of type TimeSpan does not identify a user.")]
    [InlineData("[string]", "does not identify a user.")]
    [InlineData("[DayOfWeek]::Monday", "An object of type DayOfWeek does not identify a user.")]
    [InlineData("(ConvertTo-SecureString user1 -AsPlainText -Force)", "An object of type SecureString does not identify a user.")]
    [InlineData("\"$row\"", "The user is an object that was converted to a string. It is not shown.")]
    [InlineData("\"$hash\"", "The user is an object that was converted to a string. It is not shown.")]
    [InlineData("\"$(Get-RsaUser user1 | Unlock-RsaUserMethod)\"", "The user is an object that was converted to a string. It is not shown.")]
    [InlineData("[pscustomobject]@{ Code = '" + Code + "' }", "No column that identifies a user has a value (columns of the row: 'Code').")]
    [InlineData("[pscustomobject]@{ UserId = $hash }", "The value of column 'UserId' is not a string, a number or a GUID.")]
    [InlineData("[pscustomobject]@{ UserId = $row }", "The value of column 'UserId' is not a string, a number or a GUID.")]
    [InlineData("[pscustomobject]@{ 'E-mail' = \"$row\" }", "The value of column 'E-mail' is not a string, a number or a GUID.")]
    [InlineData("[pscustomobject]@{ UserId = Get-Date }", "The value of column 'UserId' is not a string, a number or a GUID.")]
    [InlineData("[pscustomobject]@{ Email = $true }", "The value of column 'Email' is not a string, a number or a GUID.")]
    [InlineData("[pscustomobject]@{ UserId = 'user1'; Email = $true }", "The value of column 'Email' is not a string, a number or a GUID.")]
    [InlineData("@{ UserId = @{ Code = '" + Code + "' } }", "The value of column 'UserId' is not a string, a number or a GUID.")]
    [InlineData("\" $row\"", "The user is an object that was converted to a string. It is not shown.")]
    [InlineData("\"user7 $row\"", "The user is an object that was converted to a string. It is not shown.")]
    [InlineData("'\"' + $row.EmergencyTokencode + '\",\"user5@example.com\"'", "The string contains more than the name of a user. It is not shown.")]
    [InlineData("($row | ConvertTo-Json -Compress -AsArray)", "The string contains more than the name of a user. It is not shown.")]
    [InlineData("'EmergencyTokencode    : 78219769'", "The string contains more than the name of a user. It is not shown.")]
    [InlineData("\"user1`n78219769\"", "The string contains more than the name of a user. It is not shown.")]
    [InlineData("'  \"d\": \"78219769\",'", "The value given for the user is the text of a key. It is not shown.")]
    [InlineData("'{\"kty\":\"EC\",\"d\":\"78219769\"}'", "The value given for the user is the text of a key. It is not shown.")]
    [InlineData("[pscustomobject]@{ Email = '-----BEGIN PRIVATE KEY-----78219769' }", "The value given for the user is the text of a key. It is not shown.")]
    [InlineData("[pscustomobject]@{ UserId = 'user1', 'user2'; Email = '-----BEGIN PRIVATE KEY-----78219769' }", "The value given for the user is the text of a key. It is not shown.")]
    [InlineData("[pscustomobject]@{ Id = 'user3'; Title = 'ticket' }", "No column that identifies a user has a value (columns of the row: 'Id', 'Title').")]
    [InlineData("[pscustomobject]@{ '78219769;user1@example.com' = 'x;y' }", "No column that identifies a user has a value (columns of the row: (not shown)).")]
    [InlineData("$(,$circle)", "The row is a list that is nested too deeply.")]
    [InlineData("$xml.ParentNode", "No column that identifies a user has a value (columns of the row: 'user'")]
    public void Anything_else_is_one_clear_error_and_its_text_is_neither_sent_nor_shown(string value, string what)
    {
        Run($"$circle = [System.Collections.ArrayList]::new(); [void] $circle.Add($circle); $value = {value}");
        foreach (var script in new[] { "Unlock-RsaUserMethod ($value)", "$value | Unlock-RsaUserMethod", "Unlock-RsaUserMethod ($value) -WhatIf", "Unlock-Proxy ($value)" })
        {
            Service.Requests.Clear();
            var result = Run(script);

            var error = Assert.Single(result.Errors);
            Assert.Equal("IdentityMissing", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Code, $"{error} {error.CategoryInfo} {error.ErrorDetails?.RecommendedAction}", StringComparison.Ordinal);
            Assert.DoesNotContain(Service.Requests.Entries, entry => entry.Operation == Operation.Unlock);
        }
    }

    [Fact]
    public void What_a_function_has_made_a_text_of_is_refused_and_not_shown()
    {
        foreach (var script in new[] { "Unlock-Typed $row", "Unlock-Typed $hash", "Unlock-Typed (Get-RsaUser user1)" })
        {
            var error = Assert.Single(Run(script).Errors);
            Assert.Equal("IdentityMissing", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.DoesNotContain(Code, $"{error} {error.CategoryInfo}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_user_name_typed_as_a_number_keeps_its_zeros()
    {
        Service.Tenant.AddUser("bond@example.com", "007");

        Assert.Equal("007", Assert.Single(RunCleanly("Unlock-RsaUserMethod 007"))["Identity"]);
    }

    [Fact]
    public void Of_a_list_the_row_is_told_by_its_number()
    {
        var errors = Run("'user1', '', 'user2', $null | Unlock-RsaUserMethod").Errors;

        Assert.EndsWith(" This is pipeline object 2.", errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(" This is pipeline object 4.", errors[1].Exception.Message, StringComparison.Ordinal);
    }

    private static void AssertNothingShown(PipelineResult result)
    {
        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(Code, ShownText.BesideOutput(result), StringComparison.Ordinal);
    }
}

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>The examples with a key that is not in a file: Azure Automation, and a SecretManagement vault.</summary>
public class KeyFromElsewhereTests : ExampleTest
{
    [Fact]
    public void A_runbook_unlocks_all_and_its_job_completes()
    {
        var (exitCode, shown) = RunExample("Unlock-FromRunbook.ps1", ["-UserId", "user1@example.com"], Automation());

        Assert.Equal(0, exitCode);
        Assert.False(User(1).IsTokenLocked);
        Assert.DoesNotContain("PRIVATE KEY", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_runbooks_job_fails_when_a_row_failed_and_says_who()
    {
        var (exitCode, shown) = RunExample("Unlock-FromRunbook.ps1", ["-UserId", "nobody@example.com"], Automation());

        Assert.Equal(1, exitCode);
        Assert.Contains("WARNING: 'nobody@example.com': ", shown, StringComparison.Ordinal);
        Assert.Contains("1 of 1 user could not be unlocked", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unlock-List.ps1")]
    [InlineData("New-TokencodeList.ps1", "-ExpirationDays", "1")]
    public void A_row_with_a_key_in_it_fails_and_costs_the_other_rows_nothing(string script, params string[] more)
    {
        WriteList("-----BEGIN PRIVATE KEY-----MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ,T1", "nobody@example.com,T2", "user1@example.com,T3");
        string[] codes = script == "Unlock-List.ps1" ? [] : ["-CodePath", PathOf("codes.csv")];

        var (exitCode, shown) = RunExample(script, ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath, .. codes, .. more]);

        Assert.Equal(1, exitCode);
        var lines = File.ReadAllLines(FailurePath);
        Assert.Equal("\"Email\",\"Ticket\",\"Error\",\"Message\",\"ToDo\"", lines[0]);
        Assert.StartsWith(",,\"IdentityMissing\",", lines[1], StringComparison.Ordinal);
        Assert.Contains("pipeline object 1", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"nobody@example.com\",\"T2\",\"UserNotFound\"", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("MIIE", shown + File.ReadAllText(FailurePath), StringComparison.Ordinal);
    }

    [Fact]
    public void No_script_writes_a_row_as_its_text() => Assert.All(
        Directory.GetFiles(Folder, "*.ps1"),
        script => Assert.DoesNotContain("TargetObject)", File.ReadAllText(script), StringComparison.Ordinal));

    [Theory]
    [InlineData("user1@example.com", 0)]
    [InlineData("nobody@example.com", 1)]
    public void With_a_vault_the_exit_code_tells_whether_all_are_unlocked(string user, int expected)
    {
        var (exitCode, shown) = RunExample("Unlock-WithVault.ps1", [user, "-Vault", "HelpDesk"], Vault());

        Assert.Equal(expected, exitCode);
        Assert.Contains(user, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vault_that_has_no_such_key_ends_in_2()
    {
        var (exitCode, shown) = RunExample("Unlock-WithVault.ps1", ["user1@example.com", "-SecretName", "Other"], Vault());

        Assert.Equal(2, exitCode);
        Assert.Contains("no secret Other", shown, StringComparison.Ordinal);
        Assert.True(User(1).IsTokenLocked);
    }

    // Azure returns an encrypted variable as text.
    private string Automation() => $$"""
        function global:Get-AutomationVariable($Name) { if ($Name -eq 'RsaKey') { [IO.File]::ReadAllText('{{KeyPath}}') } else { throw "no variable $Name" } }
        """;

    // SecretManagement returns a text as a SecureString.
    private string Vault() => $$"""
        function global:Get-Secret($Name, $Vault) {
            if ($Name -ne 'RsaKey') { throw "no secret $Name" }
            ([Net.NetworkCredential]::new('', [IO.File]::ReadAllText('{{KeyPath}}'))).SecurePassword
        }
        """;
}

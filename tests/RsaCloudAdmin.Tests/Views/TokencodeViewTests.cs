using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>An emergency tokencode is masked, unless it was asked for to be read aloud.</summary>
public class TokencodeViewTests : ViewTest
{
    private string Code => Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Tokencode!.Code;

    [Theory]
    [InlineData("")]
    [InlineData(" | Format-List")]
    [InlineData(" | Format-Table *")]
    public void It_is_masked_until_plain_text_is_asked_for(string how)
    {
        var shown = Show("Enable-RsaEmergencyTokencode user1@example.com" + how);

        Assert.Contains("user1@example.com", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mask_tells_nothing_of_the_code_and_no_type_name_stands_in_its_place()
    {
        var shown = Show("Enable-RsaEmergencyTokencode user1@example.com");

        Assert.Contains("******** ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SecureString", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_for_it_is_shown_in_groups_to_be_read_aloud_and_the_object_has_it_whole()
    {
        var shown = Show(["$issued = Enable-RsaEmergencyTokencode user1@example.com -AsPlainText", "$issued", "\"whole: $($issued.EmergencyTokencode)\""]);

        Assert.Matches($"{Code[..4]} {Code[4..]} .+ user1@example.com", shown);
        Assert.Contains($"whole: {Code}", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678", "1234 5678")]
    [InlineData("123456", "123 456")]
    [InlineData("123456789", "123 456 789")]
    [InlineData("1234567890", "1234 5678 90")]
    [InlineData("123", "123")]
    [InlineData("", "")]
    public void Groups_are_of_four_or_of_three_where_that_comes_out_even(string code, string expected)
    {
        var cells = ViewScripts.Of("RsaPlainEmergencyTokencode").Where(script => script.Contains("$_.EmergencyTokencode ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, cells.Count); // In the table, and in the list.
        Assert.All(cells, cell => Assert.Equal(expected, ViewScripts.Run(Engine, cell, new { EmergencyTokencode = code }, onWindowsPowerShell: true)));
    }
}

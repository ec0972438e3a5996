using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Users;

public class UserReferenceTests
{
    private const string Id = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";

    [Theory]
    [InlineData(Id, "alice", "row 1", "row 1")]
    [InlineData(null, "alice", "row 1", "row 1")]
    [InlineData(Id, "alice", null, Id)]
    [InlineData(Id, null, null, Id)]
    [InlineData(null, "alice", null, "alice")]
    public void The_text_is_the_given_one_or_the_id_or_the_name(string? id, string? name, string? text, string expected)
    {
        var user = new UserReference(id, name, text);

        Assert.Equal((id, name, expected, expected, false), (user.Id, user.Name, user.Text, user.ToString(), user.IsConfirmed));
    }

    [Theory]
    [InlineData("alice@example.com", "AAdams", "row 1", "alice@example.com")]
    [InlineData("alice@example.com", null, Id, "alice@example.com")]
    [InlineData(" ", "AAdams", "row 1", "AAdams")]
    [InlineData(null, "AAdams", Id, "AAdams")]
    [InlineData(null, " ", "alice", "alice")]
    [InlineData("", null, Id, null)]
    public void The_name_of_a_user_from_a_result_is_one_that_can_be_looked_up(string? emailAddress, string? userName, string text, string? expected)
    {
        var user = UserReference.FromResult(Id, emailAddress, userName, text);

        Assert.Equal((Id, expected, text, true), (user.Id, user.Name, user.Text, user.IsConfirmed));
        Assert.False(user.Unconfirmed().IsConfirmed);
    }

    [Theory]
    [InlineData(Id, Id, null)]
    [InlineData("F10D0514-7DD1-4A13-A30E-236D0E65B56A", "F10D0514-7DD1-4A13-A30E-236D0E65B56A", null)]
    [InlineData("{f10d0514-7dd1-4a13-a30e-236d0e65b56a}", null, "{f10d0514-7dd1-4a13-a30e-236d0e65b56a}")]
    [InlineData("f10d05147dd14a13a30e236d0e65b56a", null, "f10d05147dd14a13a30e236d0e65b56a")]
    [InlineData("alice", null, "alice")]
    public void Only_a_guid_with_hyphens_and_nothing_around_it_is_an_id(string text, string? id, string? name)
    {
        var user = UserReference.Parse(text);

        Assert.Equal((id, name, text), (user.Id, user.Name, user.Text));
    }
}

using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Finds users by a part of their e-mail address.</summary>
[Cmdlet(VerbsCommon.Find, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class FindRsaUserCommand : PagedCommand<RsaUser>
{
    /// <summary>A part of the e-mail address, to the letter. Each one that is piped in is a search of its own.</summary>
    /// <remarks>Not text: a parameter of text would turn a row into its text, tokencodes included.</remarks>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? EmailLike { get; set; }

    private protected override ListRequest<RsaUser> Prepare(CloudAdminClient client)
    {
        var (text, pagesAhead, first) = (Text(), ThrottleLimit, First);
        return new(call => client.Users.Search(text, pagesAhead, first, call));
    }

    private string Text() => (EmailLike is null ? string.Empty : CellText.Read(EmailLike)) switch
    {
        null => throw Invalid("What was given with -EmailLike is something else than a text. It is not shown here."),
        "" => throw Invalid("Give a part of the e-mail address with -EmailLike, such as example.com."),
        var text when KeyTextDetector.Is(text) => throw Invalid("What was given with -EmailLike is the text of a key. It is not shown here."),
        var text when text.Contains('*') => throw Invalid($"{DisplayText.Quote(text)} has a wildcard, and the service searches for the text to the letter. Leave the wildcard out: a part of the address is enough."),
        var text => text,
    };

    private static RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"Could not find users. {why}");
}

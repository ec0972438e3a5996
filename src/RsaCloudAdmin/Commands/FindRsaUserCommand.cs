using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Finds users by a part of their e-mail address.</summary>
[Cmdlet(VerbsCommon.Find, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class FindRsaUserCommand : PagedCommand<RsaUser>
{
    /// <summary>Parts of e-mail addresses, to the letter. Each one is a search of its own.</summary>
    /// <remarks>Not text: a parameter of text would turn a row into its text, tokencodes included.</remarks>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? EmailLike { get; set; }

    private protected override IEnumerable<ListRequest<RsaUser>> Prepare(CloudAdminClient client)
    {
        var (pagesAhead, first) = (ThrottleLimit, First);
        foreach (var given in EmailLike is { Length: > 0 } several ? several : [null])
        {
            var text = given is null ? string.Empty : CellText.Read(given);
            var isKey = text is not null && KeyTextDetector.Is(text);
            // The text, and not the object that it was read from, which may hold a key elsewhere.
            yield return new(isKey ? null : text, call => client.Users.Search(Checked(text, isKey), pagesAhead, first, call));
        }
    }

    private static string Checked(string? text, bool isKey) => text switch
    {
        _ when isKey => throw Invalid("What was given with -EmailLike is the text of a key. It is not shown here."),
        null => throw Invalid("What was given with -EmailLike is an object, and not a text. Pipe the text itself, as in (Import-Csv ./users.csv).Email | Find-RsaUser."),
        "" => throw Invalid("Give a part of the e-mail address with -EmailLike, such as example.com."),
        _ when text.Contains('*') => throw Invalid($"{DisplayText.Quote(text)} has a wildcard, which the service does not support. Leave it out: a part of the address is enough."),
        _ => text,
    };

    private static RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"Could not find users. {why}");
}

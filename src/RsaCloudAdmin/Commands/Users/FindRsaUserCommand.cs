using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Finds users by a part of their e-mail address.</summary>
[Cmdlet(VerbsCommon.Find, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class FindRsaUserCommand : PagedCommand<RsaUser>
{
    private readonly KeyLines _keyLines = new();

    /// <summary>Parts of e-mail addresses, matched literally. Each one is a separate search.</summary>
    /// <remarks>Not a string, because PowerShell would convert a row to its text, including tokencodes.</remarks>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? EmailLike { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        PipelineInput.RefuseBeside(this, nameof(EmailLike), EmailLike);
    }

    private protected override IEnumerable<ListRequest<RsaUser>> Prepare(CloudAdminClient client)
    {
        var (pagesAhead, first) = (ThrottleLimit, First);
        foreach (var given in EmailLike is { Length: > 0 } several ? several : [null])
        {
            var text = given is null ? string.Empty : CellText.Read(given);
            var isKey = _keyLines.Contain(given) || (text is not null && KeyTextDetector.Is(text));
            // The target is the text, not the original object, which may contain a key elsewhere.
            yield return new(isKey ? null : text, call => client.Users.Search(Checked(text, isKey), pagesAhead, first, call));
        }
    }

    private static string Checked(string? text, bool isKey) => text switch
    {
        _ when isKey => throw Invalid("The value of -EmailLike is the text of a key. It is not shown."),
        null => throw Invalid("The value of -EmailLike is an object. Pipe strings, as in (Import-Csv ./users.csv).Email | Find-RsaUser."),
        "" => throw Invalid("Give part of the e-mail address with -EmailLike, such as example.com."),
        _ when text.Contains('*') => throw Invalid($"{DisplayText.Quote(text)} contains a wildcard, which the service does not support. Leave it out: part of the address is enough."),
        _ => text,
    };

    private static RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"Could not find users. {why}");
}

using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Changes the phone numbers of users for SMS and voice calls.</summary>
[Cmdlet(VerbsCommon.Set, "RsaUserPhone", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUserPhone))]
public sealed class SetRsaUserPhoneCommand : UserChangeCommand<RsaUserPhone>
{
    // The parameters that clear a number.
    private readonly HashSet<string> _clearing = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The new number for SMS, with the country code. On the command line, an empty string clears the number.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? SmsNumber { get; set; }

    /// <summary>The new number for voice calls, with the country code. On the command line, an empty string clears the number.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? VoiceNumber { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Note(nameof(SmsNumber), SmsNumber);
        Note(nameof(VoiceNumber), VoiceNumber);
    }

    private protected override RowRequest<RsaUserPhone> Prepare(CloudAdminClient client, UserRow row)
    {
        var sms = NumberOf(nameof(SmsNumber), SmsNumber, row, "SMS number");
        var voice = NumberOf(nameof(VoiceNumber), VoiceNumber, row, "voice number");
        return sms is null && voice is null
            ? throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not change the phone numbers of {row}: the row has no new number. Give one with -SmsNumber or -VoiceNumber, or in a column of that name.")
            : new(ActionOf(sms, voice), call => client.Users.SetPhonesAsync(row.User!, sms, voice, call));
    }

    private void Note(string parameter, PSObject? given)
    {
        // A blank may come from a cell of a list, so it clears nothing.
        if (given?.BaseObject is string { Length: 0 })
            _clearing.Add(parameter);
    }

    // Null leaves the number unchanged. An empty cell of a list does too, because most lists fill in only what changes.
    private string? NumberOf(string parameter, PSObject? given, UserRow row, string what)
    {
        if (_clearing.Contains(parameter))
            return string.Empty;
        // The numbers of a user object are the user's present numbers, not new ones.
        if (row.Input is IRsaUserNames && !IsOnCommandLine(parameter))
            return null;
        RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"The {what} of {row} {why}.");
        return TextOf(parameter, given, row, Invalid) is { Length: > 0 } text ? PhoneNumber.Read(text, Invalid) : null;
    }

    private static string ActionOf(string? sms, string? voice)
    {
        var parts = new[] { PartOf("SMS number", sms), PartOf("voice number", voice) }.OfType<string>();
        var action = string.Join(" and ", parts);
        return char.ToUpperInvariant(action[0]) + action.Substring(1);
    }

    private static string? PartOf(string what, string? number) => number switch
    {
        null => null,
        "" => $"clear the {what}",
        _ => $"set the {what} to {DisplayText.Quote(number)}",
    };
}

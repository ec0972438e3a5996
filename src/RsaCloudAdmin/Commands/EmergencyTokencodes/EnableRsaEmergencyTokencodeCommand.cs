using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Issues emergency tokencodes to users who cannot sign in otherwise.</summary>
[Cmdlet(VerbsLifecycle.Enable, "RsaEmergencyTokencode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaEmergencyTokencode), typeof(RsaPlainEmergencyTokencode))]
public sealed class EnableRsaEmergencyTokencodeCommand : UserChangeCommand<RsaIssuedTokencode>
{
    /// <summary>
    /// How many days the code works, from 1 to 7; 1 by default. With -OneTimeUse, the default is the tenant's setting.
    /// Cannot be combined with -ExpiresIn.
    /// </summary>
    [Parameter]
    [Converted(typeof(int), "a whole number of days from 1 to 7")]
    [ValidateRange(RsaEmergencyTokencode.LeastDays, RsaEmergencyTokencode.MostDays)]
    [ArgumentCompleter(typeof(DaysCompleter))]
    public int ExpirationDays { get; set; } = RsaEmergencyTokencode.LeastDays;

    /// <summary>
    /// How long the code works, from one minute to seven days, rounded up to whole minutes. Cannot be combined with
    /// -ExpirationDays.
    /// </summary>
    [Parameter]
    [Converted(typeof(TimeSpan), "a time such as 02:00:00 for two hours")]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>
    /// Issues a code that works only once, or with -OneTimeUse:$false a code that works until it expires; by default,
    /// the tenant's setting.
    /// </summary>
    [Parameter]
    public SwitchParameter OneTimeUse { get; set; }

    /// <summary>Emits the code as readable text instead of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ExpiresIn is not { } time)
            return;
        if (IsGiven(nameof(ExpirationDays)))
            ThrowTerminatingError(InvalidExpiresIn("-ExpirationDays and -ExpiresIn cannot be used together.", time));
        if (time < RsaEmergencyTokencode.ShortestTime || time > RsaEmergencyTokencode.LongestTime)
            ThrowTerminatingError(InvalidExpiresIn($"-ExpiresIn is {time:c}, and must be from one minute (00:01:00) to seven days (7.00:00:00).", time));
    }

    private protected override RowRequest<RsaIssuedTokencode> Prepare(CloudAdminClient client, UserRow row)
    {
        // An omitted switch and -OneTimeUse:$false have the same value.
        bool? oneTimeUse = IsGiven(nameof(OneTimeUse)) ? OneTimeUse.ToBool() : null;
        var (days, asPlainText) = (ExpirationDays, AsPlainText.ToBool());
        // Version 1 of the API supports whole days only. In version 2, the tenant's setting applies to each omitted value.
        if (ExpiresIn is null && oneTimeUse is null)
            return new($"Issue an emergency tokencode for {Days(days)}", call => IssueAsync(() => client.EmergencyTokencodes.EnableAsync(row.User!, days, call), asPlainText));

        TimeSpan? time = IsGiven(nameof(ExpirationDays)) ? TimeSpan.FromDays(days) : ExpiresIn;
        var lasting = time is null ? string.Empty : $" for {(time == ExpiresIn ? $"{time:c}" : Days(days))}";
        var uses = oneTimeUse switch { true => ", for one use", false => ", for any number of uses", null => string.Empty };
        return new($"Issue an emergency tokencode{lasting}{uses}", call => IssueAsync(() => client.EmergencyTokencodes.EnableAsync(row.User!, time, oneTimeUse, call), asPlainText));
    }

    private static async Task<RsaIssuedTokencode> IssueAsync(Func<Task<RsaEmergencyTokencode>> send, bool asPlainText)
    {
        var issued = await send().ConfigureAwait(false);
        return asPlainText ? issued.AsPlainText() : issued;
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static ErrorRecord InvalidExpiresIn(string what, TimeSpan time) => ErrorRecords.Create(new ArgumentException(what), CommandErrors.InvalidExpiresIn, time);

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}

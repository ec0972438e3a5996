using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Issues an emergency tokencode for users who cannot sign in otherwise.</summary>
[Cmdlet(VerbsLifecycle.Enable, "RsaEmergencyTokencode", SupportsShouldProcess = true, DefaultParameterSetName = ByDays)]
[OutputType(typeof(RsaEmergencyTokencode), typeof(RsaPlainEmergencyTokencode))]
public sealed class EnableRsaEmergencyTokencodeCommand : UserChangeCommand<RsaIssuedTokencode>
{
    internal const int LeastDays = 1;
    internal const int MostDays = 7;

    private const string ByDays = "Days";
    private const string ByTime = "Time";

    private static readonly TimeSpan LeastTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostTime = TimeSpan.FromDays(MostDays);

    private bool? _oneTimeUse;

    /// <summary>How many days the code works.</summary>
    [Parameter(ParameterSetName = ByDays)]
    [ValidateRange(LeastDays, MostDays)]
    [ArgumentCompleter(typeof(DaysCompleter))]
    public int ExpirationDays { get; set; } = LeastDays;

    /// <summary>How long the code works, from one minute to seven days; the tenant's setting by default. Rounded up to whole minutes.</summary>
    [Parameter(ParameterSetName = ByTime)]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Makes a code that works once only, or with :$false one that works until it expires; the tenant's setting by default.</summary>
    [Parameter(ParameterSetName = ByTime)]
    public SwitchParameter OneTimeUse { get; set; }

    /// <summary>Emits the code as readable text, to read it out.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override string Action => ParameterSetName == ByTime
        ? $"Issue an emergency tokencode{(ExpiresIn is { } time ? $" for {time:c}" : "")}{(_oneTimeUse switch { true => ", for one use", false => ", for any number of uses", null => "" })}"
        : $"Issue an emergency tokencode for {ExpirationDays} {(ExpirationDays == 1 ? "day" : "days")}";

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // A switch that is not given and one that is given as $false look the same by themselves.
        _oneTimeUse = MyInvocation.BoundParameters.ContainsKey(nameof(OneTimeUse)) ? OneTimeUse.ToBool() : null;
        if (ExpiresIn is { } time && (time < LeastTime || time > MostTime))
        {
            ThrowTerminatingError(ErrorRecords.Make(
                new ArgumentException($"-ExpiresIn is {time:c}, and must be from one minute to seven days."),
                "InvalidExpiresIn",
                ErrorCategory.InvalidArgument,
                time,
                "Give a time such as 02:00:00 for two hours, or give whole days by -ExpirationDays."));
        }
    }

    private protected override async Task<RsaIssuedTokencode> SendAsync(CloudAdminClient client, UserRow row, CallContext call)
    {
        var issued = await (ParameterSetName == ByTime
            ? client.EnableEmergencyTokencodeAsync(row.User!, ExpiresIn, _oneTimeUse, call)
            : client.EnableEmergencyTokencodeAsync(row.User!, ExpirationDays, call)).ConfigureAwait(false);
        return AsPlainText ? issued.AsPlainText() : issued;
    }
}

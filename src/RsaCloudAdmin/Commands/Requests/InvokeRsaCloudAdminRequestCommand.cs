using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Requests;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Sends requests to any path of the API.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "RsaCloudAdminRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSCustomObject))]
public sealed class InvokeRsaCloudAdminRequestCommand : BulkCommand<IReadOnlyList<object?>>
{
    /// <summary>The path below the API's base address, such as v1/licenseusage.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? Path { get; set; }

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1)]
    [Converted(typeof(RsaRequestMethod), "Get, Post, Put, Patch or Delete")]
    public RsaRequestMethod Method { get; set; } = RsaRequestMethod.Get;

    /// <summary>The parameters of the query. Names and values are escaped.</summary>
    [Parameter]
    [AllowNull]
    [Converted(typeof(IDictionary), "a hashtable")]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, an object or a list, which is written as JSON, or a string that is JSON.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? Body { get; set; }

    /// <summary>A repeat of the request has no further effect, so it may be repeated after a failure.</summary>
    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>The OAuth scopes that the request needs.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [Converted(typeof(string[]), "one or more scopes")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        PipelineInput.RefuseBeside(this, nameof(Body), Body);
    }

    protected override void ProcessRecord()
    {
        var row = RowOf(CellText.Read(Path));
        Add(row, () => Prepare(Connection!.Client, row.Path!));
    }

    // Reading needs no confirmation, whatever $ConfirmPreference is. But -WhatIf sends nothing at all.
    private protected override bool IsConfirmed(BulkRow row, string action) =>
        (Method == RsaRequestMethod.Get && !IsOn("WhatIf", LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"))) && !IsOn("Confirm", usual: false))
        || ShouldProcess(DisplayText.Quote(Connection!.Name), action);

    private RequestRow RowOf(string? path)
    {
        if (path is null)
            return new(null, null, Invalid("The path is not a string. It is not shown."));
        if (path.Length == 0)
            return new(null, null, Invalid($"The path is missing. Give it with -Path, as in -Path v1/licenseusage.{(MyInvocation.ExpectingInput ? " Pipeline input is the body." : string.Empty)}"));
        var isText = Body?.BaseObject is string;
        if (KeyTextDetector.IsIn(path) || (isText ? KeyTextDetector.IsIn((string)Body!.BaseObject) : KeyRow.Is(Body)) || KeyRow.Is(Query) || KeyRow.Is(Scope))
            return new(null, null, Invalid("It contains a key, which is not shown."));
        // An object from the pipeline is the target of an error, so that it can be sent again. A string may be a piece of a key.
        return new(MyInvocation.ExpectingInput && !isText ? Body : path, path, null);
    }

    private RowRequest<IReadOnlyList<object?>> Prepare(CloudAdminClient client, string path)
    {
        var request = new ApiRequest
        {
            Method = Method,
            Path = path,
            Query = [.. JsonInput.Pairs(Query ?? new Hashtable()).SelectMany(Parameters)],
            Body = JsonInput.Convert(Body),
            IsIdempotent = Idempotent,
            Scopes = Scope ?? [],
        };
        return new($"Send {$"{Method}".ToUpperInvariant()} /{client.Requests.PathOf(request)}", async call => ItemsOf(JsonOutput.Convert(await client.Requests.SendAsync(request, call).ConfigureAwait(false))));
    }

    // A list is sent as one parameter for each item. A parameter without a value is left out.
    private static IEnumerable<KeyValuePair<string, string>> Parameters(KeyValuePair<string, object?> pair)
    {
        var value = pair.Value is PSObject wrapped ? wrapped.BaseObject : pair.Value;
        return (value is IList several ? several.Cast<object?>() : [value]).Where(item => item is not null).Select(item => new KeyValuePair<string, string>(pair.Key, JsonInput.ConvertToText(item)));
    }

    private static object?[] ItemsOf(object? result) => result switch
    {
        null => [],
        object?[] items => items,
        _ => [result],
    };

    private bool IsOn(string parameter, bool usual) => MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? LanguagePrimitives.IsTrue(given) : usual;

    private static RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"Could not send the request. {why}");
}

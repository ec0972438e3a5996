using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Select-Object: some of the objects, and some of their properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = Properties)]
public sealed class SelectObjectCommand : PSCmdlet
{
    private const string Properties = "Properties";
    private const string Values = "Values";

    private readonly Queue<PSObject> _last = [];
    private int _passed;
    private int _skipped;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The names of properties, which may have wildcards; script blocks; or tables of Name and Expression.</summary>
    [Parameter(Position = 0, ParameterSetName = Properties)]
    public object[]? Property { get; set; }

    /// <summary>The property whose values are emitted in the objects' place.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Values)]
    public string ExpandProperty { get; set; } = string.Empty;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    protected override void BeginProcessing()
    {
        if (First == 0 && Last < 0)
            throw EngineInternals.StopUpstream(this);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || _skipped++ < Skip)
            return;
        if (First < 0 && Last < 0 || _passed < First)
        {
            _passed++;
            Emit(InputObject);
        }
        else if (Last > 0)
        {
            _last.Enqueue(InputObject);
            if (_last.Count > Last)
                _last.Dequeue();
        }

        // Nothing that comes now can matter: who makes it need not go on.
        if (Last < 0 && _passed == First)
            throw EngineInternals.StopUpstream(this);
    }

    protected override void EndProcessing()
    {
        foreach (var item in _last)
            Emit(item);
    }

    private void Emit(PSObject item)
    {
        if (ParameterSetName == Values)
            Expand(item);
        else
            WriteObject(Property is null ? item : Narrow(item));
    }

    private void Expand(PSObject item)
    {
        if (item.Properties[ExpandProperty] is { } property)
        {
            WriteObject(property.Value, enumerateCollection: true);
            return;
        }

        WriteError(new ErrorRecord(
            new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
    }

    private PSObject Narrow(PSObject item)
    {
        var narrowed = new PSObject();
        foreach (var (name, value) in Property!.SelectMany(selection => PropertySelection.Of(selection).ValuesOf(item)))
        {
            if (narrowed.Properties[name] is null)
                narrowed.Properties.Add(new PSNoteProperty(name, value));
        }

        return narrowed;
    }
}

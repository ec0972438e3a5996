using System.Collections.ObjectModel;

namespace RsaCloudAdmin;

/// <summary>A list that shows its texts where a list otherwise shows the name of its type, as in the files of Export-Csv.</summary>
internal sealed class TextList(IEnumerable<string> texts) : ReadOnlyCollection<string>([.. texts])
{
    public override string ToString() => string.Join("; ", this);
}

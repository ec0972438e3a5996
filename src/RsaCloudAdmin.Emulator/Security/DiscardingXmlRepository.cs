using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace RsaCloudAdmin.Emulator.Security;

/// <summary>Keeps ASP.NET Core's data protection, which comes with authentication and is unused, from writing keys into the user's home.</summary>
internal sealed class DiscardingXmlRepository : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [];

    public void StoreElement(XElement element, string friendlyName)
    {
    }
}

using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace RsaCloudAdmin.Emulator.Security;

/// <summary>Stops ASP.NET Core's data protection, which authentication adds without need, from writing keys to the user's home folder.</summary>
internal sealed class DiscardingXmlRepository : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [];

    public void StoreElement(XElement element, string friendlyName)
    {
    }
}

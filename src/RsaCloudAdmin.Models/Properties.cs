using System.Runtime.CompilerServices;

// Only the client and the cmdlets create these objects and set their internal properties.
[assembly: InternalsVisibleTo("RsaCloudAdmin")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client.Tests")]

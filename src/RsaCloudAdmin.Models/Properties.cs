using System.Runtime.CompilerServices;

// Only the module creates these objects and sets their internal properties, such as FurtherFailures.
[assembly: InternalsVisibleTo("RsaCloudAdmin")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client.Tests")]

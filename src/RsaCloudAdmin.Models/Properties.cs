using System.Runtime.CompilerServices;

// The module alone words errors, and says what else failed in a run.
[assembly: InternalsVisibleTo("RsaCloudAdmin")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client")]
[assembly: InternalsVisibleTo("RsaCloudAdmin.Client.Tests")]

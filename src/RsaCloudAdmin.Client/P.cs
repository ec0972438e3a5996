namespace RsaCloudAdmin.Client; internal static class P;

namespace RsaCloudAdmin; internal static class P;

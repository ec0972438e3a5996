using System.Globalization;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The members of newer frameworks that the tests use.</summary>
internal static class NewerFramework
{
    extension(string text)
    {
        public string Replace(string old, string replacement, StringComparison comparison)
        {
            Assert.Equal(StringComparison.Ordinal, comparison);
            return text.Replace(old, replacement);
        }

        public string ReplaceLineEndings(string replacement) => text.Replace("\r\n", "\n").Replace("\n", replacement);
    }

    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<T> Order() => items.OrderBy(item => item);
    }

    extension(Enum)
    {
        public static T Parse<T>(string name)
            where T : struct => (T)Enum.Parse(typeof(T), name);
    }

    extension(Task task)
    {
        public Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => task.WaitAsync(limit, TimeProvider.System, cancellationToken);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => task.WaitAsync(limit, TimeProvider.System, cancellationToken);
    }

    extension(CancellationTokenSource source)
    {
        public Task CancelAsync() => Task.Run(source.Cancel);
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
    }
}

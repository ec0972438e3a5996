using System.Globalization;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>
/// The service in this process, with an account for each way to sign in. A restart closes its listener and all
/// connections, and keeps its data.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    // Below the ports that systems assign automatically. Otherwise another process could take the port while the
    // service is down.
    private const int FirstPort = 20_000;
    private const int LastPort = 30_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-soak-");
    private readonly List<string> _secrets = [];

    private Service(CloudEmulator emulator) => Emulator = emulator;

    public CloudEmulator Emulator { get; }

    /// <summary>Pieces of private keys. None may be shown.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    public static async Task<Service> StartAsync(SoakPlan plan)
    {
        while (true)
        {
            try
            {
                return new Service(await CloudEmulator.StartAsync(new EmulatorOptions
                {
                    Port = Random.Shared.Next(FirstPort, LastPort),
                    Users = plan.Users,
                    Seed = plan.Seed,
                    JournalLength = int.MaxValue,
                }).ConfigureAwait(false));
            }
            catch (IOException)
            {
                // Another process uses the port.
            }
        }
    }

    /// <summary>Creates an account and returns the parameters of Connect-RsaCloudAdmin for it.</summary>
    public IReadOnlyDictionary<string, object> Open(SignIn signIn)
    {
        var path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"account{signIn.Account}"));
        if (signIn.TokenLife is not { } life)
        {
            var key = Emulator.CreateApiKey(form: new ApiKeyForm());
            key.WriteTo(path);
            _secrets.AddRange(key.PrivateKeyPem.Split('\n').Where(line => line.Length > 20 && !line.StartsWith('-')));
            return new Dictionary<string, object> { ["KeyPath"] = path };
        }

        var client = Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = signIn.Account % 2 == 0 ? OAuthKeyType.Rsa : OAuthKeyType.Ec, TokenLife = life });
        client.WriteTo(path);
        _secrets.AddRange(client.JwkFields().Where(field => field.Key is "d" or "p" or "q" or "dp" or "dq" or "qi").Select(field => field.Value));
        return new Dictionary<string, object>
        {
            ["KeyPath"] = path,
            ["ClientId"] = client.ClientId,
            ["Issuer"] = client.Issuer.AbsoluteUri,
            ["BaseUri"] = Emulator.BaseUri.AbsoluteUri,
        };
    }

    /// <summary>Locks users' methods, as failed sign-ins do.</summary>
    public void Lock(IEnumerable<int> users)
    {
        foreach (var user in users)
            Emulator.Tenant.Change(EmulatedTenant.SeededId(user), u => u with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true });
    }

    /// <summary>Waits until no request about the users is in flight.</summary>
    public Task SettleAsync(IReadOnlyCollection<int> users)
    {
        var ids = users.Select(UserNames.IdOf).ToList();
        return Emulator.Requests.WaitAsync(journal => ids.TrueForAll(id => journal.InFlightOf(id) == 0));
    }

    public Dictionary<int, UserState> StatesOf(IEnumerable<int> users) => users.ToDictionary(user => user, StateOf);

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync().ConfigureAwait(false);
        _folder.Delete(recursive: true);
    }

    private UserState StateOf(int number)
    {
        var user = Emulator.Tenant.Find(EmulatedTenant.SeededId(number))!;
        var token = Emulator.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(number))!;
        return new UserState
        {
            IsEnabled = user.IsEnabled,
            IsMarkedDeleted = user.MarkedDeletedAt is not null,
            SynchronizedAt = user.Synchronized,
            SmsNumber = user.SmsNumber,
            IsTokenLocked = user.IsTokenLocked,
            IsSmsLocked = user.IsSmsLocked,
            IsVoiceLocked = user.IsVoiceLocked,
            TokencodeId = user.Tokencode?.Id.ToString(),
            Tokencode = user.Tokencode?.Code,
            EnrollmentCode = user.EnrollmentCode?.Code,
            RegistrationCode = user.RegistrationCode?.Code,
            CodesIssued = user.TokencodesIssued + user.EnrollmentCodesIssued + user.RegistrationCodesIssued,
            OwnsHardwareToken = token.UserId == user.Id,
            IsHardwareTokenEnabled = token.IsEnabled,
            TokenName = token.Name == token.SerialNumber ? null : token.Name,
            HasPhone = user.HasPhone,
            HasPin = token.HasPin,
        };
    }
}

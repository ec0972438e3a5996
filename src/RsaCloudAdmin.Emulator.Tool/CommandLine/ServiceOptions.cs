using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary>The options of the emulator.</summary>
internal sealed class ServiceOptions
{
    private readonly Option<int> _port = Create(
        "--port", "number", "The port to listen on. By default, any free port.", ReadNumber(0, 65535));

    private readonly Option<int> _users = WithDefault(20, Create(
        "--users", "number", "The number of users: user1@example.com, user2@example.com and so on.", ReadNumber(1, 1_000_000)));

    private readonly Option<TimeSpan> _latency = Create(
        "--latency", "time", "The time that each response takes, such as 20ms or 1.5s.", ReadTime);

    private readonly Option<RateLimit?> _rateLimit = Create<RateLimit?>(
        "--rate-limit", "requests/time", "The number of requests that are accepted in a time window, such as 50/1s. Other requests get 429, and the Retry-After header gives the time until the next window. With 50/1s:no-retry-after, there is no header. With 50/1s:shared=0-45/20s, another client uses the same limit: it sends 0 to 45 requests per second, in a wave of 20 seconds.", ReadRate);

    private readonly Option<ConcurrencyLimit?> _concurrencyLimit = Create<ConcurrencyLimit?>(
        "--concurrency-limit", "requests", "The number of requests that are served at the same time, such as 3. Other requests get 429 at once. With 3:retry-after=1s, the 429 has a Retry-After header.", ReadConcurrency);

    private readonly Option<IReadOnlyList<Fault>> _faults = Create(
        "--faults", "effect=share,...", "The faults to simulate, and how often, such as 503=5%,reset-after@unlock=2x,429:retry-after=1s.", ReadFaults);

    private readonly Option<AdminRole> _role = WithDefault(AdminRole.SuperAdmin, CreateChoice<AdminRole>("--role", "The role of the API key."));

    private readonly Option<AudienceRule> _audience = CreateChoice<AudienceRule>(
        "--audience", "How to check the audience (aud) of the key's tokens. Strict: it must equal the address in the key file exactly. Lenient: the same host is enough. By default, Strict.");

    private readonly Option<ScopeRefusal> _scopeRefusal = CreateChoice<ScopeRefusal>(
        "--scope-refusal", "How the issuer responds to a scope that the OAuth client may not have: with 400 (InvalidScope), with 403 (Forbidden), or with a token that permits nothing (EmptyToken). By default, InvalidScope.");

    private readonly Option<TimeSpan> _tokenLife = WithDefault(TimeSpan.FromHours(1), Create(
        "--token-life", "time", "The lifetime of the OAuth client's access tokens, such as 5s.", ReadLife));

    private readonly Option<string?> _keyPath = Create<string?>(
        "--key-path", "path", "Where to create the key file. It is removed when the emulator stops. By default, it is in a temporary folder.", ReadNewFile);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _users, _latency, _rateLimit, _concurrencyLimit, _faults, _role, _audience, _scopeRefusal, _tokenLife, _keyPath })
            command.Add(option);
    }

    public ServiceSettings Read(ParseResult line) => new(new EmulatorOptions
    {
        Port = line.GetValue(_port),
        Users = line.GetValue(_users),
        Latency = line.GetValue(_latency),
        RateLimit = line.GetValue(_rateLimit),
        ConcurrencyLimit = line.GetValue(_concurrencyLimit),
        Faults = line.GetValue(_faults) ?? [],
        Audience = line.GetValue(_audience),
        ScopeRefusal = line.GetValue(_scopeRefusal),
    })
    {
        Role = line.GetValue(_role),
        TokenLife = line.GetValue(_tokenLife),
        KeyPath = line.GetValue(_keyPath),
    };

    private static Option<T> Create<T>(string name, string helpName, string description, Func<ArgumentResult, T> read) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = read,
        Arity = ArgumentArity.ExactlyOne,
    };

    private static Option<T> CreateChoice<T>(string name, string description)
        where T : struct, Enum => Create(name, string.Join('|', Enum.GetNames<T>()), description, ReadChoice<T>);

    private static Option<T> WithDefault<T>(T value, Option<T> option)
    {
        option.DefaultValueFactory = _ => value;
        return option;
    }

    private static Func<ArgumentResult, int> ReadNumber(int least, int most) => given =>
        int.TryParse(Text(given), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse<int>(given, $"a whole number from {least} to {most}");

    private static TimeSpan ReadTime(ArgumentResult given) =>
        Durations.TryParse(Text(given), out var time) ? time : Refuse<TimeSpan>(given, "a time such as 20ms, 1.5s or 2m, up to one day");

    private static TimeSpan ReadLife(ArgumentResult given) => Durations.TryParse(Text(given), out var time) && time >= TimeSpan.FromSeconds(1)
        ? time
        : Refuse<TimeSpan>(given, "a time such as 5s or 1h, from one second to one day");

    private static RateLimit? ReadRate(ArgumentResult given) =>
        RateLimit.Parse(Text(given)) ?? Refuse<RateLimit>(given, "a number of requests and a time, such as 50/1s, 1000/1m, 50/1s:no-retry-after or 50/1s:shared=0-45/20s");

    private static ConcurrencyLimit? ReadConcurrency(ArgumentResult given) =>
        ConcurrencyLimit.Parse(Text(given)) ?? Refuse<ConcurrencyLimit>(given, "a number of requests, 1 or more, such as 3 or 3:retry-after=1s");

    private static T ReadChoice<T>(ArgumentResult given)
        where T : struct, Enum => Enum.GetNames<T>().Contains(Text(given), StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(Text(given), ignoreCase: true)
            : Refuse<T>(given, string.Join(" or ", Enum.GetNames<T>()));

    private static IReadOnlyList<Fault> ReadFaults(ArgumentResult given)
    {
        try
        {
            return FaultText.Parse(Text(given));
        }
        catch (FormatException e)
        {
            given.AddError($"--faults: {e.Message}");
            return [];
        }
    }

    private static string? ReadNewFile(ArgumentResult given)
    {
        var path = Path.GetFullPath(Text(given));
        if (File.Exists(path) || Directory.Exists(path))
            given.AddError($"--key-path: '{path}' already exists. Specify a new file: an existing file is never overwritten.");
        else if (!Directory.Exists(Path.GetDirectoryName(path)))
            given.AddError($"--key-path: The folder '{Path.GetDirectoryName(path)}' does not exist. Create it, or specify another path.");
        return path;
    }

    private static T? Refuse<T>(ArgumentResult given, string wanted)
    {
        given.AddError($"{((OptionResult)given.Parent!).Option.Name} is '{Text(given)}', but must be {wanted}.");
        return default;
    }

    private static string Text(ArgumentResult given) => given.Tokens[0].Value;
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary>The options that say what the stand-in service is like.</summary>
internal sealed class ServiceOptions
{
    private readonly Option<int> _port = Make(
        "--port", "number", "The port to listen on. By default, one that is free.", ReadNumber(0, 65535));

    private readonly Option<int> _users = WithDefault(20, Make(
        "--users", "number", "How many users there are: user1@example.com, user2@example.com and so on.", ReadNumber(1, 1_000_000)));

    private readonly Option<TimeSpan> _latency = Make(
        "--latency", "time", "How long each answer takes, such as 20ms or 1.5s.", ReadTime);

    private readonly Option<RateLimit?> _rateLimit = Make<RateLimit?>(
        "--rate-limit", "requests/time", "How many requests are let through in what time, such as 50/1s. The rest are refused with 429, and told to come back in the next window; with 50/1s:no-retry-after they are not told. With 50/1s:shared=0-45/20s another client sends 0 to 45 requests in each second, in a wave of 20 seconds, and they count too.", ReadRate);

    private readonly Option<ConcurrencyLimit?> _concurrencyLimit = Make<ConcurrencyLimit?>(
        "--concurrency-limit", "requests", "How many requests are served at a time, such as 3. The rest are refused at once with 429; with 3:retry-after=1s they are told when to come back.", ReadConcurrency);

    private readonly Option<IReadOnlyList<Fault>> _faults = Make(
        "--faults", "effect=share,...", "What goes wrong, and how often, such as 503=5%,reset-after@unlock=2x,429:retry-after=1s.", ReadFaults);

    private readonly Option<AdminRole> _role = WithDefault(AdminRole.SuperAdmin, MakeChoice<AdminRole>("--role", "The role of the key."));

    private readonly Option<AudienceRule> _audience = MakeChoice<AudienceRule>(
        "--audience", "Whether the audience (aud) of the key's tokens must be the address in the key file to the letter (Strict), or the same host is enough (Lenient). By default, Strict.");

    private readonly Option<ScopeRefusal> _scopeRefusal = MakeChoice<ScopeRefusal>(
        "--scope-refusal", "What the issuer does with a scope that the OAuth client may not have: answers 400 (InvalidScope) or 403 (Forbidden), or gives a token that opens nothing (EmptyToken). By default, InvalidScope.");

    private readonly Option<TimeSpan> _tokenLife = WithDefault(TimeSpan.FromHours(1), Make(
        "--token-life", "time", "How long the OAuth client's access tokens live, such as 5s.", ReadLife));

    private readonly Option<string?> _keyPath = Make<string?>(
        "--key-path", "path", "Where to put the key file, until the service stops. By default, a temporary folder.", ReadNewFile);

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

    private static Option<T> Make<T>(string name, string helpName, string description, Func<ArgumentResult, T> read) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = read,
        Arity = ArgumentArity.ExactlyOne,
    };

    private static Option<T> MakeChoice<T>(string name, string description)
        where T : struct, Enum => Make(name, string.Join('|', Enum.GetNames<T>()), description, ReadChoice<T>);

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
        Durations.TryParse(Text(given), out var time) ? time : Refuse<TimeSpan>(given, "a time such as 20ms, 1.5s or 2m, up to a day");

    private static TimeSpan ReadLife(ArgumentResult given) => Durations.TryParse(Text(given), out var time) && time >= TimeSpan.FromSeconds(1)
        ? time
        : Refuse<TimeSpan>(given, "a time such as 5s or 1h, from a second to a day");

    private static RateLimit? ReadRate(ArgumentResult given) =>
        RateLimit.Parse(Text(given)) ?? Refuse<RateLimit>(given, "requests and a time such as 50/1s, 1000/1m, 50/1s:no-retry-after or 50/1s:shared=0-45/20s");

    private static ConcurrencyLimit? ReadConcurrency(ArgumentResult given) =>
        ConcurrencyLimit.Parse(Text(given)) ?? Refuse<ConcurrencyLimit>(given, "a number of requests from 1 on such as 3, or 3:retry-after=1s");

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
            given.AddError($"--key-path: '{path}' is there already. Name a file that is not, so that no key of yours is lost.");
        else if (!Directory.Exists(Path.GetDirectoryName(path)))
            given.AddError($"--key-path: there is no folder '{Path.GetDirectoryName(path)}'.");
        return path;
    }

    private static T? Refuse<T>(ArgumentResult given, string wanted)
    {
        given.AddError($"{((OptionResult)given.Parent!).Option.Name} is '{Text(given)}', and must be {wanted}.");
        return default;
    }

    private static string Text(ArgumentResult given) => given.Tokens[0].Value;
}

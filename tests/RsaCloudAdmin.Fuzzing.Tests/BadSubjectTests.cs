using System.Security.Cryptography;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Fuzzing.CommandLine;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;

namespace RsaCloudAdmin.Fuzzing.Tests;

/// <summary>A campaign finds each kind of fault in a module and says how to reproduce it.</summary>
public class BadSubjectTests
{
    // Each worker finishes the input it began, so there may be a few more.
    private const int Inputs = 400;

    private static readonly Seed Fixed = new(7);

    [Fact]
    public async Task An_unclear_exception_is_found()
    {
        var finding = await FindAsync(_ => throw new InvalidOperationException("oops"));

        Assert.Equal(Fault.UnclearException, finding.Fault);
        Assert.Contains("oops", finding.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unclear_exception_of_a_key_is_found() =>
        Assert.Equal(Fault.UnclearException, (await FindAsync(_ => new(KeyJudge.Judge<RSA>(() => throw new CryptographicException("ASN1 corrupted data."), "API key", _ => null)))).Fault);

    [Fact]
    public async Task A_key_that_is_shown_is_found()
    {
        var line = KeyPool.Rsa[0].ExportRSAPrivateKeyPem().Split('\n')[5];

        var finding = await FindAsync(_ => new(Refused($"The API key is damaged near {line[10..30]}.")));

        Assert.Equal(Fault.ShownSecret, finding.Fault);
    }

    [Theory]
    [InlineData("The API key\u001b[31m is damaged.")]
    [InlineData("The API key is\r\ndamaged.")]
    [InlineData("The API key is \u202e damaged.")]
    [InlineData("It is damaged.")]
    public async Task An_unclear_message_is_found(string message) => Assert.Equal(Fault.UnclearMessage, (await FindAsync(_ => new(Refused(message)))).Fault);

    [Fact]
    public async Task Half_of_a_character_in_a_message_is_found() => Assert.Equal(Fault.UnclearMessage, (await FindAsync(_ => new(Refused("The API key is \ud800 damaged.")))).Fault);

    [Fact]
    public async Task A_message_that_floods_is_found() => Assert.Equal(Fault.UnclearMessage, (await FindAsync(_ => new(Refused("The API key " + new string('x', 900))))).Fault);

    [Fact]
    public async Task A_value_that_is_not_what_was_meant_is_found() =>
        Assert.Equal(Fault.WrongResult, (await FindAsync(_ => new(KeyJudge.Judge(() => RSA.Create(1024), "API key", key => $"it has {key.KeySize} bits")))).Fault);

    [Theory]
    [InlineData("Could not unlock 'a': the service said 'secret-secret-secret'.", nameof(Fault.ShownSecret))]
    [InlineData("Could not unlock 'a\u0007'.", nameof(Fault.UnclearMessage))]
    public async Task An_error_of_a_call_that_shows_too_much_is_found(string message, string fault) =>
        Assert.Equal(fault, (await FindAsync(_ => Call(new RsaCloudAdminException(RsaErrorReason.ServiceError, message)))).Fault.ToString());

    [Fact]
    public async Task A_secret_in_the_cause_of_an_error_is_found() => Assert.Equal(Fault.ShownSecret,
        (await FindAsync(_ => Call(new RsaCloudAdminException(RsaErrorReason.ServiceError, "Could not.", new HttpRequestException("Invalid: 'secret-secret-secret'"))))).Fault);

    [Fact]
    public async Task An_input_of_which_nothing_comes_is_found()
    {
        var release = new TaskCompletionSource<Verdict>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subject = new BadSubject(_ => new(release.Task));

        var tally = await new Campaign { Seed = Fixed, Patience = TimeSpan.FromSeconds(1) }.RunAsync(subject, Inputs);
        release.SetResult(Verdict.IsAccepted);

        var finding = Assert.Single(tally.Findings);
        Assert.Equal(Fault.Hang, finding.Fault);
        Assert.Contains("x", finding.Input, StringComparison.Ordinal);
        Assert.Equal(1, tally.Faults);
    }

    [Fact]
    public async Task A_finding_is_as_small_as_can_be_and_its_seed_makes_it_again()
    {
        await using var subject = new BadSubject(_ => throw new InvalidOperationException("oops"));

        var tally = await new Campaign { Seed = Fixed }.RunAsync(subject, Inputs);

        var finding = tally.Findings[0];
        Assert.Equal("x", finding.Input);
        var again = await new Campaign { Seed = Seed.Parse(finding.Seed.ToString()), Workers = 1 }.RunAsync(subject, 1);
        Assert.Equal(1, again.Faults);
        Assert.Equal(finding.Seed, again.Findings[0].Seed);
    }

    [Fact]
    public async Task A_program_that_found_something_says_what_and_how_often_and_ends_with_1()
    {
        using var output = new StringWriter();

        var code = await FuzzCommand.RunAsync([new BadSubject(_ => throw new InvalidOperationException("oops"))], Inputs, Fixed, output);

        Assert.Equal(1, code);
        Assert.Contains("FINDING UnclearException: System.InvalidOperationException: oops", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"again: --kind bad --seed 7(:\d+)? --inputs 1", output.ToString());
        Assert.Contains("input: \"x\"", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\n4\d\d inputs: \d+ accepted, 0 refused clearly, [1-9]\d* findings in \d+ s", output.ToString());
    }

    [Fact]
    public async Task A_program_that_found_nothing_counts_and_ends_with_0()
    {
        using var output = new StringWriter();

        var code = await FuzzCommand.RunAsync([new BadSubject(_ => new(Verdict.IsRefused))], Inputs, Fixed, output);

        Assert.Equal(0, code);
        Assert.Matches(@"\n4\d\d inputs: [1-9]\d* accepted, [1-9]\d* refused clearly, 0 findings in \d+ s", output.ToString());
    }

    private static async Task<Finding> FindAsync(Func<string, ValueTask<Verdict>> grief)
    {
        await using var subject = new BadSubject(grief);
        var tally = await new Campaign { Seed = Fixed }.RunAsync(subject, Inputs);
        Assert.Equal(tally.Inputs, tally.Accepted + tally.Faults);
        Assert.NotEqual(0, tally.Accepted);
        return tally.Findings[0];
    }

    private static Verdict Refused(string message) => KeyJudge.Judge<RSA>(() => throw new RsaKeyException(RsaKeyFault.KeyNotRsa, message), "API key", _ => null);

    private static ValueTask<Verdict> Call(RsaCloudAdminException error)
    {
        var secrets = new Secrets("secret-secret-secret");
        return new(CallJudge.JudgeAsync(() => Task.FromException<object?>(error), new CallContext(), secrets.FindIn, (_, _) => null));
    }
}

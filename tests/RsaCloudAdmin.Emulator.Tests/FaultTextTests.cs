using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Tests;

public class FaultTextTests
{
    public static TheoryData<string, Fault> Readable => new()
    {
        { "503=5%", new(FaultEffect.ServiceUnavailable) { Probability = 0.05 } },
        { "500=100%", new(FaultEffect.InternalServerError) },
        { "502=0.5%", new(FaultEffect.BadGateway) { Probability = 0.005 } },
        { "reset-after@unlock=2x", new(FaultEffect.Reset) { AfterApplying = true, Operation = Operation.Unlock, Times = 2 } },
        { "RESET-AFTER@EnableTokencode", new(FaultEffect.Reset) { AfterApplying = true, Operation = Operation.EnableTokencode } },
        { "429:retry-after=1s", new(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(1) } },
        { "503:Retry-After=2m@lookup=1x", new(FaultEffect.ServiceUnavailable) { RetryAfter = TimeSpan.FromMinutes(2), Operation = Operation.LookUp, Times = 1 } },
        { "latency:200ms", new(FaultEffect.Latency) { Delay = TimeSpan.FromMilliseconds(200) } },
        { "latency", new(FaultEffect.Latency) },
        { "403:Expired Access Token is not allowed=1x", new(FaultEffect.Forbidden) { Words = "Expired Access Token is not allowed", Times = 1 } },
        { " still-locked ", new(FaultEffect.StillLocked) },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_fault_is_read(string text, Fault expected) => Assert.Equal(expected, Assert.Single(FaultText.Parse(text)));

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_fault_is_written_as_it_is_read(string text, Fault expected)
    {
        var written = FaultText.Write([(expected, 3)]);

        Assert.EndsWith(" # struck 3 times", written, StringComparison.Ordinal);
        Assert.Equal(expected, Assert.Single(FaultText.Parse(written)));
        Assert.Equal(Assert.Single(FaultText.Parse(text)), Assert.Single(FaultText.Parse(written)));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" , ,", 0)]
    [InlineData("hang, reset,,429=2x", 3)]
    public void Several_are_read_in_their_order(string text, int count) => Assert.Equal(count, FaultText.Parse(text).Count);

    [Fact]
    public void Every_effect_can_be_written()
    {
        var names = Assert.Throws<FormatException>(() => FaultText.Parse("?")).Message.Split("one of ")[1].Split(" (")[0];

        Assert.Equal(Enum.GetValues<FaultEffect>().Order(), FaultText.Parse(names).Select(fault => fault.Effect).Order());
    }

    [Theory]
    [InlineData("505", "'505' is not one of latency")]
    [InlineData("-after", "is not one of")]
    [InlineData("503-after-after", "is not one of")]
    [InlineData("=5%", "is not one of")]
    [InlineData("@unlock", "is not one of")]
    [InlineData("503@everything", "not one of the operations LookUp")]
    [InlineData("503@3", "not one of the operations")]
    [InlineData("503@", "not one of the operations")]
    [InlineData("503=", "must be a share")]
    [InlineData("503=5", "must be a share")]
    [InlineData("503=101%", "must be a share")]
    [InlineData("503=-5%", "must be a share")]
    [InlineData("503=NaN%", "must be a share")]
    [InlineData("503=-Infinity%", "must be a share")]
    [InlineData("503=1.5x", "must be a share")]
    [InlineData("503=-1x", "must be a share")]
    [InlineData("503=99999999999x", "must be a share")]
    [InlineData("latency:", "not a time such as")]
    [InlineData("latency:fast", "not a time such as")]
    [InlineData("429:retry-after=", "not a time such as")]
    [InlineData("429:soon", "is not valid")]
    [InlineData("reset:1s", "is not valid")]
    public void What_is_no_fault_is_told_with_what_is_possible(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => FaultText.Parse($"hang, {text}")).Message, StringComparison.Ordinal);
}

namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Accepts a burst, and then a number of requests per second.</summary>
internal sealed class TokenBucket(double rate, double burst, bool sendsRetryAfter) : SimulatedService
{
    private readonly double _burst = burst;
    private double _tokens = burst;
    private double _filledAt;

    public override double? Refuse(double now)
    {
        Fill(now);
        if (_tokens < 1)
            return sendsRetryAfter ? Math.Max(1, Math.Ceiling((1 - _tokens) / rate)) : 0;
        _tokens--;
        return null;
    }

    public override double? Reserve(double time)
    {
        Fill(Math.Max(time, _filledAt));
        if (_tokens < 1)
            Fill(_filledAt + ((1 - _tokens) / rate));
        _tokens = Math.Max(0, _tokens - 1);
        return _filledAt;
    }

    private void Fill(double now) => (_tokens, _filledAt) = (Math.Min(_burst, _tokens + ((now - _filledAt) * rate)), now);
}

namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>A server of its own, which lets a key ask once a second.</summary>
public sealed class RatesTests : IAsyncLifetime
{
    private readonly LiveServer server = new() { Change = options => options with { RequestsPerSecond = 1 } };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Who_asks_too_fast_is_told_when_to_ask_again_and_nobody_else_is()
    {
        Reply[] native = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.GetAsync("/v1/me")));
        (string, string) token = ("X-XTRA-AUTH-ID", server.Host.Tenants[0].Credentials["xswitch", "token"]);
        Reply[] xswitch = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.GetAsync("/api/users", "", token)));

        Reply refused = native.First(reply => reply.Status != 200).IsProblem(429, "too-many-requests");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"]), 1, 2);
        Assert.Contains("rule requests", refused.Value("detail"), StringComparison.Ordinal);
        Assert.Contains(native, reply => reply.Status == 200);
        Reply other = xswitch.First(reply => reply.Status != 200).Is(429);
        Assert.Equal("429", other.Value("code"));
        Assert.InRange(int.Parse(other.Headers["Retry-After"]), 1, 2);
        (await server.GetAsync("/v1/me", server.OtherKey)).Is(200);
    }
}

namespace Tandem.Server.Tests.Hosting;

using Tandem.Core.Contract.Views;
using Tandem.Foundation;
using Tandem.Net;
using Tandem.Server.Hosting;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

public sealed class ExemptHostsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_trunk_that_is_made_later_has_as_many_connections_as_it_likes_until_it_goes()
    {
        Reply made = await Server.PostAsync(
            "/v1/trunks",
            $$"""{ "name": "t{{Fresh()}}", "peers": ["198.51.100.7"], "sources": ["198.51.100.64/28"] }"""
        );
        Assert.True(Look().Contains(Host("198.51.100.7")));
        Assert.True(Look().Contains(Host("198.51.100.70")));
        Assert.False(Look().Contains(Host("198.51.100.8")));

        (await Server.SendAsync("DELETE", made.Is(201).Headers["Location"], null)).Is(204);

        Assert.False(Look().Contains(Host("198.51.100.7")));
    }

    [Fact]
    public void What_was_given_is_exempt_without_a_look_at_trunks()
    {
        Assert.True(NetBlock.TryParse("10.0.0.0/8", out NetBlock block));
        ExemptHosts hosts = new([block], () => throw new InvalidOperationException("nobody is to be asked"));
        Assert.True(hosts.Contains(Host("10.1.2.3")));
    }

    private ExemptHosts Look() => new([], () => [Server.Host.Node.Views(1)!]);

    private static NetAddress Host(string text) => NetAddress.TryParse(text + ":0", out NetAddress host) ? host : default;
}

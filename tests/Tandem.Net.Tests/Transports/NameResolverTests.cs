namespace Tandem.Net.Tests.Transports;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;

public class NameResolverTests
{
    private static readonly IPAddress One = IPAddress.Parse("192.0.2.1");
    private static readonly ResolverLimits Limits = new();

    private readonly List<string> asked = [];
    private TimeSpan clock;

    [Fact]
    public async Task An_answer_is_kept_for_a_while_whatever_the_port_or_case()
    {
        NameResolver resolver = Resolver(Limits, (_, _) => Task.FromResult(new[] { One }));
        Assert.Equal(["192.0.2.1:5060"], await Texts(resolver, "a.example", 5060));
        Assert.Equal(["192.0.2.1:5061"], await Texts(resolver, "A.Example", 5061));
        clock = Limits.Keep - TimeSpan.FromTicks(1);
        await Texts(resolver, "a.example", 5060);
        Assert.Single(asked);
        clock = Limits.Keep;
        await Texts(resolver, "a.example", 5060);
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task A_name_not_found_is_asked_again_sooner()
    {
        NameResolver resolver = Resolver(Limits, (_, _) => Task.FromException<IPAddress[]>(new SocketException(11001)));
        Assert.Empty(await Texts(resolver, "a.example", 5060));
        Assert.Empty(await Texts(resolver, "a.example", 5060));
        Assert.Single(asked);
        clock = Limits.KeepFailure;
        Assert.Empty(await Texts(resolver, "a.example", 5060));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Who_asks_while_it_is_looked_up_waits_for_the_same_look_up()
    {
        TaskCompletionSource<IPAddress[]> answer = new();
        NameResolver resolver = Resolver(Limits, (_, _) => answer.Task);
        Task<NetAddress[]> first = resolver.ResolveAsync("a.example", 1);
        Task<NetAddress[]> second = resolver.ResolveAsync("a.example", 2);
        answer.SetResult([One]);
        Assert.Equal(1, Assert.Single(await first).Port);
        Assert.Equal(2, Assert.Single(await second).Port);
        Assert.Single(asked);
    }

    [Fact]
    public async Task A_resolver_that_hangs_costs_the_time_out_and_further_names_are_refused()
    {
        TaskCompletionSource<IPAddress[]> never = new();
        ResolverLimits limits = Limits with { Patience = TimeSpan.FromMilliseconds(50), LookUps = 1 };
        NameResolver resolver = Resolver(limits, (_, _) => never.Task);
        Task<NetAddress[]> first = resolver.ResolveAsync("a.example", 1);
        Assert.Empty(await resolver.ResolveAsync("b.example", 1));
        Assert.Empty(await first.InTime());
        Assert.Equal(["a.example"], asked);
    }

    [Fact]
    public async Task No_more_names_are_kept_than_the_limit()
    {
        NameResolver resolver = Resolver(Limits with { Names = 2 }, (_, _) => Task.FromResult(new[] { One }));
        foreach (string name in new[] { "a", "b", "c" })
        {
            await Texts(resolver, name, 1);
            clock += TimeSpan.FromSeconds(1);
        }
        await Texts(resolver, "c", 1);
        await Texts(resolver, "b", 1);
        Assert.Equal(["a", "b", "c"], asked);
        await Texts(resolver, "a", 1);
        Assert.Equal(["a", "b", "c", "a"], asked);
    }

    [Fact]
    public async Task The_name_an_address_was_found_by_is_known_while_it_is_kept()
    {
        NameResolver resolver = Resolver(
            Limits with
            {
                Names = 1,
            },
            (name, _) => Task.FromResult(new[] { name == "a" ? One : IPAddress.Parse("2001:db8::1") })
        );
        NetAddress address = Assert.Single(await resolver.ResolveAsync("a", 5061));
        Assert.Equal("a", resolver.NameOf(address));
        Assert.Null(resolver.NameOf(Loopback.V4));
        Assert.Equal("b", resolver.NameOf(Assert.Single(await resolver.ResolveAsync("b", 5061))));
        Assert.Null(resolver.NameOf(address));
    }

    [Fact]
    public async Task The_machines_own_resolver_knows_localhost()
    {
        NetAddress[] found = await new NameResolver(Limits).ResolveAsync("localhost", 5060);
        Assert.Contains(found, address => address.IsLoopback && address.Port == 5060);
    }

    private NameResolver Resolver(ResolverLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> lookUp) =>
        new(
            limits,
            (name, cancel) =>
            {
                lock (asked)
                {
                    asked.Add(name);
                }
                return lookUp(name, cancel);
            },
            () => clock
        );

    private static async Task<string[]> Texts(NameResolver resolver, string name, int port) =>
        [.. (await resolver.ResolveAsync(name, port)).Select(address => address.ToString())];
}

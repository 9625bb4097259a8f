namespace Tandem.Engine.Tests;

using Tandem.Engine.Admission;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;

/// <summary>Port pairs come and go at the speed of a busy centre.</summary>
public class PortStockTests
{
    private static readonly TimeSpan Bell = TimeSpan.FromMilliseconds(1);

    /// <summary>From the wish for a pair until it has been listened to and may be lent.</summary>
    private static readonly TimeSpan Binding = TimeSpan.FromMilliseconds(400);

    // As many pairs as 20 000 open files allow.
    [Theory]
    [InlineData(1_000, 4_896, 1_000, 300, 300)]
    [InlineData(1_500, 4_896, 2_000, 300, 300)]
    [InlineData(1_000, 4_896, 1_400, 300, 1_000)]
    [InlineData(500, 4_896, 1_000, 300, 2_000)]
    [InlineData(100, 600, 250, 300, 2_000)]
    public void A_steady_stream_of_short_calls_is_let_in_whole(int callsPerSecond, int range, int phones, int shortest, int longest)
    {
        Load load = new(range, phones, shortest, longest);
        Assert.Equal(0, load.Run(callsPerSecond, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void More_than_the_range_can_carry_is_refused_and_not_lent_too_early()
    {
        Load load = new(200, 100, 300, 300);
        Assert.NotEqual(0, load.Run(500, TimeSpan.FromSeconds(5)));
        TimeSpan least = new ExchangeLimits().PortLeastRest;
        Assert.InRange(load.ShortestRest, least, least + TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void A_pair_rests_its_whole_time_while_there_are_others()
    {
        Load load = new(4_896, 100, 300, 2_000);
        Assert.Equal(0, load.Run(100, TimeSpan.FromSeconds(20)));
        Assert.True(load.ShortestRest >= new ExchangeLimits().PortRest, $"{load.ShortestRest}");
    }

    [Fact]
    public void A_pair_that_strangers_send_to_comes_last_even_when_its_rest_is_cut_short()
    {
        ExchangeLimits limits = new();
        PortStock stock = new(limits, new IdSource(new byte[32]));
        stock.Add([.. Enumerable.Range(0, 3).Select(PairOf)], 0);
        PortLease[] leases = [.. Enumerable.Range(0, 3).Select(_ => Take(stock, default))];
        Array.ForEach(leases, lease => stock.Return(lease, default));
        stock.Heard(leases[0].Port.Pair, true);
        Instant now = default(Instant) + limits.PortLeastRest;
        int[] order = [.. Enumerable.Range(0, 3).Select(_ => Take(stock, now).Port.Pair)];
        Assert.Equal(leases[0].Port.Pair, order[2]);
        Assert.False(stock.TryTake(-1, now, out _));
    }

    private static PortLease Take(PortStock stock, Instant now)
    {
        Assert.True(stock.TryTake(-1, now, out PortLease lease));
        return lease;
    }

    private static PortPair PairOf(int number) => new(0, number, ExchangeRig.Own.WithPort(10_000 + 2 * number));

    /// <summary>Calls of two legs through the gate, with a worker that binds what is wanted a while later.</summary>
    private sealed class Load
    {
        private readonly ExchangeLimits limits = new();
        private readonly PortStock stock;
        private readonly CallGate gate;
        private readonly Prng prng = new(7);
        private readonly PriorityQueue<PortLease[], (Instant, int)> calls = new();
        private readonly Queue<(Instant At, int Wanted)> wishes = new();
        private readonly Dictionary<int, Instant> returned = [];
        private readonly int range;
        private readonly int phones;
        private readonly int shortest;
        private readonly int longest;
        private int bound;
        private int number;

        public Load(int range, int phones, int shortest, int longest)
        {
            this.range = range;
            this.phones = phones;
            this.shortest = shortest;
            this.longest = longest;
            stock = new PortStock(limits, new IdSource(new byte[32]));
            gate = new CallGate(limits, stock);
            Bind(stock.WantedOf(0));
        }

        public TimeSpan ShortestRest { get; private set; } = TimeSpan.MaxValue;

        /// <summary>How many calls were refused.</summary>
        public int Run(int callsPerSecond, TimeSpan time)
        {
            int refused = 0;
            TimeSpan between = TimeSpan.FromSeconds(1) / callsPerSecond;
            for (Instant now = default; now < default(Instant) + time; now += between)
            {
                Pass(now);
                refused += TryCall(now) ? 0 : 1;
                wishes.Enqueue((now + Binding + Bell, stock.WantedOf(0)));
            }
            return refused;
        }

        private void Pass(Instant now)
        {
            while (wishes.TryPeek(out (Instant At, int Wanted) wish) && wish.At <= now)
            {
                Bind(wishes.Dequeue().Wanted);
            }
            while (calls.TryPeek(out PortLease[]? leases, out (Instant At, int) end) && end.At <= now)
            {
                calls.Dequeue();
                foreach (PortLease lease in leases)
                {
                    stock.Return(lease, now);
                    returned[lease.Port.Pair] = now;
                }
            }
        }

        private bool TryCall(Instant now)
        {
            gate.TurnOver();
            if (gate.TryEnter(phones - calls.Count, now) != Refusal.None)
            {
                return false;
            }
            PortLease[] leases = [Take(stock, now), Take(stock, now)];
            foreach (PortLease lease in leases)
            {
                TimeSpan rest = returned.TryGetValue(lease.Port.Pair, out Instant since) ? now - since : TimeSpan.MaxValue;
                ShortestRest = rest < ShortestRest ? rest : ShortestRest;
            }
            int millis = shortest + (int)(prng.Next() % (ulong)(longest - shortest + 1));
            calls.Enqueue(leases, (now + TimeSpan.FromMilliseconds(millis), number++));
            return true;
        }

        private void Bind(int wanted)
        {
            int all = Math.Min(range, wanted);
            if (all > bound)
            {
                stock.Add([.. Enumerable.Range(bound, all - bound).Select(PairOf)], range - all);
                bound = all;
            }
        }
    }
}

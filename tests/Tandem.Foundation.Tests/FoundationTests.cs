namespace Tandem.Foundation.Tests;

using System.Text;

/// <summary>What everything stands on.</summary>
public class FoundationTests
{
    [Fact]
    public void Deadlines_fire_in_order_and_equal_ones_in_the_order_they_were_set()
    {
        DeadlineHeap<int> heap = new();
        Prng prng = new(3);
        List<(long At, int Item)> expected = [];
        for (int i = 0; i < 2_000; i++)
        {
            long at = prng.Below(50);
            heap.Arm(new Instant(at), i);
            expected.Add((at, i));
        }
        List<int> fired = [];
        while (heap.TryPopDue(new Instant(100), out int item))
        {
            fired.Add(item);
        }
        Assert.Equal(expected.OrderBy(each => each.At).ThenBy(each => each.Item).Select(each => each.Item), fired);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("192.0.2.128/25", "192.0.2.127", false)]
    [InlineData("192.0.2.128/25", "192.0.2.255", true)]
    [InlineData("192.0.2.5", "192.0.2.5", true)]
    [InlineData("192.0.2.5", "192.0.2.4", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("2001:db8::/33", "2001:db8:7fff::1", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::1", false)]
    public void A_block_has_the_addresses_whose_leading_bits_are_its_own(string text, string host, bool has)
    {
        Assert.True(NetBlock.TryParse(text, out NetBlock block));
        Assert.Equal(has, block.Contains(HostOf(host)));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("proxy.example/24")]
    [InlineData("")]
    public void What_is_no_block_is_refused(string text) => Assert.False(NetBlock.TryParse(text, out _));

    [Theory]
    [InlineData("127.0.0.9", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.7.7", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("203.0.113.5", false)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fec0::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Private_addresses_are_known(string host, bool isPrivate) => Assert.Equal(isPrivate, HostOf(host).IsPrivate);

    private static NetAddress HostOf(string text) =>
        NetAddress.TryParseHost(Encoding.ASCII.GetBytes(text), out NetAddress address) ? address : throw new FormatException(text);

    [Fact]
    public void A_cancelled_deadline_never_fires_and_its_handle_is_good_once()
    {
        DeadlineHeap<string> heap = new();
        DeadlineHandle first = heap.Arm(new Instant(1), "first");
        DeadlineHandle stale = first;
        Assert.True(heap.Cancel(ref first));
        heap.Arm(new Instant(2), "second");
        Assert.False(heap.Cancel(ref stale));
        Assert.True(heap.TryPopDue(new Instant(5), out string item));
        Assert.Equal("second", item);
        Assert.Equal(Instant.Never, heap.Next);
    }

    [Fact]
    public void Ids_repeat_with_their_seed_and_are_ordered_by_time()
    {
        Now early = new(new Instant(1), 1_700_000_000_000_000);
        Now late = early.Plus(TimeSpan.FromSeconds(1));
        IdSource a = new(new byte[32]);
        IdSource b = new(new byte[32]);
        Guid first = a.NextGuid(early);
        Assert.Equal(first, b.NextGuid(early));
        Guid second = a.NextGuid(late);
        Assert.True(string.CompareOrdinal(first.ToString(), second.ToString()) < 0);
        Assert.Equal('7', first.ToString()[14]);
        Assert.NotEqual(a.NextToken(16), a.NextToken(16));
    }

    [Theory]
    [InlineData("127.0.0.1:5060", true)]
    [InlineData("[2001:db8::1]:5061", true)]
    [InlineData("[::ffff:192.0.2.1]:80", true)]
    [InlineData("256.0.0.1:1", false)]
    [InlineData("1.2.3:1", false)]
    [InlineData("2001:db8::1:5061", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("1.2.3.4:70000", false)]
    public void Addresses_are_read_strictly(string text, bool good)
    {
        Assert.Equal(good, NetAddress.TryParse(text, out NetAddress address));
        if (good && !text.Contains("ffff", StringComparison.Ordinal))
        {
            Assert.Equal(text, address.ToString());
        }
    }

    [Fact]
    public void Mapped_addresses_are_plain_ones()
    {
        NetAddress.TryParseHost(Encoding.ASCII.GetBytes("::ffff:192.0.2.1"), out NetAddress mapped);
        NetAddress.TryParseHost(Encoding.ASCII.GetBytes("192.0.2.1"), out NetAddress plain);
        Assert.Equal(plain, mapped);
        Assert.True(NetAddress.FromV4(0x7F000001, 0).IsLoopback);
    }

    [Fact]
    public void Sorting_keeps_the_order_of_equals()
    {
        List<(int Key, int Place)> list = [.. Enumerable.Range(0, 500).Select(i => (i * 7 % 5, i))];
        StableSort.Sort(list, static (a, b) => a.Key.CompareTo(b.Key));
        Assert.Equal(list.OrderBy(each => each.Key).ThenBy(each => each.Place), list);
    }

    [Fact]
    public void Random_numbers_repeat_and_stay_in_their_bounds()
    {
        Prng a = new(9);
        Prng b = new(9);
        for (int i = 0; i < 1_000; i++)
        {
            int drawn = a.Between(3, 9);
            Assert.Equal(drawn, b.Between(3, 9));
            Assert.InRange(drawn, 3, 9);
        }
    }
}

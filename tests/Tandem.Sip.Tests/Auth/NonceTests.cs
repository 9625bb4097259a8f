using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Tests.Auth;

public sealed class NonceTests
{
    private static readonly Now Start = new(new Instant(TimeSpan.FromHours(1).Ticks), 1_700_000_000_000_000);

    private static byte[] Issue(NonceSource source, string realm, Now now)
    {
        byte[] nonce = new byte[NonceSource.Length];
        source.Issue(realm, now, nonce);
        return nonce;
    }

    [Fact]
    public void Is_good_for_its_life_and_stale_after_it()
    {
        NonceSource source = new([1, 2, 3], TimeSpan.FromMinutes(5));
        byte[] nonce = Issue(source, "example.org", Start);
        Assert.Equal(NonceVerdict.Good, source.Check(nonce, "example.org", Start.Plus(TimeSpan.FromMinutes(5)), out _));
        Now late = Start.Plus(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(NonceVerdict.Stale, source.Check(nonce, "example.org", late, out _));
    }

    [Fact]
    public void Is_foreign_when_changed_or_of_another_realm_or_key()
    {
        NonceSource source = new([1, 2, 3], TimeSpan.FromMinutes(5));
        byte[] nonce = Issue(source, "example.org", Start);
        Assert.Equal(NonceVerdict.Foreign, source.Check(nonce, "example.com", Start, out _));
        NonceSource other = new([1, 2, 4], TimeSpan.FromMinutes(5));
        Assert.Equal(NonceVerdict.Foreign, other.Check(nonce, "example.org", Start, out _));
        for (int i = 0; i < nonce.Length; i++)
        {
            byte[] changed = [.. nonce];
            changed[i] = changed[i] == (byte)'0' ? (byte)'1' : (byte)'0';
            Assert.Equal(NonceVerdict.Foreign, source.Check(changed, "example.org", Start, out _));
        }
    }

    [Fact]
    public void Two_of_the_same_moment_differ()
    {
        NonceSource source = new([1, 2, 3], TimeSpan.FromMinutes(5));
        Assert.NotEqual(Issue(source, "r", Start), Issue(source, "r", Start));
    }

    [Fact]
    public void A_count_is_taken_once_in_any_order()
    {
        NonceCounts counts = new(16);
        NonceId id = new(1, 1);
        Assert.True(counts.TryUse(id, 1));
        Assert.False(counts.TryUse(id, 1));
        Assert.True(counts.TryUse(id, 5));
        Assert.True(counts.TryUse(id, 3));
        Assert.False(counts.TryUse(id, 3));
        Assert.False(counts.TryUse(id, 5));
        Assert.True(counts.TryUse(id, 100));
        Assert.False(counts.TryUse(id, 4));
        Assert.False(counts.TryUse(id, 0));
    }

    [Fact]
    public void A_forgotten_nonce_is_never_good_again()
    {
        NonceCounts counts = new(4);
        for (uint i = 1; i <= 6; i++)
        {
            Assert.True(counts.TryUse(new NonceId(i, i), 1));
        }
        Assert.Equal(4, counts.Count);
        Assert.True(counts.IsForgotten(new NonceId(1, 1)));
        Assert.True(counts.IsForgotten(new NonceId(2, 2)));
        Assert.False(counts.IsForgotten(new NonceId(3, 3)));
        Assert.False(counts.IsForgotten(new NonceId(7, 7)));
    }

    [Fact]
    public void Delays_double_from_half_a_second_to_eight_and_start_afresh_after_success_or_rest()
    {
        FailureDelays delays = new(new DigestConfig());
        Now now = Start;
        double[] seen = new double[7];
        for (int i = 0; i < seen.Length; i++)
        {
            Instant until = delays.Fail(1, now);
            seen[i] = (until - now.Mono).TotalSeconds;
            Assert.Equal(until, delays.HeldUntil(1));
            now = now.Plus(until - now.Mono);
        }
        Assert.Equal([0.5, 1, 2, 4, 8, 8, 8], seen);
        Assert.Equal(default, delays.HeldUntil(2));
        delays.Forgive(1);
        Assert.Equal(0.5, (delays.Fail(1, now) - now.Mono).TotalSeconds);
        now = now.Plus(TimeSpan.FromMinutes(6));
        Assert.Equal(0.5, (delays.Fail(1, now) - now.Mono).TotalSeconds);
    }

    [Fact]
    public void The_table_of_failures_is_bounded()
    {
        FailureDelays delays = new(new DigestConfig { Failures = 8 });
        for (int i = 1; i <= 100; i++)
        {
            delays.Fail((UInt128)i, Start);
        }
        Assert.Equal(8, delays.Count);
        Assert.Equal(default, delays.HeldUntil(92));
        Assert.NotEqual(default, delays.HeldUntil(93));
    }
}

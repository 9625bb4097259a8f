namespace Tandem.Access.Tests.Passwords;

using System.Diagnostics;
using Tandem.Access.Passwords;

public class PasswordHashTests
{
    private const int Rounds = 1_000;

    [Fact]
    public void The_right_password_fits_and_others_do_not()
    {
        string hash = PasswordHash.Make("S3cret 密码", Rounds);

        Assert.True(PasswordHash.Verify(hash, "S3cret 密码", Rounds));
        Assert.False(PasswordHash.Verify(hash, "S3cret 密碼", Rounds));
        Assert.False(PasswordHash.Verify(hash, "", Rounds));
        Assert.DoesNotContain("S3cret", hash, StringComparison.Ordinal);
    }

    // RFC 7914 §11: PBKDF2-HMAC-SHA-256 with P="Password", S="NaCl", c=80000, first 32 of 64 bytes.
    [Fact]
    public void It_is_the_function_of_the_standard()
    {
        byte[] expected = Convert.FromHexString("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56");

        string hash = PasswordHash.Make("Password", "NaCl"u8.ToArray(), 80_000);

        Assert.Equal($"pbkdf2-sha256$80000$TmFDbA==${Convert.ToBase64String(expected)}", hash);
    }

    [Fact]
    public void Its_cost_is_what_is_recommended()
    {
        Assert.StartsWith("pbkdf2-sha256$600000$", PasswordHash.Make("x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("pbkdf2-sha256$1000$AAAA")]
    [InlineData("pbkdf2-sha256$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$99999999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$1000$****$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAAAA==$")]
    [InlineData("md5$1000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_such_hash_lets_nobody_in(string hash)
    {
        Assert.False(PasswordHash.Verify(hash, "", Rounds));
        Assert.Equal("", PasswordHash.StampOf(hash));
        Assert.Null(PasswordHash.Upgrade(hash, "", Rounds));
    }

    [Fact]
    public void A_cheaper_hash_of_before_is_verified_and_made_anew_with_the_same_stamp()
    {
        string before = PasswordHash.Make("S3cret", 10);

        Assert.True(PasswordHash.Verify(before, "S3cret", Rounds));
        string? after = PasswordHash.Upgrade(before, "S3cret", Rounds);

        Assert.StartsWith("pbkdf2-sha256$1000$", after, StringComparison.Ordinal);
        Assert.True(PasswordHash.Verify(after!, "S3cret", Rounds));
        Assert.Equal(PasswordHash.StampOf(before), PasswordHash.StampOf(after!));
        Assert.Null(PasswordHash.Upgrade(after!, "S3cret", Rounds));
    }

    [Fact]
    public void A_hash_of_a_file_has_the_same_stamp_at_every_start_and_is_never_kept()
    {
        string hash = PasswordHash.OfFile("S3cret", new byte[16]);

        Assert.True(PasswordHash.Verify(hash, "S3cret", Rounds));
        Assert.True(PasswordHash.IsOfFile(hash));
        Assert.Null(PasswordHash.Upgrade(hash, "S3cret", Rounds));
        Assert.Equal(PasswordHash.StampOf(hash), PasswordHash.StampOf(PasswordHash.OfFile("S3cret", new byte[16])));
        Assert.False(PasswordHash.IsOfFile(PasswordHash.Make("S3cret", Rounds)));
    }

    [Fact]
    public void The_same_password_set_again_has_another_stamp()
    {
        Assert.NotEqual(
            PasswordHash.StampOf(PasswordHash.Make("S3cret", Rounds)),
            PasswordHash.StampOf(PasswordHash.Make("S3cret", Rounds))
        );
    }

    // A hundred times the rounds: were they not made up for, this would differ by far more than any machine's noise.
    [Fact]
    public void A_cheap_hash_takes_as_long_as_a_dear_one()
    {
        const int dear = 200_000;
        string cheap = PasswordHash.Make("x", 2_000);
        string other = PasswordHash.Make("x", dear);

        TimeSpan first = Best(() => PasswordHash.Verify(cheap, "y", dear));
        TimeSpan second = Best(() => PasswordHash.Verify(other, "y", dear));

        Assert.InRange(first / second, 0.1, 10);
    }

    private static TimeSpan Best(Action work)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }
        return best;
    }
}

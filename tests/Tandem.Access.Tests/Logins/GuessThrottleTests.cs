namespace Tandem.Access.Tests.Logins;

using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Tests.Host;
using Tandem.TestKit.Access;

public class GuessThrottleTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void A_few_wrong_ones_are_free_then_each_doubles_the_wait()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 3, LongestWait = TimeSpan.FromSeconds(5) }, clock);

        Assert.Null(Guess(throttle, GuessEnd.Wrong));
        Assert.Null(Guess(throttle, GuessEnd.Wrong));
        Assert.Null(Guess(throttle, GuessEnd.Wrong));

        foreach (int seconds in (int[])[1, 2, 4, 5, 5])
        {
            Assert.Equal(new Throttled("login-account", TimeSpan.FromSeconds(seconds)), throttle.Enter("a", "1/x"));
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(Guess(throttle, GuessEnd.Wrong));
        }
    }

    [Fact]
    public void A_right_one_forgives_and_so_does_time()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 2 }, clock);
        Guess(throttle, GuessEnd.Wrong);
        Assert.Null(Guess(throttle, GuessEnd.Right));
        Guess(throttle, GuessEnd.Wrong);
        Assert.Null(Guess(throttle, GuessEnd.Wrong));
        Assert.NotNull(throttle.Enter("a", "1/x"));

        clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Null(Guess(throttle, GuessEnd.Wrong));
        Assert.Null(Guess(throttle, GuessEnd.Wrong));
    }

    [Fact]
    public void One_that_nobody_looked_at_forgives_nothing()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 2 }, clock);
        Guess(throttle, GuessEnd.Wrong);
        Guess(throttle, GuessEnd.NotJudged);
        Guess(throttle, GuessEnd.Wrong);

        Assert.NotNull(throttle.Enter("a", "1/x"));
    }

    [Fact]
    public void Many_at_once_are_no_more_than_the_free_ones()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 5 }, clock);

        Throttled?[] all = [.. Enumerable.Range(0, 100).Select(_ => throttle.Enter("a", "1/x"))];

        Assert.Equal(5, all.Count(each => each is null));
        Assert.All(all.OfType<Throttled>(), each => Assert.Equal("login-account", each.Rule));
    }

    [Fact]
    public void Others_are_not_kept_out_of_the_account()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 1 }, clock);
        Guess(throttle, GuessEnd.Wrong);

        Assert.NotNull(throttle.Enter("a", "1/x"));
        Assert.Null(throttle.Enter("b", "1/x"));
    }

    [Fact]
    public void A_source_that_tries_many_accounts_is_slowed_down_at_all_of_them()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuessesPerSource = 10 }, clock);
        for (int i = 0; i < 10; i++)
        {
            Assert.Null(Guess(throttle, GuessEnd.Wrong, $"1/{i}"));
        }

        Assert.Equal("login-source", throttle.Enter("a", "1/eleven")?.Rule);
        Assert.Equal("login-source", throttle.Enter("a", "")?.Rule);
    }

    [Fact]
    public void The_table_is_bounded_and_forgets_who_was_quiet_for_longest()
    {
        GuessThrottle throttle = new(new AccessLimits { FreeGuesses = 1, Guessers = 8 }, clock);
        Guess(throttle, GuessEnd.Wrong, "1/x", "first");
        for (int i = 0; i < 8; i++)
        {
            Guess(throttle, GuessEnd.Right, "1/y", $"s{i}");
        }

        Assert.Null(throttle.Enter("first", "1/x"));
    }

    private static Throttled? Guess(GuessThrottle throttle, GuessEnd end, string account = "1/x", string source = "a")
    {
        Throttled? throttled = throttle.Enter(source, account);
        if (throttled is null)
        {
            throttle.Leave(source, account, end);
        }
        return throttled;
    }
}

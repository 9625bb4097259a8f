namespace Tandem.Access.Tests.Tokens;

using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Tests.Host;
using Tandem.Access.Tokens;
using Tandem.Core.Contract.Rows;

public class TokenTableTests
{
    [Fact]
    public async Task One_who_takes_many_puts_out_himself_alone()
    {
        using Doorway doorway = new(new AccessLimits { TokensPerUser = 3, Tokens = 10 });
        UserRow greedy = doorway.Put(Doorway.User(7, "pw"));
        string other = (await doorway.TokenAsync(doorway.Put(Doorway.User(8, "pw")), "pw")).Secret;

        List<string> taken = [];
        for (int i = 0; i < 50; i++)
        {
            taken.Add((await doorway.TokenAsync(greedy, "pw")).Secret);
        }

        Assert.NotNull(doorway.Find(other));
        Assert.All(taken.SkipLast(3), token => Assert.Null(doorway.Find(token)));
        Assert.All(taken.TakeLast(3), token => Assert.NotNull(doorway.Find(token)));
        Assert.Equal(4, doorway.Tokens.Count);
        Assert.Equal(4, doorway.Store.Tokens(0).Count);
    }

    [Fact]
    public async Task Past_the_bound_of_all_nobody_is_put_out_and_room_comes_back_with_time()
    {
        using Doorway doorway = new(new AccessLimits { Tokens = 3 });
        List<string> taken = [];
        for (int i = 1; i <= 3; i++)
        {
            taken.Add((await doorway.TokenAsync(doorway.Put(Doorway.User(i, "pw")), "pw")).Secret);
        }

        LoginResult.Refused full = Assert.IsType<LoginResult.Refused>(await doorway.LogInAsync(Doorway.User(4, "pw"), "pw"));
        Assert.Equal("tokens", full.Throttled.Rule);
        Assert.All(taken, token => Assert.NotNull(doorway.Find(token)));

        doorway.Clock.Advance(doorway.Limits.TokenLife);
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(Doorway.User(4, "pw"), "pw"));
        Assert.Equal(1, doorway.Tokens.Count);
    }

    [Fact]
    public async Task Who_logs_in_does_not_wait_for_a_database_that_does_not_answer()
    {
        using Doorway doorway = new(new AccessLimits { CommitPatience = TimeSpan.Zero });
        UserRow row = doorway.Put(Doorway.User(7, "pw"));
        doorway.Store.Hangs = true;

        IssuedToken token = await doorway.TokenAsync(row, "pw");

        Assert.NotNull(doorway.Find(token.Secret));
    }

    [Fact]
    public async Task Lists_show_those_that_work_oldest_first_and_no_secret()
    {
        using Doorway doorway = new();
        UserRow row = doorway.Put(Doorway.User(7, "pw"));
        IssuedToken first = await doorway.TokenAsync(row, "pw");
        doorway.Clock.Advance(TimeSpan.FromHours(1));
        IssuedToken second = await doorway.TokenAsync(row, "pw");

        Assert.Equal([first.Row, second.Row], doorway.Tokens.Of(1));
        Assert.Empty(doorway.Tokens.Of(2));
        Assert.DoesNotContain(first.Secret, first.Row.ToString(), StringComparison.OrdinalIgnoreCase);
        doorway.Clock.Advance(TimeSpan.FromHours(23.5));
        Assert.Equal([second.Row], doorway.Tokens.Of(1, 7));
    }
}

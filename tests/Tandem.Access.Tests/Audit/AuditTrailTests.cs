namespace Tandem.Access.Tests.Audit;

using Tandem.Access.Audit;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tests.Host;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

public class AuditTrailTests
{
    private static readonly Origin From = new("native", "192.0.2.1", "192.0.2.1");

    [Fact]
    public async Task Who_is_let_in_and_who_is_not_is_told_with_where_and_why()
    {
        using Doorway doorway = new(new AccessLimits { FreeGuesses = 1 });
        UserRow user = doorway.Put(Doorway.User(7, "pw"));

        await doorway.LogInAsync(user, "pw");
        await doorway.LogInAsync(null, "pw", login: "nobody");
        await doorway.LogInAsync(user, "wrong");
        await doorway.LogInAsync(user, "pw");

        AuditSignedIn signedIn = Assert.IsType<AuditSignedIn>(doorway.Told[0].Happened);
        Assert.Equal((Doorway.Face, 7, "107", "192.0.2.1"), (signedIn.Face, signedIn.UserId, signedIn.Login, signedIn.Address));
        Assert.Equal(("user:7", "192.0.2.1"), (doorway.Told[0].By.Text, doorway.Told[0].By.Address));
        Assert.Equal(
            [("nobody", "unknown"), ("107", "wrong_secret"), ("107", "throttled")],
            doorway.Told.Skip(1).Select(each => (AuditSignInRefused)each.Happened).Select(each => (each.Login, each.Why))
        );
    }

    [Fact]
    public void What_is_alike_is_told_once_and_then_how_many_more_there_were()
    {
        using Doorway doorway = new();
        for (int i = 0; i < 1_000; i++)
        {
            doorway.Audit.SignInRefused(From, 1, "admin", "wrong_secret");
        }
        doorway.Audit.SignInRefused(From, 1, "other", "wrong_secret");
        Assert.Equal([("admin", 1), ("other", 1)], Refusals(doorway.Told));

        doorway.Clock.Advance(doorway.Limits.AuditWindow);
        doorway.Audit.SignInRefused(From, 1, "admin", "wrong_secret");

        Assert.Equal([("admin", 1), ("other", 1), ("admin", 999), ("admin", 1)], Refusals(doorway.Told));
    }

    [Fact]
    public void Nobody_fills_the_log_by_changing_his_name_or_address()
    {
        Doorway doorway = new(new AccessLimits { AuditRepeats = 3 });
        for (int i = 0; i < 1_000; i++)
        {
            doorway.Audit.SignInRefused(From with { Address = $"2001:db8::{i:x}" }, 1, $"guess {i}", "unknown");
        }

        Assert.Equal([("guess 0", 1), ("guess 1", 1), ("guess 2", 1), ("", 1)], Refusals(doorway.Told));
        doorway.Dispose();
        Assert.Equal(("", 996), Refusals(doorway.Told)[^1]);
    }

    [Fact]
    public void What_fills_the_log_of_one_tenant_takes_no_names_from_another()
    {
        Doorway doorway = new(new AccessLimits { AuditRepeats = 3 });
        for (int i = 0; i < 10; i++)
        {
            doorway.Audit.SignInRefused(From, 1, $"guess {i}", "unknown");
        }
        doorway.Audit.SignInRefused(From, 2, "ann", "wrong_secret");

        Assert.Equal([("ann", 1)], Refusals(doorway.Node.Told));
    }

    [Fact]
    public void Whom_a_wrong_key_was_to_lead_to_is_not_known_so_the_node_is_told()
    {
        using Doorway doorway = new();

        doorway.Audit.Unknown(From);

        Assert.Empty(doorway.Told);
        Assert.Equal("unknown", Assert.IsType<AuditSignInRefused>(Assert.Single(doorway.Node.Told).Happened).Why);
    }

    [Fact]
    public void Names_are_told_as_far_as_is_sensible()
    {
        using Doorway doorway = new();

        doorway.Audit.SignInRefused(From, 1, new string('a', 100_000), "unknown");

        Assert.InRange(Refusals(doorway.Told)[0].Login.Length, 1, 65);
    }

    private static (string Login, int Times)[] Refusals(List<(Actor By, EventData Happened)> told) =>
        [.. told.Select(each => (AuditSignInRefused)each.Happened).Select(each => (each.Login, each.Times))];
}

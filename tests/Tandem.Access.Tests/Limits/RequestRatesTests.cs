namespace Tandem.Access.Tests.Limits;

using Tandem.Access.Limits;
using Tandem.Access.Principals;

public class RequestRatesTests
{
    [Fact]
    public void Each_has_a_bucket_of_its_own_and_is_told_when_to_ask_again()
    {
        // So slow that none comes back while the test runs.
        using RequestRates rates = new(1);

        Assert.Null(rates.Refuse(By("a")));
        Throttled refused = Assert.NotNull(rates.Refuse(By("a")));
        Assert.Null(rates.Refuse(By("b")));

        Assert.Equal(RequestRates.Rule, refused.Rule);
        Assert.InRange(refused.Seconds, 1, 2);
    }

    [Fact]
    public void A_second_s_worth_may_come_at_once()
    {
        using RequestRates rates = new(500);

        Assert.All(Enumerable.Range(0, 500), _ => Assert.Null(rates.Refuse(By("a"))));
        Assert.Contains(Enumerable.Range(0, 500), _ => rates.Refuse(By("a")) is not null);
    }

    [Fact]
    public void None_is_no_limit()
    {
        using RequestRates rates = new(0);

        Assert.All(Enumerable.Range(0, 100_000), _ => Assert.Null(rates.Refuse(By("a"))));
    }

    private static Principal By(string credential) =>
        new(1, 0, "a key", Role.Agent, Scopes.None, new Credential(CredentialKind.Key, credential));
}

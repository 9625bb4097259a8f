namespace Tandem.Store.Tests.Contract;

using Tandem.Store.Contract;

public abstract class TenantContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    [Fact]
    public void They_are_numbered_from_one_and_listed_in_that_order()
    {
        Assert.Equal(new TenantRow(2, "zeta", "zeta.example"), Writer.Tenants.Add("zeta", "zeta.example"));
        Assert.Equal(new TenantRow(3, "alpha", "alpha.example"), Writer.Tenants.Add("alpha", "alpha.example"));
        Assert.Equal([1, 2, 3], Seen(reader => reader.Tenants.All()).Select(tenant => tenant.Id));
    }

    [Theory]
    [InlineData("default", "other.example")]
    [InlineData("other", "tandem.local")]
    [InlineData("other", "TANDEM.local")]
    public void A_name_or_domain_that_is_taken_is_refused(string name, string domain)
    {
        Assert.Throws<RowRefusedException>(() => Writer.Tenants.Add(name, domain));
        Assert.Single(Writer.Tenants.All());
    }
}

namespace Tandem.Store.Tests.Contract;

using Tandem.Store.Contract;

/// <summary>An empty database of some make, gone after the test.</summary>
public abstract class DatabaseUnderTest : IDisposable
{
    public abstract IDatabase Database { get; }

    public abstract void Dispose();
}

/// <summary>What every database has to get right; a database more is a class derived from each of these a line.</summary>
public abstract class ContractTest<T> : IDisposable
    where T : DatabaseUnderTest, new()
{
    protected const int Tenant = 1;

    private readonly T under = new();

    protected ContractTest()
    {
        Writer = under.Database.OpenWriter();
        Writer.Tenants.Add("default", "tandem.local");
    }

    protected IDatabase Database => under.Database;

    protected IDatabaseConnection Writer { get; private set; }

    public void Dispose()
    {
        Writer.Dispose();
        under.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As after a restart.</summary>
    protected void Reopen()
    {
        Writer.Dispose();
        Writer = Database.OpenWriter();
    }

    /// <summary>What somebody else sees now.</summary>
    protected TValue Seen<TValue>(Func<IDatabaseConnection, TValue> look)
    {
        using IDatabaseConnection reader = Database.OpenReader();
        return look(reader);
    }
}

namespace Tandem.Store.Tests.Contract;

using Tandem.Store.Contract;

public abstract class TransactionContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    [Fact]
    public void What_is_written_is_seen_by_others_once_committed_and_is_there_after_a_restart()
    {
        Writer.Begin();
        Writer.Heartbeat.Beat(7);
        Assert.Equal(0, Seen(reader => reader.Heartbeat.Last()));
        Writer.Commit();
        Assert.Equal(7, Seen(reader => reader.Heartbeat.Last()));
        Reopen();
        Assert.Equal(7, Writer.Heartbeat.Last());
    }

    [Fact]
    public void What_is_rolled_back_or_never_committed_was_never_there()
    {
        Writer.Begin();
        Writer.Heartbeat.Beat(7);
        Writer.RollBack();
        Assert.Equal(0, Writer.Heartbeat.Last());
        Writer.Begin();
        Writer.Heartbeat.Beat(8);
        Reopen();
        Assert.Equal(0, Writer.Heartbeat.Last());
    }

    [Fact]
    public void A_refused_row_is_undone_to_the_mark_and_the_transaction_goes_on()
    {
        Writer.Begin();
        Writer.Heartbeat.Beat(7);
        Writer.Mark();
        Writer.Tenants.Add("second", "second.example");
        Assert.Throws<RowRefusedException>(() => Writer.Tenants.Add("second", "third.example"));
        Writer.Undo();
        Writer.Mark();
        Writer.Tenants.Add("fourth", "fourth.example");
        Writer.Keep();
        Writer.Commit();
        Assert.Equal(7, Seen(reader => reader.Heartbeat.Last()));
        Assert.Equal(["default", "fourth"], Seen(reader => reader.Tenants.All()).Select(tenant => tenant.Name));
    }

    [Fact]
    public void A_connection_that_is_thrown_away_in_the_middle_leaves_the_next_one_free()
    {
        Writer.Begin();
        Writer.Mark();
        Writer.Heartbeat.Beat(7);
        Reopen();
        Writer.Begin();
        Writer.Heartbeat.Beat(9);
        Writer.Commit();
        Assert.Equal(9, Seen(reader => reader.Heartbeat.Last()));
    }

    [Fact]
    public void Readers_read_while_a_transaction_is_open()
    {
        Writer.Begin();
        Writer.Tenants.Add("second", "second.example");
        Assert.Equal(["default"], Seen(reader => reader.Tenants.All()).Select(tenant => tenant.Name));
        Writer.Commit();
    }

    [Fact]
    public void Readers_write_nothing()
    {
        using IDatabaseConnection reader = Database.OpenReader();
        Assert.ThrowsAny<Exception>(() => reader.Heartbeat.Beat(7));
        Assert.Equal(0, Writer.Heartbeat.Last());
    }
}

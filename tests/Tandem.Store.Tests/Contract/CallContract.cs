namespace Tandem.Store.Tests.Contract;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;

/// <summary>Records of whole calls.</summary>
public abstract class CallContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    private const long Start = 1_767_225_600_000_000;

    [Fact]
    public void A_record_is_whole_and_another_one_of_the_call_takes_its_place()
    {
        CallRecord call = Call(0) with { UserData = "数据", CostMicros = 2_750_000, Recording = Guid.CreateVersion7() };
        Writer.Calls.Put(Tenant, call with { Customer = "1" }, 7);
        Writer.Calls.Put(Tenant, call, 8);
        Reopen();
        Assert.Equal([call], Writer.Calls.Read(new CallQuery(Tenant)));
        Assert.Empty(Writer.Calls.Read(new CallQuery(Tenant + 1)));
        Assert.Empty(Writer.Calls.Read(new CallQuery(Tenant + 1) { Call = call.Call }));
        Writer.Calls.DeleteBefore(Tenant, Start + 1);
        Assert.Equal(0, Writer.Calls.Count(new CallQuery(Tenant)));
    }

    [Fact]
    public void Calls_are_found_by_whatever_is_asked_newest_first_and_counted_over_all_pages()
    {
        CallRecord[] calls =
        [
            .. Enumerable
                .Range(0, 9)
                .Select(i =>
                    Call(i) with
                    {
                        AgentId = i % 3,
                        Direction = (CallDirection)(1 + i % 2),
                        Outcome = (CallOutcome)(1 + i % 6),
                        Customer = $"+8613800{i % 4}",
                        Own = $"+8610{i % 5}",
                        SalesCode = i == 4 ? "007" : "",
                        UserData = i == 5 ? "data" : "",
                    }
                ),
        ];
        foreach (CallRecord call in calls)
        {
            Writer.Calls.Put(Tenant, call, 1);
        }
        CallQuery all = new(Tenant, 2, 1);
        Assert.Equal([calls[7], calls[6]], Writer.Calls.Read(all));
        Assert.Equal(9, Writer.Calls.Count(all));
        Finds(call => call.StartMicros >= Start + 3, new CallQuery(Tenant, FromMicros: Start + 3));
        Finds(call => call.StartMicros <= Start + 3, new CallQuery(Tenant, ToMicros: Start + 3));
        Finds(call => call.EndMicros <= Start + 15, new CallQuery(Tenant) { EndedByMicros = Start + 15 });
        Finds(call => call.Call == calls[2].Call, new CallQuery(Tenant) { Call = calls[2].Call });
        Finds(call => call.AgentId is 1 or 2, new CallQuery(Tenant) { Agents = [1, 2] });
        Finds(_ => false, new CallQuery(Tenant) { Agents = [-1] });
        Finds(call => call.Direction == CallDirection.Inbound, new CallQuery(Tenant) { Directions = [1] });
        Finds(call => (int)call.Outcome is 2 or 6, new CallQuery(Tenant) { Outcomes = [2, 6] });
        Finds(call => call.Customer == "+86138002", new CallQuery(Tenant) { Customer = "+86138002" });
        Finds(call => call.Own == "+86103", new CallQuery(Tenant) { Own = "+86103" });
        Finds(call => call.SalesCode == "007", new CallQuery(Tenant) { SalesCode = "007" });
        Finds(call => call.UserData == "data", new CallQuery(Tenant) { UserData = "data" });
        Finds(
            call => call.AgentId == 1 && call.Own == "+86101",
            new CallQuery(Tenant)
            {
                Agents = [1],
                Own = "+86101",
                Outcomes = [1, 2, 5],
            }
        );
        Finds(call => call.StartMicros < Start + 6, new CallQuery(Tenant) { After = (Start + 6, calls[6].Call) });

        void Finds(Func<CallRecord, bool> wanted, CallQuery query)
        {
            CallRecord[] expected = [.. calls.Reverse().Where(wanted)];
            Assert.Equal(expected, Writer.Calls.Read(query));
            Assert.Equal(expected.Length, Writer.Calls.Count(query));
        }
    }

    [Fact]
    public void What_a_number_called_is_counted_by_the_quarter()
    {
        const long Quarter = NumberQuarter.LengthMicros;
        const string Own = "+861088887777";
        Writer.Calls.Put(Tenant, Call(0), 1);
        Writer.Calls.Put(Tenant, Call(1) with { TalkMillis = NumberQuarter.ShortMillis }, 2);
        Writer.Calls.Put(Tenant, Call(2) with { Outcome = CallOutcome.CalleeMissed, Cause = "rejected" }, 3);
        Writer.Calls.Put(Tenant, Call(3) with { Outcome = CallOutcome.CalleeMissed, Cause = "busy" }, 4);
        Writer.Calls.Put(Tenant, Call(4) with { Direction = CallDirection.Inbound }, 5);
        Writer.Calls.Put(Tenant, Call(5) with { StartMicros = Start + Quarter }, 6);
        Writer.Calls.Put(Tenant, Call(6) with { Own = "+862088887777" }, 7);

        IReadOnlyList<NumberQuarter> counted = Writer.Calls.Numbers(Tenant, [Own], Start, Start + Quarter + 1);

        int first = (int)(Start / Quarter);
        Assert.Equal([new NumberQuarter(Own, first, 4, 2, 1, 1), new NumberQuarter(Own, first + 1, 1, 1, 0, 1)], counted);
        Assert.Equal([Own, "+862088887777"], Writer.Calls.OwnSince(Tenant, Start));
        Assert.Empty(Writer.Calls.Numbers(Tenant + 1, [Own], Start, long.MaxValue));
    }

    private static CallRecord Call(int i) =>
        new(
            Guid.CreateVersion7(),
            CallDirection.Outbound,
            CallOutcome.Answered,
            "+8613800138000",
            "+861088887777",
            2,
            "2001",
            "2001",
            "sales",
            Start + i,
            Start + i + 1,
            Start + i + 2,
            Start + i + 10,
            4,
            5,
            "agent",
            "remote_hang_up",
            Guid.Empty,
            "",
            "",
            "own",
            0
        );
}

namespace Tandem.Store.Tests.Contract;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using static Tandem.Store.Tests.Samples;

/// <summary>Call records and the index of recordings.</summary>
public abstract class RecordContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    [Fact]
    public void A_record_is_whole_and_another_one_of_the_leg_takes_its_place()
    {
        LegRecord leg = Closed(Opened());
        Writer.Records.Put(Tenant, leg with { Party = "trunk:other" }, 7);
        Writer.Records.Put(Tenant, leg, 8);
        Assert.Equal([leg], Read());
    }

    [Fact]
    public void Newest_first_by_pages_time_and_call()
    {
        List<LegRecord> legs = [.. Enumerable.Range(0, 10).Select(i => Opened(Start + i * 10))];
        legs.ForEach(leg => Writer.Records.Put(Tenant, leg, 1));
        Writer.Records.Put(Tenant + 1, Opened(), 1);
        legs.Reverse();
        Assert.Equal(legs, Read());
        Assert.Equal(legs[3..6], Read(new RecordQuery(Tenant, 3, 3)));
        Assert.Empty(Read(new RecordQuery(Tenant, 3, 10)));
        Assert.Equal(legs[4..7], Read(new RecordQuery(Tenant, FromMicros: Start + 30, ToMicros: Start + 60)));
        Assert.Equal([legs[2]], Read(new RecordQuery(Tenant, Call: legs[2].Call)));
        Assert.Empty(Read(new RecordQuery(Tenant + 1, Call: legs[2].Call)));
        Assert.Single(Read(new RecordQuery(Tenant, Limit: -5)));
    }

    [Fact]
    public void Legs_of_one_moment_have_one_order_on_every_page()
    {
        List<LegRecord> legs = [.. Enumerable.Range(0, 9).Select(_ => Opened())];
        legs.ForEach(leg => Writer.Records.Put(Tenant, leg, 1));
        LegRecord[] paged = [.. Enumerable.Range(0, 5).SelectMany(page => Read(new RecordQuery(Tenant, 2, page * 2)))];
        Assert.Equal(Read(), paged);
        Assert.Equal(9, paged.Distinct().Count());
    }

    [Fact]
    public void Pages_by_cursor_neither_repeat_nor_miss_a_record_though_others_are_added()
    {
        List<LegRecord> legs = [.. Enumerable.Range(0, 9).Select(i => Opened(Start + i / 3 * 10))];
        legs.ForEach(leg => Writer.Records.Put(Tenant, leg, 1));
        IReadOnlyList<LegRecord> all = Read();
        List<LegRecord> paged = [];
        (long, Guid)? after = null;
        while (Read(new RecordQuery(Tenant, 2) { After = after }) is { Count: > 0 } page)
        {
            paged.AddRange(page);
            after = (page[^1].StartMicros, page[^1].Leg);
            Writer.Records.Put(Tenant, Opened(Start + 1_000), 1);
        }
        Assert.Equal(all, paged);
    }

    [Fact]
    public void Only_those_of_an_agent_a_number_a_queue_or_a_cause()
    {
        LegRecord first = Closed(Opened(Start)) with { AgentId = 5, CallerNumber = "1", Dialled = "2", Queue = "a", Cause = "busy" };
        LegRecord second = first with
        {
            Leg = Guid.CreateVersion7(),
            AgentId = 6,
            CallerNumber = "2",
            Dialled = "3",
            Queue = "b",
            Cause = "no_answer",
        };
        Writer.Records.Put(Tenant, first, 1);
        Writer.Records.Put(Tenant, second with { StartMicros = Start + 1 }, 1);
        Assert.Equal([first.Leg], Legs(new RecordQuery(Tenant) { AgentId = 5 }));
        Assert.Equal([second.Leg, first.Leg], Legs(new RecordQuery(Tenant) { Number = "2" }));
        Assert.Equal([second.Leg], Legs(new RecordQuery(Tenant) { Number = "3" }));
        Assert.Equal([first.Leg], Legs(new RecordQuery(Tenant) { Queue = "a" }));
        Assert.Equal([second.Leg], Legs(new RecordQuery(Tenant) { Cause = "no_answer" }));
        Assert.Empty(Legs(new RecordQuery(Tenant) { Cause = "no_answer", Queue = "a" }));
    }

    [Fact]
    public void A_score_is_kept_with_the_record()
    {
        LegRecord scored = Closed(Opened()) with { Score = "5" };
        Writer.Records.Put(Tenant, scored, 1);
        Assert.Equal([scored], Read());
    }

    [Fact]
    public void What_is_open_is_closed_at_the_moment_given_and_keeps_what_was_known()
    {
        LegRecord open = Opened();
        LegRecord ahead = Opened(Start + 1_000_000);
        LegRecord done = Closed(Opened(Start - 1));
        Guid recording = Guid.CreateVersion7();
        Writer.Records.Put(Tenant, open, 1);
        Writer.Records.Put(Tenant, ahead, 1);
        Writer.Records.Put(Tenant, done, 1);
        Writer.Recordings.Put(Tenant, new RecordingRow(recording, open.Call, open.Leg, Start, 0, "", true), 1);
        Assert.Equal((false, true), (Writer.Records.IsClosed(open.Leg), Writer.Records.IsClosed(done.Leg)));
        Assert.Equal(2, Writer.Records.CloseAll("system_failure", Start + 500));
        Assert.Equal(
            [
                // No leg ends before it began.
                ahead with
                {
                    EndMicros = Start + 1_000_000,
                    Cause = "system_failure",
                },
                open with
                {
                    EndMicros = Start + 500,
                    Cause = "system_failure",
                    Recording = recording,
                },
                done,
            ],
            Read()
        );
        Assert.Equal(0, Writer.Records.CloseAll("system_failure", Start + 900));
    }

    [Fact]
    public void Recordings_are_open_until_closed_and_known_by_their_tenant()
    {
        Guid first = Guid.Parse("01a21b5d-2127-7ef0-b128-c87c6484b409");
        Guid second = Guid.Parse("01a21b5d-2d50-7e18-8268-ee6dd6e8d83a");
        Writer.Recordings.Put(Tenant, Recording(second), 1);
        Writer.Recordings.Put(Tenant + 1, Recording(first), 1);
        Assert.Equal([first, second], Writer.Recordings.AllOpen());
        Writer.Recordings.Close(first, 1_000, "");
        Writer.Recordings.Close(Guid.CreateVersion7(), 1_000, "");
        Assert.Equal([second], Writer.Recordings.AllOpen());
        Assert.Equal((Tenant + 1, Tenant), (Writer.Recordings.TenantOf(first), Writer.Recordings.TenantOf(second)));
        Assert.Equal(0, Writer.Recordings.TenantOf(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_row_without_what_it_must_have_is_refused()
    {
        Assert.Throws<RowRefusedException>(() => Writer.Records.Put(Tenant, Opened() with { Party = null! }, 1));
    }

    private static RecordingRow Recording(Guid id) => new(id, Guid.CreateVersion7(), Guid.CreateVersion7(), Start, 0, "", true);

    private IEnumerable<Guid> Legs(RecordQuery query) => Read(query).Select(record => record.Leg);

    private IReadOnlyList<LegRecord> Read(RecordQuery? query = null) =>
        Seen(reader => reader.Records.Read(query ?? new RecordQuery(Tenant, RecordQuery.MaxLimit)));

    [Fact]
    public void Messages_are_read_newest_first_by_box_and_with_who_left_them()
    {
        LegRecord leg = Closed(Opened());
        Writer.Records.Put(Tenant, leg, 1);
        RecordingRow[] rows = [.. Enumerable.Range(0, 5).Select(i => Message(leg, i))];
        foreach (RecordingRow row in rows)
        {
            Writer.Recordings.Put(Tenant, row, 1);
        }
        Writer.Recordings.Put(Tenant, Message(leg, 9) with { IsOpen = true }, 1);
        Writer.Recordings.Put(Tenant, Message(leg, 10) with { Kind = "conversation" }, 1);
        Writer.Recordings.Put(Tenant + 1, Message(leg, 11), 1);
        Assert.Equal(
            rows.Reverse().Select(row => (row.Recording, row.Box, leg.CallerNumber)),
            Voicemails(new VoicemailQuery(Tenant, null, 10)).Select(row => (row.Recording, row.Box, row.CallerNumber))
        );
        VoicemailRow[] first = [.. Voicemails(new VoicemailQuery(Tenant, ["1000", "other"], 2))];
        Assert.Equal([rows[4].Recording, rows[2].Recording], first.Select(row => row.Recording));
        VoicemailQuery rest = new(Tenant, ["1000"], 2) { After = (first[1].StartMicros, first[1].Recording) };
        Assert.Equal(rows[0].Recording, Assert.Single(Voicemails(rest)).Recording);
        Assert.Empty(Voicemails(new VoicemailQuery(Tenant, [], 10)));
        Assert.Single(Voicemails(new VoicemailQuery(Tenant, null, 10) { Recording = rows[1].Recording }));
        Assert.Empty(Voicemails(new VoicemailQuery(Tenant, ["1000"], 10) { Recording = rows[1].Recording }));
    }

    private IReadOnlyList<VoicemailRow> Voicemails(VoicemailQuery query) => Writer.Recordings.Voicemails(query);

    private static RecordingRow Message(LegRecord leg, int i) =>
        new(Guid.CreateVersion7(), leg.Call, leg.Leg, Start + i, 2_000, "", false)
        {
            Kind = "voicemail",
            Box = i % 2 == 0 ? "1000" : "1001",
        };
}

namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Phones;
using Tandem.TestKit.Simulation;

/// <summary>
/// A live call through a flow, heard by ear: each prompt is the tone by which a colleague would be known, so what the caller hears tells where in the
/// flow he is.
/// </summary>
public sealed class FlowSoundTests
{
    private const string Document = """
        {"name": "ivr", "nodes": [
          {"id": "start", "type": "start", "exits": {"next": "menu"}},
          {"id": "menu", "type": "collect", "prompts": [{"tone": "%(20000,0,1500)"}], "retries": 0,
           "exits": {"1": "told", "2": "sales", "3": "mail", "4": "dial", "timeout": "bye", "invalid": "bye"}},
          {"id": "told", "type": "play", "prompts": [{"tone": "%(4000,0,1750)"}], "exits": {"next": "bye"}},
          {"id": "sales", "type": "queue", "queue": "sales", "exitKey": "9", "exits": {"answered": "score", "key": "told", "next": "bye"}},
          {"id": "score", "type": "satisfaction", "prompts": [{"tone": "%(5000,0,2000)"}], "exits": {"next": "bye"}},
          {"id": "mail", "type": "voicemail", "prompts": [{"tone": "%(1000,0,2000)"}], "box": "2001", "silence": 60, "exits": {"next": "told"}},
          {"id": "dial", "type": "transfer", "to": "extension", "target": "2002", "ring": 20, "exits": {"failed": "told", "answered": "score"}},
          {"id": "bye", "type": "hang-up"}
        ]}
        """;

    private readonly Studio studio = new();
    private readonly long line;

    public FlowSoundTests()
    {
        FlowRow row = (FlowRow)studio.Ask(new CreateFlow(Document)).Value!;
        Assert.True(studio.Ask(new PublishFlow(row.Id)).IsOk);
        studio.Do('X', (phone, now) => phone.Call("ivr", now));
        studio.Run(1);
        line = studio.LineOf('X');
    }

    [Theory]
    [InlineData(KeyWay.Event)]
    [InlineData(KeyWay.Info)]
    [InlineData(KeyWay.Tone)]
    public void A_key_is_taken_however_the_phone_sends_it(KeyWay way)
    {
        Assert.Equal("C", studio.Hears('X'));
        Press('1', way);
        Assert.Equal("D", studio.Hears('X'));
        studio.Run(4);
        Assert.Equal("gone", studio.Hears('X'));
        Assert.Null(studio.Finish());
    }

    [Theory]
    [InlineData(KeyWay.Event)]
    [InlineData(KeyWay.Tone)]
    public void A_queue_gives_the_caller_to_an_agent_and_the_agent_gives_him_back(KeyWay way)
    {
        Press('2', way);
        studio.Run(1);
        Assert.Equal(("A", "X"), (studio.Hears('X'), studio.Hears('A')));
        studio.Do('A', (phone, now) => phone.HangUp(studio.LineOf('A'), now));
        studio.Run(0.2);
        Assert.Equal("P", studio.Hears('X'));
        Press('5', way);
        studio.Run(0.5);
        Assert.Equal("gone", studio.Hears('X'));
        Assert.Equal("5", studio.Records.Single(record => record.Party == "trunk:x").Score);
        Assert.Null(studio.Finish());
    }

    [Fact]
    public void A_key_leaves_the_line()
    {
        studio.Ask(new GoBreak("2001", null, null));
        Press('2', KeyWay.Event);
        Assert.Equal("~", studio.Hears('X'));
        Press('9', KeyWay.Event);
        Assert.Equal("D", studio.Hears('X'));
        Assert.Null(studio.Finish());
    }

    [Fact]
    public void A_message_is_recorded_from_the_beep_to_the_key()
    {
        Press('3', KeyWay.Event);
        studio.Run(0.1);
        Assert.Equal("P", studio.Hears('X'));
        studio.Run(1);
        double before = studio.RecordedSeconds;
        studio.Run(5);
        Press('#', KeyWay.Info);
        Assert.Equal("D", studio.Hears('X'));
        Assert.InRange(studio.RecordedSeconds - before, 4.5, 6.5);
        Assert.Null(studio.Finish());
    }

    [Fact]
    public void A_transfer_is_heard_to_ring_and_comes_back()
    {
        Press('4', KeyWay.Info);
        studio.Run(0.1);
        Assert.Equal("C", studio.Hears('X'));
        Assert.Equal("X", studio.Hears('C'));
        studio.Do('C', (phone, now) => phone.HangUp(studio.LineOf('C'), now));
        studio.Run(0.2);
        Assert.Equal("P", studio.Hears('X'));
        Assert.Null(studio.Finish());
    }

    [Fact]
    public void A_transfer_that_is_refused_goes_on_in_the_flow()
    {
        studio.Temper('C', PhoneTemper.Busy);
        Press('4', KeyWay.Event);
        studio.Run(0.3);
        Assert.Equal("D", studio.Hears('X'));
        Assert.Null(studio.Finish());
    }

    private void Press(char key, KeyWay way)
    {
        studio.Do('X', (phone, now) => phone.Press(line, key, way, now));
        studio.Run(0.3);
    }
}

namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What live flows ask of the world: services, messages, words; and calls that the tenant itself makes into a flow.</summary>
public sealed class LiveFlowAskTests
{
    private const string Start = """{"id": "start", "type": "start", "exits": {"next": "a"}},""";
    private const string End = """{"id": "end", "type": "hang-up", "cause": "done"}""";

    private const string Web =
        Start
        + """
            {"id": "a", "type": "webhook", "method": "POST", "url": "http://crm.test/who?n={{caller}}", "headers": {"X-Call": "{{call}}"},
             "body": {"n": "{{caller}}"}, "timeout": 4, "map": {"name": "$.name"}, "exits": {"success": "b", "other": "end", "failed": "c"}},
            {"id": "b", "type": "play", "prompts": [{"text": "{{name}}"}], "exits": {"next": "end"}},
            {"id": "c", "type": "play", "prompts": [{"text": "{{webhook.error}}"}], "exits": {"next": "end"}},
            """
        + End;

    private const string Mail =
        Start
        + """
            {"id": "a", "type": "voicemail", "prompts": [{"text": "Hi"}], "box": "2001", "longest": 60, "silence": 4,
             "exits": {"next": "end", "failed": "b"}},
            {"id": "b", "type": "play", "prompts": [{"text": "sorry"}], "exits": {"next": "end"}},
            """
        + End;

    private const string Speech =
        Start
        + """
            {"id": "a", "type": "speech", "longest": 8, "silence": 2, "retries": 1, "retryPrompts": [{"text": "again"}],
             "exits": {"next": "b", "timeout": "end", "failed": "end"}},
            {"id": "b", "type": "play", "prompts": [{"text": "{{speech}}"}], "exits": {"next": "end"}},
            """
        + End;

    [Fact]
    public void A_service_is_asked_with_music_meanwhile()
    {
        FlowCentre unit = new(Web);
        Guid caller = unit.Arrive();
        AskWeb ask = unit.Last<AskWeb>(caller);
        Assert.Equal(
            ("POST", "http://crm.test/who?n=%2B8613800000000", """{"n":"\u002B8613800000000"}"""),
            (ask.Method, ask.Url, Plain(ask.Body))
        );
        Assert.Equal((TimeSpan.FromSeconds(4), "X-Call"), (ask.Timeout, ask.Headers[0].Key));
        Assert.Equal("", unit.Hears(caller));
        unit.Unit.Tell(new LegWebAnswered(caller, ask.Request, true, 200, """{"name": "Li"}""", ""));
        Assert.Equal("tts:zh/Li", unit.Hears(caller));
    }

    [Fact]
    public void A_dead_service_costs_its_time_and_never_the_call()
    {
        FlowCentre unit = new(Web);
        Guid caller = unit.Arrive();
        unit.Unit.Pass(11.1);
        Assert.Equal("tts:zh/timeout", unit.Hears(caller));
        AskWeb late = unit.Last<AskWeb>(caller);
        unit.Unit.Tell(new LegWebAnswered(caller, late.Request, true, 200, "{}", ""));
        Assert.Equal("start >next a >failed c", unit.Way);
    }

    [Theory]
    [InlineData(false, 0, "unavailable", ">failed c")]
    [InlineData(true, 500, "", ">other end")]
    public void Other_answers_have_their_own_ways(bool isGood, int status, string error, string way)
    {
        FlowCentre unit = new(Web);
        Guid caller = unit.Arrive();
        unit.Unit.Tell(new LegWebAnswered(caller, unit.Last<AskWeb>(caller).Request, isGood, status, "", error));
        Assert.Equal($"start >next a {way}", unit.Way);
    }

    [Fact]
    public void An_answer_to_another_request_is_none()
    {
        FlowCentre unit = new(Web);
        Guid caller = unit.Arrive();
        unit.Unit.Tell(new LegWebAnswered(caller, unit.Last<AskWeb>(caller).Request + 1, true, 200, "{}", ""));
        unit.Unit.Tell(new LegSpeechHeard(caller, unit.Last<AskWeb>(caller).Request, true, "x", 1, ""));
        Assert.Equal("start >next a", unit.Way);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("pause")]
    [InlineData("time")]
    public void A_message_is_recorded_after_the_beep_until_it_is_enough(string until)
    {
        FlowCentre unit = new(Mail);
        Guid caller = unit.Arrive();
        Assert.Equal("file_string://tts:zh/Hi!tone_stream://%(400,100,800)", unit.Hears(caller));
        Assert.DoesNotContain(unit.Unit.Orders, order => order is RecordLeg);
        unit.Listened(caller);
        Guid recording = unit.Last<RecordLeg>(caller).Recording;
        Assert.Equal(TimeSpan.FromSeconds(4), unit.Last<ListenToLeg>(caller).Pause);
        unit.Unit.Tell(new RecordingStarted(caller, recording));
        switch (until)
        {
            case "key":
                unit.Press(caller, "1#");
                break;
            case "pause":
                unit.Unit.Tell(new LegPaused(caller, true));
                break;
            default:
                unit.Unit.Pass(60.1);
                break;
        }
        Assert.Equal(recording, unit.Last<StopRecording>(caller).Recording);
        unit.Unit.Tell(new RecordingEnded(caller, recording, 7_400, ""));
        Assert.Equal("start >next a >next end", unit.Way);
        Kinds.VoicemailLeft left = unit.Single<Kinds.VoicemailLeft>();
        Assert.Equal((recording, "2001", 7_400, "+8613800000000"), (left.Recording, left.Box, left.DurationMillis, left.Number));
        RecordingRow row = unit.Unit.Rows.OfType<PutRecording>().Last().Row;
        Assert.Equal(("voicemail", "2001", 7_400L, false), (row.Kind, row.Box, row.DurationMillis, row.IsOpen));
        Assert.Equal(recording, unit.Unit.Records.Single().Recording);
    }

    [Fact]
    public void A_message_is_kept_when_its_caller_hangs_up()
    {
        FlowCentre unit = new(Mail);
        Guid caller = unit.Arrive();
        unit.Listened(caller);
        Guid recording = unit.Last<RecordLeg>(caller).Recording;
        unit.Unit.Tell(new RecordingStarted(caller, recording));
        unit.Unit.Pass(3);
        unit.Unit.End(caller);
        unit.Unit.Tell(new RecordingEnded(caller, recording, 3_000, ""));
        Assert.Equal(recording, unit.Single<Kinds.VoicemailLeft>().Recording);
        Assert.Equal(default, unit.Unit.Unit.Counts);
    }

    [Fact]
    public void A_disk_that_takes_no_message_leads_on()
    {
        FlowCentre unit = new(Mail);
        Guid caller = unit.Arrive();
        unit.Listened(caller);
        Guid recording = unit.Last<RecordLeg>(caller).Recording;
        unit.Unit.Tell(new RecordingEnded(caller, recording, 0, "disk full"));
        Assert.Equal("tts:zh/sorry", unit.Hears(caller));
        Assert.Empty(unit.Unit.Happened.OfType<Kinds.VoicemailLeft>());
    }

    [Fact]
    public void Words_are_recorded_recognised_and_asked_for_again()
    {
        FlowCentre unit = new(Speech);
        Guid caller = unit.Arrive();
        AskSpeech first = Say(unit, caller, true);
        Assert.Equal("zh", first.Language);
        unit.Unit.Tell(new LegSpeechHeard(caller, first.Request, true, "mumble", 0.2, ""));
        Assert.Equal("tts:zh/again", unit.Hears(caller));
        unit.Listened(caller);
        AskSpeech second = Say(unit, caller, true);
        Assert.NotEqual(first.Recording, second.Recording);
        unit.Unit.Tell(new LegSpeechHeard(caller, second.Request, true, "sales", 0.9, ""));
        Assert.Equal("tts:zh/sales", unit.Hears(caller));
        Assert.Equal([20, 90], unit.Unit.Happened.OfType<Kinds.SpeechHeard>().Select(heard => heard.ConfidencePercent));
        Assert.Empty(unit.Unit.Rows.OfType<PutRecording>());
    }

    [Fact]
    public void A_recogniser_that_is_dead_or_says_it_cannot_leads_on()
    {
        FlowCentre unit = new(Speech);
        Guid caller = unit.Arrive();
        unit.Unit.Pass(8.1);
        Guid recording = unit.Last<StopRecording>(caller).Recording;
        unit.Unit.Tell(new RecordingEnded(caller, recording, 8_000, ""));
        unit.Unit.Tell(new LegSpeechHeard(caller, unit.Last<AskSpeech>(caller).Request, false, "", 0, "unavailable"));
        unit.Listened(caller);
        Say(unit, caller, false);
        unit.Unit.Pass(1.6);
        Assert.Equal("", unit.Hears(caller));
        unit.Unit.Pass(11.5);
        Assert.Equal("start >next a >failed end", unit.Way);
        Assert.Equal(["unavailable", "timeout"], unit.Unit.Happened.OfType<Kinds.SpeechHeard>().Select(heard => heard.Error));
    }

    [Fact]
    public void Words_of_a_caller_who_hangs_up_are_not_kept()
    {
        FlowCentre unit = new(Speech);
        Guid caller = unit.Arrive();
        Guid recording = unit.Last<RecordLeg>(caller).Recording;
        unit.Unit.End(caller);
        unit.Unit.Tell(new RecordingEnded(caller, recording, 2_000, ""));
        Assert.Equal(recording, unit.Last<DropRecording>(caller).Recording);
        Assert.DoesNotContain(unit.Unit.Orders, order => order is AskSpeech);
    }

    [Fact]
    public void Somebody_rung_from_a_number_walks_its_flow_with_what_it_is_to_know()
    {
        FlowCentre unit = new(
            Start
                + """{"id": "a", "type": "play", "prompts": [{"text": "{{caller}} {{called}} {{order}}"}], "exits": {"next": "end"}},"""
                + End
        );
        Outcome rung = unit.Unit.Ask(new CallBack("13900139000", FlowCentre.Number, [new("order", "77")]));
        Guid leg = Assert.IsType<DialStarted>(rung.Value).AgentLeg;
        OriginateLeg order = unit.Last<OriginateLeg>(leg);
        Assert.Equal(("+8613900139000", "+862155550001"), (order.Target, order.CallerNumber));
        unit.Unit.Tell(new LegAnswered(leg));
        Assert.Equal($"tts:zh/{Uri.EscapeDataString("+8613900139000 +862155550001 77")}", unit.Hears(leg));
    }

    [Theory]
    [InlineData(LegEndCause.Busy, "busy")]
    [InlineData(LegEndCause.NoAnswer, "no_answer")]
    public void Somebody_rung_who_does_not_answer_is_in_the_records(LegEndCause cause, string word)
    {
        FlowCentre unit = new(Start + """{"id": "a", "type": "hang-up"}""");
        Outcome rung = unit.Unit.Ask(new CallBack("13900139000", FlowCentre.Number, []) { Ring = TimeSpan.FromSeconds(20) });
        Guid leg = Assert.IsType<DialStarted>(rung.Value).AgentLeg;
        unit.Unit.End(leg, cause);
        Assert.Equal(word, Assert.Single(unit.Unit.Records).Cause);
        Assert.Equal(default, unit.Unit.Unit.Counts);
    }

    [Fact]
    public void Nobody_is_rung_without_a_number_that_leads_anywhere()
    {
        FlowCentre unit = new(Start + """{"id": "a", "type": "hang-up"}""");
        Assert.Equal(OutcomeCode.Conflict, unit.Unit.Ask(new CallBack("13900139000", "02155559999", [])).Code);
        Assert.Equal(OutcomeCode.Invalid, unit.Unit.Ask(new CallBack("13900139000", FlowCentre.Number, [new("a b", "1")])).Code);
        Assert.Equal(
            OutcomeCode.NotFound,
            unit.Unit.Ask(new CallBack("13900139000", FlowCentre.Number, []) { Shown = "02155559999" }).Code
        );
        Assert.Equal(OutcomeCode.Invalid, unit.Unit.Ask(new CallBack("", FlowCentre.Number, [])).Code);
        Assert.Equal(OutcomeCode.NotFound, unit.Unit.Ask(new CallBack("sales", FlowCentre.Number, [])).Code);
        Assert.DoesNotContain(unit.Unit.Orders, order => order is OriginateLeg);
    }

    private static AskSpeech Say(FlowCentre unit, Guid caller, bool spoke)
    {
        Guid recording = unit.Last<RecordLeg>(caller).Recording;
        unit.Unit.Tell(new RecordingStarted(caller, recording));
        unit.Unit.Tell(new LegPaused(caller, spoke));
        Assert.Equal(recording, unit.Last<StopRecording>(caller).Recording);
        unit.Unit.Tell(new RecordingEnded(caller, recording, 2_000, ""));
        AskSpeech ask = unit.Last<AskSpeech>(caller);
        Assert.Equal(recording, ask.Recording);
        return ask;
    }

    private static string Plain(string json) => json.Replace(" ", "", StringComparison.Ordinal);
}

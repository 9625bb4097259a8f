namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Announcements;
using Tandem.Core.Audio;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// What a node of a flow wants of the world, one thing at a time, and what comes of it. Whatever is asked outside has a deadline here too, so that no
/// caller waits for somebody who forgot him.
/// </summary>
internal sealed class IvrAsks(IvrCall call, IHome home) : ITimed
{
    private enum Awaiting : byte
    {
        Nothing,

        /// <summary>That those he is lent to are done with him.</summary>
        Home,

        /// <summary>That whoever is rung answers.</summary>
        Ring,

        Web,

        /// <summary>The end of his message.</summary>
        Message,

        /// <summary>The end of the words he says.</summary>
        Words,

        /// <summary>What the words were.</summary>
        Recognition,
    }

    /// <summary>The timer of who hears nothing meanwhile.</summary>
    private const int Patience = 1;

    private Awaiting awaiting;
    private long request;
    private DeadlineHandle guard;
    private DeadlineHandle patience;

    /// <summary>Who is being rung for him; null for nobody.</summary>
    public IvrRing? Rung { get; private set; }

    /// <summary>Something will come of what was asked.</summary>
    public bool Waits => awaiting != Awaiting.Nothing;

    public IEventScope? Scope => call.Leg.Call;

    private FlowServices Services => call.Services;

    public void Ask(FlowAsk ask)
    {
        switch (ask)
        {
            case QueueAsk queue:
                Queue(queue);
                break;
            case TransferAsk transfer:
                Transfer(transfer);
                break;
            case FlowWebAsk web:
                Web(web);
                break;
            case RecordAsk record:
                awaiting = Awaiting.Message;
                Services.Recorder.Message(call.Leg, RecordingUse.Voicemail, record.Box);
                call.Listen(record.Silence);
                break;
            case FlowSpeechAsk speech:
                awaiting = Awaiting.Words;
                Services.Recorder.Message(call.Leg, RecordingUse.Words, "");
                call.Listen(speech.Silence);
                Services.Centre.Arm(ref guard, speech.Longest, this);
                break;
        }
    }

    /// <summary>Enough is recorded; the result follows.</summary>
    public void StopRecording()
    {
        if (awaiting is Awaiting.Message or Awaiting.Words)
        {
            Services.Recorder.Stop(call.Leg);
        }
    }

    /// <summary>Those he was lent to are done with him.</summary>
    public void Back(string word)
    {
        if (awaiting is Awaiting.Home or Awaiting.Ring)
        {
            Rung = null;
            Done(new FlowResult(word == HomeWords.Answered, word));
        }
    }

    public void WebAnswered(LegWebAnswered answer)
    {
        if (awaiting == Awaiting.Web && answer.Request == request)
        {
            Done(new FlowResult(answer.IsGood, answer.IsGood ? "answered" : answer.Error, answer.Status, answer.Body));
        }
    }

    /// <summary>False when it is nothing that he waits for.</summary>
    public bool Recorded(Guid recording, long millis, string failure)
    {
        switch (awaiting)
        {
            case Awaiting.Message:
                call.Listen();
                bool isGood = failure.Length == 0 && millis > 0;
                Done(new FlowResult(isGood, isGood ? "recorded" : "failed", (int)(millis / 1_000)));
                return true;
            case Awaiting.Words:
                call.Listen();
                Recognise(recording);
                return true;
            default:
                return false;
        }
    }

    public void SpeechHeard(LegSpeechHeard heard)
    {
        if (awaiting == Awaiting.Recognition && heard.Request == request)
        {
            Heard(heard.IsGood, heard.Text, heard.Confidence, heard.Error);
        }
    }

    /// <summary>The caller is gone.</summary>
    public void Over()
    {
        awaiting = Awaiting.Nothing;
        Rung?.Over();
        Rung = null;
        Services.Centre.Timers.Cancel(ref guard);
        Services.Centre.Timers.Cancel(ref patience);
    }

    public void Due(int timer)
    {
        if (timer == Patience)
        {
            patience = default;
            Services.Audio.Play(call.Leg, "", true);
            return;
        }
        guard = default;
        switch (awaiting)
        {
            case Awaiting.Words:
                StopRecording();
                break;
            case Awaiting.Web when call.IsHere:
                Done(new FlowResult(false, "timeout"));
                break;
            case Awaiting.Recognition when call.IsHere:
                Heard(false, "", 0, "timeout");
                break;
        }
    }

    public string NameOf(int timer) =>
        timer == Patience ? "music meanwhile"
        : awaiting == Awaiting.Words ? "longest speech"
        : "answer to a flow";

    private void Queue(QueueAsk ask)
    {
        if (Services.Queues.Named(ask.Queue) is not { } queue)
        {
            call.Failed($"there is no queue {ask.Queue}");
            Done(new FlowResult(false, HomeWords.Failed));
        }
        else if (!Services.Queues.HasRoom(queue))
        {
            Done(new FlowResult(false, HomeWords.Full));
        }
        else
        {
            Lend();
            call.Happened(new Kinds.CallRouted("queue", queue.Name));
            IReadOnlyList<string> skills = [.. Skills.Read(ask.Skills).Take(Skills.Most)];
            WaitingWish wish = new(Durations.OfSeconds(ask.Priority), ask.Longest, ask.ExitKeys, ask.LeavesDeserted, skills);
            new QueueFlow(Services, queue, wish).Start(call.Leg);
        }
    }

    private void Transfer(TransferAsk ask)
    {
        Destination? to = DestinationOf(ask, out string why);
        if (to is Party && Services.ShownNumbers.RefusalOf(call.Leg, null, to) is { } refused)
        {
            call.Failed(refused.Detail);
            Done(new FlowResult(false, "number-limits"));
        }
        else if (to is Party party && party.Refusal(call.Leg.Call) == null)
        {
            awaiting = Awaiting.Ring;
            Rung = new IvrRing(call, home, Unanswered);
            Rung.Start(party, ask.Ring);
        }
        else if (to is null or Party)
        {
            Done(new FlowResult(false, to == null ? why : "unreachable"));
        }
        else if (++call.Leg.Call.Forwards > Services.Centre.Limits.ForwardsPerCall || to.Refusal(call.Leg.Call) != null)
        {
            Done(new FlowResult(false, HomeWords.Full));
        }
        else
        {
            PutThrough(to);
        }
    }

    // Another flow has him for good; a queue gives him back.
    private void PutThrough(Destination to)
    {
        if (to is FlowDestination)
        {
            call.Walk.Over();
            Over();
        }
        else
        {
            Lend();
        }
        to.Admit(call.Leg, null);
    }

    private Destination? DestinationOf(TransferAsk ask, out string why)
    {
        why = "no-such-number";
        if (ask.To != TransferTo.Agent)
        {
            return Services.Numbers.Find(ask.Target).To;
        }
        why = "not-signed-in";
        return Services.Agents.Named(ask.Target) is { IsSignedIn: true, Line: { } line } ? Services.Numbers.Extension(line.Number) : null;
    }

    private void Unanswered(string why)
    {
        Rung = null;
        if (awaiting == Awaiting.Ring && call.IsHere)
        {
            Services.Audio.Quiet(call.Leg);
            call.Listen();
            Done(new FlowResult(false, why));
        }
    }

    private void Web(FlowWebAsk ask)
    {
        awaiting = Awaiting.Web;
        request = Services.Centre.NextSequence();
        Services.Centre.Order(new AskWeb(call.Leg.Id, request, ask.Method, ask.Url, ask.Headers, ask.Body, ask.Timeout));
        Services.Centre.Arm(ref guard, ask.Timeout * 2 + Services.Centre.Limits.OutsideGrace, this);
    }

    private void Recognise(Guid recording)
    {
        awaiting = Awaiting.Recognition;
        request = Services.Centre.NextSequence();
        TimeSpan longest = Services.Centre.Limits.RecognitionTimeout;
        string language = call.Walk.Scope.Settings.Language == SpokenLanguage.English ? "en" : "zh";
        Services.Centre.Order(new AskSpeech(call.Leg.Id, request, recording, language, longest));
        Services.Centre.Arm(ref guard, longest + Services.Centre.Limits.OutsideGrace, this);
        Services.Centre.Arm(ref patience, Services.Centre.Limits.SilencePatience, this, Patience);
    }

    private void Heard(bool isGood, string text, double confidence, string error)
    {
        call.Happened(new Kinds.SpeechHeard(text, (int)Math.Round(Math.Clamp(confidence, 0, 1) * 100), error));
        Done(new FlowResult(isGood, isGood ? "heard" : error, 0, text, confidence));
    }

    private void Lend()
    {
        awaiting = Awaiting.Home;
        call.Leg.Home = home;
    }

    private void Done(FlowResult result)
    {
        awaiting = Awaiting.Nothing;
        Services.Centre.Timers.Cancel(ref guard);
        Services.Centre.Timers.Cancel(ref patience);
        call.Walk.Done(result);
    }
}

namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>A live call, as a flow acts on it: sounds, one deadline, and what the log is told of each step.</summary>
/// <param name="call">The caller.</param>
/// <param name="asks">What he waits for.</param>
/// <param name="first">The flow he comes into.</param>
internal sealed class IvrHost(IvrCall call, IvrAsks asks, PublishedFlow first) : IFlowHost, ITimed
{
    private PublishedFlow? found = first;
    private DeadlineHandle due;
    private long playing;

    /// <summary>A sound will be over, or a time be up.</summary>
    public bool Waits => playing != 0 || due.IsArmed;

    public long WallMicros => call.Services.Centre.Now.WallMicros;

    public IEventScope? Scope => call.Leg.Call;

    public QueueFacts? QueueOf(string name) =>
        call.Services.Queues.Named(name) is { } queue
            ? new QueueFacts(queue.Members.Count, queue.Callable.Count, queue.Tiers.Count, queue.EstimatedWait.TotalSeconds)
            : null;

    public string SoundOf(string name) => call.Services.Keys.PathOfSound(name);

    public void Play(string path, string text) => playing = call.Services.Audio.Play(call.Leg, path, false);

    public void PlayMusic() => call.Services.Audio.Play(call.Leg, "", true);

    public void StopPlaying()
    {
        playing = 0;
        if (call.IsHere && call.Leg.Audio.Kind == AudioKind.Sound)
        {
            call.Services.Audio.Quiet(call.Leg);
        }
    }

    /// <summary>A sound is over. What could not be had of it is told, and the flow goes on as if it had been heard.</summary>
    public void Played(long play, bool finished, string fault)
    {
        if (play != playing)
        {
            return;
        }
        playing = 0;
        if (!finished || fault.Length > 0)
        {
            call.Failed(fault.Length > 0 ? fault : "the sound could not be played");
        }
        call.Walk.Played();
    }

    public void Arm(TimeSpan after) => call.Services.Centre.Arm(ref due, after, this);

    public void Disarm() => call.Services.Centre.Timers.Cancel(ref due);

    public void Due(int timer)
    {
        due = default;
        if (call.IsHere)
        {
            call.Walk.Due();
        }
    }

    public string NameOf(int timer) => "node of a flow";

    public void Ask(FlowAsk ask) => asks.Ask(ask);

    public void StopRecording() => asks.StopRecording();

    public void HangUp(string cause) => call.Services.Legs.End(call.Leg, 0, cause);

    public FlowDocument? FindFlow(string name)
    {
        found = call.Services.Keys.Flows.Published(name) ?? found;
        return found?.Flow.Name == name ? found.Flow : null;
    }

    public void Entered(FlowDocument flow)
    {
        // What came with him may be of no one's business here.
        call.Leg.Collected = CollectedValue.Without(call.Leg.Collected, flow.Settings.Secret.Contains);
        call.Happened(new FlowEntered(found!.Id, flow.Name, found.Version));
    }

    public void Entered(FlowNode node) => call.Happened(new FlowNodeEntered(node.Id, node.Kind.Name));

    public void Left(FlowNode node, string exit) => call.Happened(new FlowNodeLeft(node.Id, exit));

    public void Score(char key)
    {
        CallLeg leg = call.Leg;
        int agent = leg.TalkedWith?.UserId ?? 0;
        string login = call.Services.Agents.ById(agent)?.Row.Login ?? "";
        call.Happened(new CallScored(key.ToString(), agent, login, leg.Call.QueueId));
    }

    public void Took(CollectedValue value)
    {
        call.Leg.Collected = CollectedValue.With(call.Leg.Collected, value);
        call.Services.Centre.Unpublished.Mark(call.Leg.Call);
    }

    public void Failed(FlowNode node, string reason) => call.Happened(new FlowNodeFailed(node.Id, reason));
}

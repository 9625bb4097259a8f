namespace Tandem.Server.Demo;

using System.Diagnostics;
using System.Threading.Channels;
using Tandem.Core.Contract.Events;
using Tandem.Server.CommandLine;
using Tandem.Server.Words;

/// <summary>What happens, as lines on the terminal: who waits, who is offered and why, who talks.</summary>
internal sealed class Timeline
{
    private readonly Channel<(TimeSpan At, CentreEvent Event)> events = Channel.CreateBounded<(TimeSpan, CentreEvent)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly Dictionary<Guid, string> callers = [];
    private readonly Dictionary<Guid, string> agents = [];
    private readonly Stopwatch watch = new();
    private volatile bool started;

    /// <summary>On the loop's thread.</summary>
    public void Add(CentreEvent happened)
    {
        if (started)
        {
            events.Writer.TryWrite((watch.Elapsed, happened));
        }
    }

    public void Start()
    {
        watch.Start();
        started = true;
    }

    public void Stop() => events.Writer.TryComplete();

    public async Task PrintAsync(CancellationToken cancel)
    {
        await foreach ((TimeSpan at, CentreEvent happened) in events.Reader.ReadAllAsync(cancel))
        {
            if (Line(happened) is { } line)
            {
                Console.WriteLine($"  {at.TotalSeconds, 6:0.00} s  {line}");
            }
        }
    }

    private string? Line(CentreEvent happened)
    {
        string caller = callers.GetValueOrDefault(happened.Call, "?");
        switch (happened.What)
        {
            case CallStarted started:
                callers[happened.Call] = started.CallerNumber;
                return null;
            case MemberJoined joined:
                return Texts.Say(
                    $"{caller}  waits in {joined.Queue} (place {joined.Position})",
                    $"{caller}  在 {joined.Queue} 排队（第 {joined.Position} 位）"
                );
            case OfferMade offer:
                agents[offer.Leg] = offer.Agent;
                return Texts.Say(
                    $"{caller}  rings agent {offer.Agent} ({offer.Reason})",
                    $"{caller}  振铃坐席 {offer.Agent}（{offer.Reason}）"
                );
            case OfferEnded { Result: not "won" } ended:
                return Texts.Say(
                    $"{caller}  agent {ended.Agent}: {ended.Result}, offered to the next",
                    $"{caller}  坐席 {ended.Agent}：{ended.Result}，转给下一位"
                );
            case LegsBridged bridged:
                string agent = agents.GetValueOrDefault(bridged.Other) ?? agents.GetValueOrDefault(bridged.Leg, "?");
                return Texts.Say($"{caller}  talks with agent {agent}", $"{caller}  与坐席 {agent} 通话");
            case RecordingBegan:
                return null;
            case CallFinished:
                return Texts.Say($"{caller}  done", $"{caller}  结束");
            case AgentChanged { State: "Wrap-up" } wrap:
                return Texts.Say($"agent {wrap.Agent} wraps up", $"坐席 {wrap.Agent} 进入话后处理");
            default:
                return null;
        }
    }
}

namespace Tandem.Server.Demo;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Server.CommandLine;
using Tandem.Server.Words;
using Tandem.Store.EventLog;

/// <summary>What happens, as lines on the terminal: who waits, who is offered and why, who talks. Read from the log as it grows.</summary>
internal sealed class Timeline(EventReader log, int tenant)
{
    private const int AtOnce = 100;

    private readonly Dictionary<Guid, string> callers = [];
    private readonly Dictionary<Guid, string> agents = [];

    /// <summary>Prints until it is told to end, and then what there is yet.</summary>
    public async Task PrintAsync(CancellationToken end)
    {
        using IDisposable watching = log.Watch();
        EventCursor at = log.Newest(tenant);
        long began = 0;
        while (!end.IsCancellationRequested)
        {
            await log.WaitAsync(tenant, at, end).ContinueWith(_ => { }, TaskScheduler.Default);
            EventPage page = log.Read(tenant, at, EventFilter.All, AtOnce);
            at = page.Next;
            foreach (Event happened in page.Events)
            {
                began = began == 0 ? happened.WallMicros : began;
                if (Line(happened) is { } line)
                {
                    Console.WriteLine($"  {(happened.WallMicros - began) / 1_000_000.0, 6:0.00} s  {line}");
                }
            }
        }
    }

    private string? Line(Event happened)
    {
        string caller = callers.GetValueOrDefault(happened.Call, "?");
        switch (happened.Data)
        {
            case CallStarted started:
                callers[happened.Call] = started.CallerNumber;
                return null;
            case QueueEntered joined:
                return Texts.Say(
                    $"{caller}  waits in {joined.Queue} (place {joined.Position})",
                    $"{caller}  在 {joined.Queue} 排队（第 {joined.Position} 位）"
                );
            case OfferMade offer:
                agents[happened.Leg] = offer.Agent;
                return Texts.Say(
                    $"{caller}  rings agent {offer.Agent} ({offer.Reason})",
                    $"{caller}  振铃坐席 {offer.Agent}（{offer.Reason}）"
                );
            case OfferEnded { Result: not "won" } ended:
                return Texts.Say(
                    $"{caller}  agent {ended.Agent}: {ended.Result}, offered to the next",
                    $"{caller}  坐席 {ended.Agent}：{ended.Result}，转给下一位"
                );
            case LegBridged bridged:
                string agent = agents.GetValueOrDefault(bridged.Other) ?? agents.GetValueOrDefault(happened.Leg, "?");
                return Texts.Say($"{caller}  talks with agent {agent}", $"{caller}  与坐席 {agent} 通话");
            case CallEnded:
                return Texts.Say($"{caller}  done", $"{caller}  结束");
            case AgentStateChanged { State: AgentWords.WrapUp } wrap:
                return Texts.Say($"agent {wrap.Agent} wraps up", $"坐席 {wrap.Agent} 进入话后处理");
            default:
                return null;
        }
    }
}

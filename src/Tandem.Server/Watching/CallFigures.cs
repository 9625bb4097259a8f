namespace Tandem.Server.Watching;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>What is counted of calls since the start. Counted by the watching thread, read by anyone.</summary>
internal sealed class CallFigures
{
    private const double MicrosPerSecond = 1e6;

    private readonly ConcurrentDictionary<(int Tenant, string Queue), QueueFigures> queues = new();
    private readonly ConcurrentDictionary<(int Tenant, string Outcome), long> outcomes = new();
    private long oneWayLegs;

    /// <summary>Told of each call's set-up time in seconds: until it rang somewhere or was answered.</summary>
    public Action<double>? SetUp { get; set; }

    /// <summary>Told of each wait in a queue that ended, in seconds: tenant, queue, and whether it was answered.</summary>
    public Action<int, string, bool, double>? Waited { get; set; }

    public IEnumerable<KeyValuePair<(int Tenant, string Queue), QueueFigures>> Queues => queues;

    /// <summary>Calls that ended, <c>answered</c> or <c>unanswered</c>.</summary>
    public IEnumerable<KeyValuePair<(int Tenant, string Outcome), long>> Outcomes => outcomes;

    /// <summary>Legs from which nothing was heard for a while though they were up.</summary>
    public long OneWayLegs => Volatile.Read(ref oneWayLegs);

    public void Take(int tenant, Event happened, SeenCall? call)
    {
        switch (happened.Data)
        {
            case LegRinging or LegAnswered when call?.SetUpMicros == Math.Max(1, happened.MonoMicros):
                SetUp?.Invoke(happened.MonoMicros / MicrosPerSecond);
                break;
            case LegSilent { Silent: true } when call?.Silence(happened.Leg) != false:
                Volatile.Write(ref oneWayLegs, oneWayLegs + 1);
                break;
            case QueueEntered entered:
                Of(tenant, entered.Queue).Offered++;
                break;
            case QueueLeft left:
                Left(tenant, left, call?.ServiceLevelSeconds ?? 0);
                break;
            case CallEnded when call is not null:
                Add(outcomes, (tenant, call.BridgedMicros > 0 ? "answered" : "unanswered"));
                break;
        }
    }

    private void Left(int tenant, QueueLeft left, int serviceLevelSeconds)
    {
        const int MillisPerSecond = 1_000;
        QueueFigures queue = Of(tenant, left.Queue);
        bool inTime = left.WaitedMillis <= (long)serviceLevelSeconds * MillisPerSecond;
        bool isAnswered = left.Reason == "Bridged";
        if (isAnswered)
        {
            queue.Answered++;
            queue.AnsweredInTime += inTime ? 1 : 0;
        }
        else if (left.Reason == "Abandoned")
        {
            queue.Abandoned++;
            queue.AbandonedLate += inTime ? 0 : 1;
        }
        Waited?.Invoke(tenant, left.Queue, isAnswered, left.WaitedMillis / (double)MillisPerSecond);
    }

    private QueueFigures Of(int tenant, string queue) => queues.GetOrAdd((tenant, queue), _ => new QueueFigures());

    private static void Add<TKey>(ConcurrentDictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts.AddOrUpdate(key, 1, (_, count) => count + 1);
}

/// <summary>Of one queue since the start; written by one thread, each figure read by itself.</summary>
internal sealed class QueueFigures
{
    public long Offered { get; set; }

    public long Answered { get; set; }

    public long AnsweredInTime { get; set; }

    public long Abandoned { get; set; }

    /// <summary>After the time in which they should have been answered.</summary>
    public long AbandonedLate { get; set; }

    /// <summary>Answered in time ÷ (answered + abandoned after that time); 1 while nobody was to be served.</summary>
    public double ServiceLevel => Answered + AbandonedLate == 0 ? 1 : AnsweredInTime / (double)(Answered + AbandonedLate);
}

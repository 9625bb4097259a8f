namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Rows;
using Tandem.Simulation.Tests.Reckoning;
using Tandem.TestKit.Simulation;

/// <summary>Every figure of the statistics, reckoned from the raw events by another way.</summary>
public class StatisticsTests
{
    private const int Seeds = 10;

    /// <summary>Both clocks are cut to whole microseconds, each by itself.</summary>
    private const long Tolerance = 200;

    [Fact]
    public void Every_figure_is_what_the_raw_events_say()
    {
        int answered = 0;
        int abandoned = 0;
        int transfers = 0;
        long held = 0;
        long elsewhere = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            Scenario scenario = new(seed);
            Assert.Null(scenario.Run());
            Reckoner reckoned = new(scenario.Log.Events);
            Dictionary<(int, int), QueueQuarter> queues = Queues(scenario.Log);
            Dictionary<(int, int), AgentQuarter> agents = Agents(scenario.Log);
            Assert.Equal(reckoned.Queues.Keys.Order(), queues.Keys.Order());
            foreach (((int, int) key, QueueQuarter row) in queues)
            {
                Compare($"seed {seed}, queue {key}", reckoned.Queues[key], row);
                answered += row.Answered;
                abandoned += row.Abandoned;
                transfers += row.Transfers;
                held += row.HoldMicros;
            }
            elsewhere += agents.Values.Sum(row => row.OtherTalkMicros);
            foreach ((int, int) key in agents.Keys.Union(reckoned.Agents.Keys))
            {
                Compare(
                    $"seed {seed}, agent {key}",
                    reckoned.Agents.GetValueOrDefault(key, new ReckonedAgent()),
                    agents.GetValueOrDefault(key, new AgentQuarter())
                );
            }
        }
        // Nothing was compared with nothing.
        Assert.True(
            answered > Seeds * 15 && abandoned > Seeds && transfers > 0 && held > 0 && elsewhere > 0,
            $"{answered}, {abandoned}, {transfers}, {held}, {elsewhere}"
        );
    }

    private static void Compare(string where, ReckonedQueue expected, QueueQuarter row)
    {
        Same($"{where} offered", expected.Offered, row.Offered);
        Same($"{where} answered", expected.Answered.Count, row.Answered);
        Same($"{where} in time", expected.InTime, row.AnsweredInTime);
        Same($"{where} abandoned", expected.Abandoned.Count, row.Abandoned);
        Same($"{where} late", expected.Late, row.AbandonedLate);
        Same($"{where} timed out", expected.TimedOut, row.TimedOut);
        Same($"{where} without agent", expected.WithoutAgent, row.WithoutAgent);
        Same($"{where} failed", expected.Failed, row.Failed);
        Same($"{where} no answers", expected.NoAnswers, row.NoAnswers);
        Same($"{where} transfers", expected.Transfers, row.Transfers);
        About($"{where} talk", expected.Talk, row.TalkMicros);
        About($"{where} hold", expected.Hold, row.HoldMicros);
        About($"{where} wrap-up", expected.WrapUp, row.WrapUpMicros);
        Compare($"{where} answer waits", expected.Answered, row.AnswerWaits);
        Compare($"{where} abandon waits", expected.Abandoned, row.AbandonWaits);
        int counted = expected.Answered.Count + expected.Late;
        int level = counted == 0 ? 1_000 : (int)(1_000.0 * expected.InTime / counted);
        Same($"{where} service level", level, row.ServiceLevelMille);
    }

    private static void Compare(string where, List<long> expected, WaitHistogram waits)
    {
        Same($"{where} count", expected.Count, waits.Count);
        if (expected.Count == 0)
        {
            return;
        }
        expected.Sort();
        Assert.InRange(waits.MeanMillis, (long)expected.Average() - 1, (long)expected.Average() + 1);
        Assert.InRange(waits.LongestMillis, expected[^1] - 1, expected[^1] + 1);
        foreach (int percent in new[] { 50, 90 })
        {
            long exact = expected[(int)Math.Ceiling(expected.Count * percent / 100.0) - 1];
            Assert.InRange(waits.PercentileMillis(percent), exact - 1, exact + exact / 31 + 2);
        }
    }

    private static void Compare(string where, ReckonedAgent expected, AgentQuarter row)
    {
        Same($"{where} offered", expected.Offered, row.Offered);
        Same($"{where} answered", expected.Answered, row.Answered);
        Same($"{where} no answers", expected.NoAnswers, row.NoAnswers);
        Same($"{where} rejected", expected.Rejected, row.Rejected);
        Same($"{where} transfers", expected.Transfers, row.Transfers);
        About($"{where} talk", expected.Talk, row.TalkMicros);
        About($"{where} hold", expected.Hold, row.HoldMicros);
        About($"{where} other talk", expected.OtherTalk, row.OtherTalkMicros);
        About($"{where} other hold", expected.OtherHold, row.OtherHoldMicros);
        foreach (int queue in expected.Parts.Keys.Union(row.Queues.Keys))
        {
            Compare(
                $"{where} in queue {queue}",
                expected.Parts.GetValueOrDefault(queue, new ReckonedPart()),
                row.Queues.GetValueOrDefault(queue, new AgentInQueue())
            );
        }
        About($"{where} signed in", expected.States.Values.Sum(), row.SignedInMicros);
        About($"{where} ready", Spent("waiting"), row.ReadyMicros);
        About($"{where} unready", Spent("delayed") + Spent("unreachable"), row.UnreadyMicros);
        About($"{where} ring", Spent("receiving"), row.RingMicros);
        About($"{where} queue calls", Spent("in_queue_call"), row.QueueCallMicros);
        About($"{where} other calls", Spent("in_call"), row.OtherCallMicros);
        About($"{where} wrap-up", Spent("wrap_up"), row.WrapUpMicros);
        About($"{where} breaks", Spent("idle"), row.BreakMicros.Values.Sum());
        foreach ((string reason, long micros) in expected.Breaks)
        {
            About($"{where} break {reason}", micros, row.BreakMicros.GetValueOrDefault(reason));
        }
        long busy = Spent("in_queue_call") + Spent("wrap_up");
        long able = busy + Spent("receiving") + Spent("waiting");
        Assert.InRange(row.OccupancyMille, (able == 0 ? 0 : 1_000.0 * busy / able) - 1, (able == 0 ? 0 : 1_000.0 * busy / able) + 1);

        long Spent(string state) => expected.States.GetValueOrDefault(state);
    }

    private static void Compare(string where, ReckonedPart expected, AgentInQueue part)
    {
        Same($"{where} offered", expected.Offered, part.Offered);
        Same($"{where} answered", expected.Answered, part.Answered);
        Same($"{where} no answers", expected.NoAnswers, part.NoAnswers);
        Same($"{where} rejected", expected.Rejected, part.Rejected);
        Same($"{where} transfers", expected.Transfers, part.Transfers);
        About($"{where} talk", expected.Talk, part.TalkMicros);
        About($"{where} hold", expected.Hold, part.HoldMicros);
        About($"{where} wrap-up", expected.WrapUp, part.WrapUpMicros);
    }

    private static Dictionary<(int, int), QueueQuarter> Queues(SimulatedLog log)
    {
        Dictionary<(int, int), QueueQuarter> sums = [];
        foreach (QueueQuarter row in log.QueueQuarters)
        {
            if (!sums.TryAdd((row.QueueId, row.Quarter), row))
            {
                sums[(row.QueueId, row.Quarter)].Add(row);
            }
        }
        return sums;
    }

    private static Dictionary<(int, int), AgentQuarter> Agents(SimulatedLog log)
    {
        Dictionary<(int, int), AgentQuarter> sums = [];
        foreach (AgentQuarter row in log.AgentQuarters)
        {
            if (!sums.TryAdd((row.AgentId, row.Quarter), row))
            {
                sums[(row.AgentId, row.Quarter)].Add(row);
            }
        }
        return sums;
    }

    private static void Same(string what, long expected, long counted) =>
        Assert.True(expected == counted, $"{what}: {counted} counted, {expected} by the events");

    private static void About(string what, long expected, long counted) =>
        Assert.True(Math.Abs(expected - counted) <= Tolerance, $"{what}: {counted} µs counted, {expected} by the events");
}

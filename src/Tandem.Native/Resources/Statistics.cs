namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/statistics</c>: queues and agents by quarters of an hour and what these add up to.</summary>
internal static class Statistics
{
    /// <summary>Rows of each list that an answer without pages has at most.</summary>
    private const int MostAtOnce = 10_000;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/statistics", Scopes.ReadRecords, GetAsync),
        new("GET", "/statistics/queues", Scopes.ReadRecords, ListQueuesAsync),
        new("GET", "/statistics/agents", Scopes.ReadRecords, ListAgentsAsync),
    ];

    /// <summary>Queues and agents of a period in one answer, up to 10 000 rows of each. As CSV it is the queues; agents have a table of their own.</summary>
    internal static async Task<Results<Found<StatisticsModel>, Table<QueueStatistics>, Refusal>> GetAsync(
        Asker asker,
        [AsParameters] StatisticsFilter filter
    )
    {
        if (filter.Divide(Now(asker), out Refusal? refusal) is not { } division)
        {
            return refusal!;
        }
        (Page<QueueStatistics>? queues, Refusal? noQueues) = await ReadAsync(
            asker,
            StatisticsKinds.Queues,
            division,
            filter.Queue,
            default,
            MostAtOnce
        );
        (Page<AgentStatistics>? agents, Refusal? noAgents) = await ReadAsync(
            asker,
            StatisticsKinds.Agents,
            division,
            filter.Agent,
            default,
            MostAtOnce
        );
        if ((noQueues ?? noAgents) is { } refused)
        {
            return refused;
        }
        if (queues!.Next is not null || agents!.Next is not null)
        {
            return Refusal.Invalid(
                "interval",
                $"comes to more than {MostAtOnce} rows: ask for a longer interval, a shorter period, or /v1/statistics/queues and /v1/statistics/agents by pages"
            );
        }
        return filter.IsTable
            ? new Table<QueueStatistics>(queues.Rows, "queues.csv", null)
            : new Found<StatisticsModel>(
                new StatisticsModel(
                    Moments.Text(division.Period.FromMicros),
                    Moments.Text(division.Period.ToMicros),
                    division.Name,
                    queues.Rows,
                    agents!.Rows
                )
            );
    }

    /// <summary>Queues of a period, by interval, then by queue.</summary>
    internal static async Task<Results<Found<QueueStatisticsList>, Table<QueueStatistics>, Refusal>> ListQueuesAsync(
        Asker asker,
        [AsParameters] StatisticsFilter filter
    )
    {
        (Page<QueueStatistics>? page, Refusal? refusal) = await ReadAsync(asker, StatisticsKinds.Queues, filter, filter.Queue);
        return page is null ? refusal!
            : filter.IsTable ? new Table<QueueStatistics>(page.Rows, "queues.csv", page.Next)
            : new Found<QueueStatisticsList>(new QueueStatisticsList(page.Rows, page.Next));
    }

    /// <summary>Agents of a period, by interval, then by agent.</summary>
    internal static async Task<Results<Found<AgentStatisticsList>, Table<AgentStatistics>, Refusal>> ListAgentsAsync(
        Asker asker,
        [AsParameters] StatisticsFilter filter
    )
    {
        (Page<AgentStatistics>? page, Refusal? refusal) = await ReadAsync(asker, StatisticsKinds.Agents, filter, filter.Agent);
        return page is null ? refusal!
            : filter.IsTable ? new Table<AgentStatistics>(page.Rows, "agents.csv", page.Next)
            : new Found<AgentStatisticsList>(new AgentStatisticsList(page.Rows, page.Next));
    }

    private static async Task<(Page<TModel>?, Refusal?)> ReadAsync<TRow, TModel>(
        Asker asker,
        StatisticsRows<TRow, TModel> kind,
        StatisticsFilter filter,
        int? only
    )
    {
        if (filter.Divide(Now(asker), out Refusal? refusal) is not { } division)
        {
            return (null, refusal);
        }
        return StatisticsCursor.TryRead(filter.Cursor, out StatisticsPlace after)
            ? await ReadAsync(asker, kind, division, only, after, filter.Rows)
            : (null, Refusal.Invalid("cursor", "is none of ours: take next of the page before"));
    }

    private static async Task<(Page<TModel>?, Refusal?)> ReadAsync<TRow, TModel>(
        Asker asker,
        StatisticsRows<TRow, TModel> kind,
        Division division,
        int? only,
        StatisticsPlace after,
        int most
    )
    {
        long now = Now(asker);
        (List<(StatisticsPlace Place, TModel Row)>? rows, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => kind.Page(archive, asker.Tenant.Id, division, only ?? 0, after, most, now),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return (null, Refusal.TooMany(busy));
        }
        // One more than asked for tells whether there is another page.
        string? next = rows!.Count > most ? StatisticsCursor.Write(rows[most - 1].Place) : null;
        return (new Page<TModel>([.. rows.Take(most).Select(row => row.Row)], next), null);
    }

    private static long Now(Asker asker) => asker.Door.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;

    private sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);
}

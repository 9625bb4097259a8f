namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/campaigns</c>: numbers to be called, and the rules of calling them.</summary>
internal static class Campaigns
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/campaigns", Scopes.ReadConfiguration, ListAsync),
        new("POST", "/campaigns", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/campaigns/{id}", Scopes.ReadConfiguration, GetAsync),
        new("PATCH", "/campaigns/{id}", Scopes.WriteConfiguration, ChangeAsync),
        new("DELETE", "/campaigns/{id}", Scopes.WriteConfiguration, RemoveAsync),
        new("POST", "/campaigns/{id}/start", Scopes.WriteConfiguration, StartAsync),
        new("POST", "/campaigns/{id}/pause", Scopes.WriteConfiguration, PauseAsync),
        new("POST", "/campaigns/{id}/stop", Scopes.WriteConfiguration, StopAsync),
        new("GET", "/campaigns/{id}/figures", Scopes.ReadCalls, FiguresAsync),
    ];

    /// <summary>Campaigns, and how many numbers each has.</summary>
    internal static async Task<Results<Found<CampaignList>, Refusal>> ListAsync(Asker asker, [AsParameters] Paging paging)
    {
        if (Dialing.TryPage(asker, paging, out List<CampaignRow> page, out string? next) is { } refusal)
        {
            return refusal;
        }
        (IReadOnlyList<CampaignModel>? models, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => page.ConvertAll(row => CampaignModel.Of(row, asker.Door.Campaigns.Counts(asker.Tenant.Id, row.Id).All)),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new Found<CampaignList>(new CampaignList(models!, next));
    }

    /// <summary>A campaign.</summary>
    internal static async Task<Results<Found<CampaignModel>, Refusal>> GetAsync(int id, Asker asker) =>
        asker.Views.Dialing[id] is CampaignRow row ? await ShownAsync(asker, row) : None(id);

    /// <summary>Makes a campaign without numbers. It is stopped.</summary>
    internal static async Task<Results<Made<CampaignModel>, Refusal>> CreateAsync(NewCampaign body, Asker asker)
    {
        if (body.Fault() is { } fault)
        {
            return Refusal.Invalid("campaign", fault);
        }
        Outcome outcome = await asker.AskAsync(new SetCampaign(body.Row()));
        return outcome is { IsOk: true, Value: CampaignRow row }
            ? new Made<CampaignModel>($"/campaigns/{row.Id}", CampaignModel.Of(row, 0))
            : Refusal.Of(outcome);
    }

    /// <summary>Changes what is given of a campaign, its speed too while it runs. Calls under way go on.</summary>
    internal static async Task<Results<Found<CampaignModel>, Refusal>> ChangeAsync(int id, CampaignPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (body.Fault() is { } fault)
        {
            return Refusal.Invalid("campaign", fault);
        }
        if (asker.Views.Dialing[id] is not CampaignRow before)
        {
            return None(id);
        }
        Outcome outcome = await asker.AskAsync(new SetCampaign(body.Row(before)) { Seen = seen });
        return outcome is { IsOk: true, Value: CampaignRow row } ? await ShownAsync(asker, row) : Refusal.Of(outcome);
    }

    /// <summary>Removes a campaign and its numbers. Calls under way go on.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new RemoveDialingRow(CampaignRow.Word, id));
        if (!outcome.IsOk)
        {
            return Refusal.Of(outcome);
        }
        asker.Door.Imports.Sweep(asker.Tenant.Id);
        return Done.Instance;
    }

    /// <summary>Numbers are dialled from now on.</summary>
    internal static Task<Results<Found<CampaignModel>, Refusal>> StartAsync(int id, Asker asker) =>
        SetAsync(id, asker, CampaignState.Running);

    /// <summary>Nothing new is dialled; what rings goes on ringing, who talks goes on talking.</summary>
    internal static Task<Results<Found<CampaignModel>, Refusal>> PauseAsync(int id, Asker asker) =>
        SetAsync(id, asker, CampaignState.Paused);

    /// <summary>Nothing new is dialled; what rings is hung up once it has rung 15 seconds. Who talks goes on talking.</summary>
    internal static Task<Results<Found<CampaignModel>, Refusal>> StopAsync(int id, Asker asker) =>
        SetAsync(id, asker, CampaignState.Stopped);

    /// <summary>How a campaign stands now.</summary>
    internal static async Task<Results<Found<CampaignFigures>, Refusal>> FiguresAsync(int id, Asker asker)
    {
        if (asker.Views.Dialing[id] is not CampaignRow row || asker.Views.Campaigns[id] is not { } view)
        {
            return None(id);
        }
        (CampaignCounts? counts, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.Counts(asker.Tenant.Id, id),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new Found<CampaignFigures>(Figures(row, view, counts!));
    }

    internal static Refusal None(int id) => Refusal.NotFound($"no campaign {id}");

    private static async Task<Results<Found<CampaignModel>, Refusal>> SetAsync(int id, Asker asker, CampaignState state)
    {
        Outcome outcome = await asker.AskAsync(new SetCampaignState(id, state));
        return outcome is { IsOk: true, Value: CampaignRow row } ? await ShownAsync(asker, row) : Refusal.Of(outcome);
    }

    private static async Task<Results<Found<CampaignModel>, Refusal>> ShownAsync(Asker asker, CampaignRow row)
    {
        (CampaignCounts? counts, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.Counts(asker.Tenant.Id, row.Id),
            asker.Cancel
        );
        return refused is { } busy
            ? Refusal.TooMany(busy)
            : new Found<CampaignModel>(CampaignModel.Of(row, counts!.All), row.UpdatedMicros, isLive: true);
    }

    private static CampaignFigures Figures(CampaignRow row, CampaignView view, CampaignCounts counts) =>
        new()
        {
            State = CampaignWords.States.Of(row.State),
            Held = view.Held,
            Dialled = view.Dialled,
            Waiting = view.Waiting,
            Talking = view.Talking,
            AgentsFree = view.AgentsFree,
            AgentsBusy = view.AgentsBusy,
            Live = view.LiveIn30Days,
            Abandoned = view.AbandonedIn30Days,
            AbandonedPercent = view.LiveIn30Days == 0 ? 0 : Math.Round(100m * view.AbandonedIn30Days / view.LiveIn30Days, 2),
            Outcomes = Enumerable
                .Range(0, view.Outcomes.Count)
                .Where(i => view.Outcomes[i] > 0)
                .ToDictionary(i => ((DialOutcome)i).Word(), i => view.Outcomes[i]),
            NumbersWaiting = counts.Waiting,
            NumbersDialling = counts.Dialling,
            NumbersDone = counts.Done.OrderBy(each => each.Key).ToDictionary(each => each.Key.Word(), each => each.Value),
        };
}

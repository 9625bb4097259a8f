namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/campaigns</c>: numbers kept to be called. Nothing dials them yet.</summary>
internal static class Campaigns
{
    private const int PageOfNumbers = 1_000;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/campaigns", Scopes.ReadConfiguration, ListAsync),
        new("POST", "/campaigns", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/campaigns/{id}", Scopes.ReadConfiguration, GetAsync),
        new("DELETE", "/campaigns/{id}", Scopes.WriteConfiguration, RemoveAsync),
        new("GET", "/campaigns/{id}/numbers", Scopes.ReadConfiguration, NumbersAsync),
    ];

    /// <summary>Campaigns, and how many numbers each has.</summary>
    internal static async Task<Results<Found<CampaignList>, Refusal>> ListAsync(Asker asker, [AsParameters] Paging paging)
    {
        if (Dialing.TryPage(asker, paging, out List<CampaignRow> page, out string? next) is { } refusal)
        {
            return refusal;
        }
        (IReadOnlyList<CampaignModel>? models, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => page.ConvertAll(row => CampaignModel.Of(row, archive.CampaignSize(asker.Tenant.Id, row.Id))),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new Found<CampaignList>(new CampaignList(models!, next));
    }

    /// <summary>A campaign.</summary>
    internal static async Task<Results<Found<CampaignModel>, Refusal>> GetAsync(int id, Asker asker)
    {
        if (asker.Views.Dialing[id] is not CampaignRow row)
        {
            return None(id);
        }
        (long numbers, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.CampaignSize(asker.Tenant.Id, id),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new Found<CampaignModel>(CampaignModel.Of(row, numbers));
    }

    /// <summary>Makes a campaign without numbers.</summary>
    internal static async Task<Results<Made<CampaignModel>, Refusal>> CreateAsync(NewCampaign body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new CreateCampaign(body.Name));
        return outcome is { IsOk: true, Value: CampaignRow row }
            ? new Made<CampaignModel>($"/campaigns/{row.Id}", CampaignModel.Of(row, 0))
            : Refusal.Of(outcome);
    }

    /// <summary>Removes a campaign and its numbers.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, CampaignRow.Word, id);

    /// <summary>Its numbers, a page of them in their order as text.</summary>
    internal static async Task<Results<Found<CampaignNumbers>, Refusal>> NumbersAsync(int id, Asker asker, string? after = null)
    {
        if (asker.Views.Dialing[id] is not CampaignRow)
        {
            return None(id);
        }
        (IReadOnlyList<string>? page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.CampaignNumbers(asker.Tenant.Id, id, after ?? "", PageOfNumbers),
            asker.Cancel
        );
        return refused is { } busy
            ? Refusal.TooMany(busy)
            : new Found<CampaignNumbers>(new CampaignNumbers(page!, page!.Count == PageOfNumbers ? page[^1] : null));
    }

    private static Refusal None(int id) => Refusal.NotFound($"no campaign {id}");
}

namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Numbering;

/// <summary><c>/v1/do-not-call</c>: numbers that no campaign of the tenant dials; and those that no campaign of any tenant dials.</summary>
internal static class DoNotCall
{
    private const int Shared = 0;
    private const int Page = 1_000;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/do-not-call", Scopes.ReadConfiguration, ListAsync),
        new("POST", "/do-not-call", Scopes.WriteConfiguration, ChangeAsync) { BodyLimit = 4L * 1024 * 1024 },
        new("GET", "/do-not-call/shared", Scopes.ReadConfiguration, ListSharedAsync),
        new("POST", "/do-not-call/shared", Scopes.ManageTenants, ChangeSharedAsync) { BodyLimit = 4L * 1024 * 1024, Least = Role.Operator },
    ];

    /// <summary>The tenant's numbers that are not to be called.</summary>
    internal static Task<Results<Found<DoNotCallList>, Refusal>> ListAsync(Asker asker, string? after = null) =>
        ReadAsync(asker, asker.Tenant.Id, after);

    /// <summary>Numbers that no tenant's campaign may call.</summary>
    internal static Task<Results<Found<DoNotCallList>, Refusal>> ListSharedAsync(Asker asker, string? after = null) =>
        ReadAsync(asker, Shared, after);

    /// <summary>Numbers onto the tenant's list and off it, all or none. What is being dialled just now goes on; nothing else is.</summary>
    internal static async Task<Results<Done, Refusal>> ChangeAsync(DoNotCallChange body, Asker asker)
    {
        List<string> added = [];
        List<string> removed = [];
        if (
            !TryRead("add", body.Add ?? [], asker, added, out Refusal? refusal)
            || !TryRead("remove", body.Remove ?? [], asker, removed, out refusal)
        )
        {
            return refusal!;
        }
        Outcome outcome = await asker.AskAsync(new SetDoNotCall(added, removed));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>Numbers onto the list that all tenants share and off it, all or none: for the operator.</summary>
    internal static async Task<Results<Done, Refusal>> ChangeSharedAsync(DoNotCallChange body, Asker asker)
    {
        List<string> added = [];
        List<string> removed = [];
        if (
            !TryRead("add", body.Add ?? [], asker, added, out Refusal? refusal)
            || !TryRead("remove", body.Remove ?? [], asker, removed, out refusal)
        )
        {
            return refusal!;
        }
        try
        {
            await asker.Door.Campaigns.ChangeSharedAsync(added, removed);
        }
        catch (ArchiveException e)
        {
            return new Refusal(ProblemTable.NotSaved, e.Message);
        }
        foreach (TenantEntry tenant in asker.Door.Tenants.All)
        {
            foreach (
                CampaignRow row in tenant.Door.Views.Dialing.All().OfType<CampaignRow>().Where(row => row.State == CampaignState.Running)
            )
            {
                await tenant.Door.LookAsync(row.Id);
            }
        }
        return Done.Instance;
    }

    private static bool TryRead(string field, IReadOnlyList<string> written, Asker asker, List<string> into, out Refusal? refusal)
    {
        refusal = null;
        for (int i = 0; i < written.Count; i++)
        {
            if (!NumberForms.TryReadPublic(written[i], asker.Views.Region, out string inner, out string why))
            {
                refusal = Refusal.Invalid($"{field}[{i}]", why);
                return false;
            }
            into.Add(inner);
        }
        return true;
    }

    private static async Task<Results<Found<DoNotCallList>, Refusal>> ReadAsync(Asker asker, int tenant, string? after)
    {
        (IReadOnlyList<string>? page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.DoNotCall(tenant, after ?? "", Page),
            asker.Cancel
        );
        return refused is { } busy
            ? Refusal.TooMany(busy)
            : new Found<DoNotCallList>(new DoNotCallList(page!, page!.Count == Page ? page[^1] : null));
    }
}

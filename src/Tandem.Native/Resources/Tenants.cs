namespace Tandem.Native.Resources;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/tenants</c>, for the operator: they come, change and go while the server runs.</summary>
internal static class Tenants
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/tenants", Scopes.ManageTenants, List),
        new("POST", "/tenants", Scopes.ManageTenants, CreateAsync),
        new("GET", "/tenants/{id}", Scopes.ManageTenants, Get),
        new("PATCH", "/tenants/{id}", Scopes.ManageTenants, ChangeAsync),
        new("DELETE", "/tenants/{id}", Scopes.ManageTenants, RemoveAsync),
    ];

    /// <summary>Tenants in order of id; disabled ones too.</summary>
    /// <param name="name">Only the one of this name.</param>
    internal static Results<Found<TenantList>, Refusal> List(Asker asker, [AsParameters] Paging paging, string? name = null)
    {
        IEnumerable<TenantState> all = asker.Node.Tenants().Where(tenant => name is null || tenant.Name == name);
        return Paging.TryTake(paging, all, tenant => tenant.Id, out List<TenantState> page, out string? next) is { } refusal
            ? refusal
            : new Found<TenantList>(new TenantList([.. page.Select(TenantModel.Of)], next));
    }

    /// <summary>One tenant.</summary>
    internal static Results<Found<TenantModel>, Refusal> Get(int id, Asker asker) =>
        Find(asker, id) is { } tenant ? new Found<TenantModel>(TenantModel.Of(tenant), TenantModel.VersionOf(tenant)) : NoTenant(id);

    /// <summary>Makes a tenant with an administrator and credentials. It is served when this is answered.</summary>
    internal static async Task<Results<Made<MadeTenant>, Refusal>> CreateAsync(NewTenantBody body, Asker asker)
    {
        try
        {
            NewTenant made = await asker.Node.AddTenantAsync(body.Name, body.Domain, asker.Actor);
            MadeTenant model = new(TenantModel.Of(made.State), JsonElement.Parse(made.Credentials));
            return new Made<MadeTenant>($"/tenants/{made.State.Id}", model, TenantModel.VersionOf(made.State));
        }
        catch (TenantException e)
        {
            return Refused(e);
        }
    }

    /// <summary>Gives a tenant another domain, disables or enables it. The default tenant cannot be disabled.</summary>
    internal static async Task<Results<Found<TenantModel>, Refusal>> ChangeAsync(int id, TenantPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        try
        {
            TenantState state = await asker.Node.ChangeTenantAsync(id, body.Domain, body.Disabled, As(seen), asker.Actor);
            return new Found<TenantModel>(TenantModel.Of(state), TenantModel.VersionOf(state));
        }
        catch (TenantException e)
        {
            return Refused(e);
        }
    }

    /// <summary>Removes a tenant: its calls are hung up, and all that is kept of it is deleted. The default tenant stays.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        try
        {
            await asker.Node.RemoveTenantAsync(id, As(seen), asker.Actor);
            return Done.Instance;
        }
        catch (TenantException e)
        {
            return Refused(e);
        }
    }

    private static TenantState? Find(Asker asker, int id) => asker.Node.Tenants().FirstOrDefault(tenant => tenant.Id == id);

    private static Predicate<TenantState> As(long? seen) => tenant => seen is null || seen == TenantModel.VersionOf(tenant);

    private static Refusal NoTenant(int id) => Refusal.NotFound($"no tenant {id}");

    private static Refusal Refused(TenantException e) =>
        e.Trouble switch
        {
            TenantTrouble.NotFound => Refusal.NotFound(e.Message),
            TenantTrouble.Stale => Staleness.Refusal,
            TenantTrouble.Taken => new Refusal(ProblemTable.Duplicate, e.Message),
            TenantTrouble.NotPossible => new Refusal(ProblemTable.Conflict, e.Message),
            _ => new Refusal(ProblemTable.NotSaved, e.Message) { RetryAfterSeconds = 1 },
        };
}

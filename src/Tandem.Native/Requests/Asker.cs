namespace Tandem.Native.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;
using Tandem.Native.Problems;

/// <summary>Who asks, for which tenant, and the request it came with. Handed to every operation that lets nobody in unknown.</summary>
/// <param name="stillIn">Whether the same credential would let him in now.</param>
internal sealed class Asker(HttpContext http, FrontDoor door, INode node, Principal principal, TenantEntry tenant, Func<bool> stillIn)
{
    public HttpContext Http => http;

    /// <summary>Keys, tokens, passwords and the other tenants.</summary>
    public FrontDoor Door => door;

    /// <summary>The server, for its operator.</summary>
    public INode Node => node;

    public Principal Principal => principal;

    public TenantEntry Tenant => tenant;

    /// <summary>For what takes long: keys are revoked and tokens end meanwhile.</summary>
    public bool IsStillIn => stillIn();

    public TenantViews Views => tenant.Door.Views;

    public CancellationToken Cancel => http.RequestAborted;

    /// <summary>From where, as limits count it.</summary>
    public string Source => ClientSource.Of(http);

    public Origin From => new(Face.Native, Source, ClientSource.AddressOf(http));

    /// <summary>How the log names him.</summary>
    public Actor Actor => principal.Actor.From(ClientSource.AddressOf(http));

    public Task<Outcome> AskAsync(Command command) => AskAsync(command, http.RequestAborted);

    /// <param name="cancel">Who stops waiting does not take the command back.</param>
    public Task<Outcome> AskAsync(Command command, CancellationToken cancel) =>
        tenant.Door.AskAsync(principal, ClientSource.AddressOf(http), command, cancel);

    /// <summary>Tells the tenant's log what he did at the door.</summary>
    public Task LogAsync(EventData happened) => tenant.Door.LogAsync(Actor, happened);

    /// <summary>He may not, as only the operation itself can tell: that is told the tenant's log, as any other refusal at the door.</summary>
    public Refusal Forbid(string why)
    {
        door.Audit.Forbidden(principal, From, $"{http.Request.Method} {http.Request.Path}", why);
        return new Refusal(ProblemTable.Forbidden, why);
    }

    /// <summary>How ASP.NET finds it for an operation: the guard left it with the request.</summary>
    public static ValueTask<Asker?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Asker>());
}

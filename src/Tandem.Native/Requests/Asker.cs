namespace Tandem.Native.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;

/// <summary>Who asks, for which tenant, and the request it came with. Handed to every operation that lets nobody in unknown.</summary>
internal sealed class Asker(HttpContext http, FrontDoor door, Principal principal, TenantEntry tenant)
{
    public HttpContext Http => http;

    /// <summary>Keys, tokens, passwords and the other tenants.</summary>
    public FrontDoor Door => door;

    public Principal Principal => principal;

    public TenantEntry Tenant => tenant;

    public TenantViews Views => tenant.Door.Views;

    public CancellationToken Cancel => http.RequestAborted;

    /// <summary>From where, as limits count it.</summary>
    public string Source => ClientSource.Of(http);

    public Task<Outcome> AskAsync(Command command) => tenant.Door.AskAsync(principal, command, http.RequestAborted);

    /// <summary>How ASP.NET finds it for an operation: the guard left it with the request.</summary>
    public static ValueTask<Asker?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Asker>());
}

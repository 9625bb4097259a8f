namespace Tandem.Dialects;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;

/// <summary>A request whose caller is known, with all that a resource needs whatever the dialect.</summary>
/// <param name="cancel">Who stops waiting does not take a command back.</param>
public abstract class CallerRequest(HttpContext http, FrontDoor door, Caller caller, CancellationToken cancel)
{
    public int Tenant => caller.Tenant.Id;

    public TenantViews Views => caller.Door.Views;

    protected HttpContext Http => http;

    protected FrontDoor Door => door;

    /// <summary>A value of the query; empty when there is none.</summary>
    public virtual string Query(string name) => http.Request.Query[name].ToString().Trim();

    /// <summary>A part of the path; empty when there is none.</summary>
    public string Path(string name) => RoutePart.Of(http.Request, name);

    /// <summary>Where a recording can be fetched; empty for none.</summary>
    public string LinkTo(RecordingLinks links, Guid recording) =>
        recording == Guid.Empty ? "" : links.Of(Tenant, recording, $"{http.Request.Scheme}://{http.Request.Host}");

    public Task<Outcome> AskAsync(Command command) => caller.Door.AskAsync(caller.Principal, ClientSource.AddressOf(http), command, cancel);

    public Task<(T? Value, Throttled? Refused)> ReadAsync<T>(Func<IArchive, T> read) => door.Archive.ReadAsync(read, cancel);
}

namespace Tandem.Dialects.Meiqia.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;

/// <summary>A request whose token is right, with all a resource needs.</summary>
internal sealed class MeiqiaRequest(
    HttpContext http,
    FrontDoor door,
    Principal principal,
    TenantEntry tenant,
    StrictFields fields,
    RecordingLinks links
)
{
    public int Tenant => tenant.Id;

    public TenantViews Views => tenant.Door.Views;

    /// <summary>Of the body.</summary>
    public StrictFields Fields => fields;

    /// <summary>A value of the query; empty when there is none.</summary>
    public string Query(string name) => http.Request.Query[name].ToString().Trim();

    /// <summary>Under which address the server was asked.</summary>
    public string LinkTo(Guid recording) =>
        recording == Guid.Empty ? "" : $"{http.Request.Scheme}://{http.Request.Host}{links.PathOf(tenant.Id, recording)}";

    /// <summary>The first bad field, as an answer; null when all are well.</summary>
    public Answer? Problem => fields.Problem is { } problem ? Answer.Invalid(problem) : null;

    public Task<Outcome> AskAsync(Command command) =>
        tenant.Door.AskAsync(principal, ClientSource.AddressOf(http), command, http.RequestAborted);

    public Task<(T? Value, Throttled? Refused)> ReadAsync<T>(Func<IArchive, T> read) => door.Archive.ReadAsync(read, http.RequestAborted);
}

namespace Tandem.Dialects.Uccc.Requests;

using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;

/// <summary>A request whose token is right, with all a resource needs.</summary>
internal sealed class UcccRequest(
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

    /// <summary>A part of the path.</summary>
    public string Path(string name) => Uri.UnescapeDataString(http.Request.RouteValues[name]?.ToString() ?? "");

    /// <summary>Where a recording can be fetched; empty for none.</summary>
    public string LinkTo(Guid recording) =>
        recording == Guid.Empty ? "" : $"{http.Request.Scheme}://{http.Request.Host}{links.PathOf(tenant.Id, recording)}";

    /// <summary>Whether a call of that id may have begun just now: ids hold their moment (RFC 9562, version 7).</summary>
    public bool IsRecent(Guid call)
    {
        Span<byte> bytes = stackalloc byte[16];
        call.TryWriteBytes(bytes, bigEndian: true, out _);
        long millis = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        return call.Version == 7
            && Math.Abs(door.Clock.GetUtcNow().ToUnixTimeMilliseconds() - millis) <= UcccLimits.Recent.TotalMilliseconds;
    }

    /// <summary>How far the log is durable.</summary>
    public EventCursor Newest => door.Events.Newest(tenant.Id);

    /// <summary>Waits until more of the log is durable; false when patience ends first.</summary>
    public async Task<bool> MoreAsync(EventCursor than, CancellationToken patience)
    {
        try
        {
            await door.Events.WaitAsync(tenant.Id, than, patience);
            return !http.RequestAborted.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public Task<Outcome> AskAsync(Command command) =>
        tenant.Door.AskAsync(principal, ClientSource.AddressOf(http), command, http.RequestAborted);

    public Task<(T? Value, Throttled? Refused)> ReadAsync<T>(Func<IArchive, T> read) => door.Archive.ReadAsync(read, http.RequestAborted);
}

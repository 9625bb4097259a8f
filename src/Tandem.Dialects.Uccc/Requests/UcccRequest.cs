namespace Tandem.Dialects.Uccc.Requests;

using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Secrets;
using Tandem.Core.Contract.Events;
using Tandem.Http.Reading;

/// <summary>A request whose token is right, with all a resource needs.</summary>
internal sealed class UcccRequest(HttpContext http, FrontDoor door, Caller caller, StrictFields fields, RecordingLinks links)
    : CallerRequest(http, door, caller, http.RequestAborted)
{
    /// <summary>Of the body.</summary>
    public StrictFields Fields => fields;

    /// <summary>Where a recording can be fetched; empty for none.</summary>
    public string LinkTo(Guid recording) => LinkTo(links, recording);

    /// <summary>Whether a call of that id may have begun just now: ids hold their moment (RFC 9562, version 7).</summary>
    public bool IsRecent(Guid call)
    {
        Span<byte> bytes = stackalloc byte[16];
        call.TryWriteBytes(bytes, bigEndian: true, out _);
        long millis = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        return call.Version == 7
            && Math.Abs(Door.Clock.GetUtcNow().ToUnixTimeMilliseconds() - millis) <= UcccLimits.Recent.TotalMilliseconds;
    }

    /// <summary>How far the log is durable.</summary>
    public EventCursor Newest => Door.Events.Newest(Tenant);

    /// <summary>Waits until more of the log is durable; false when patience ends first.</summary>
    public async Task<bool> MoreAsync(EventCursor than, CancellationToken patience)
    {
        try
        {
            await Door.Events.WaitAsync(Tenant, than, patience);
            return !Http.RequestAborted.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

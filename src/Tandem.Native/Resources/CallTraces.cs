namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/calls/{id}/sip</c>: what was said on the wire.</summary>
internal static class CallTraces
{
    private const string Pcap = "pcap";

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/calls/{id}/sip", Scopes.ReadRecords, GetAsync)];

    /// <summary>
    /// The SIP messages of a call, under way or over, secrets masked, with the quality of each leg's media; as a capture file with
    /// <c>Accept: application/vnd.tcpdump.pcap</c> or <c>?format=pcap</c>. Kept within a limit of bytes: those of old calls go.
    /// </summary>
    /// <param name="id">The call's id.</param>
    /// <param name="format">json or pcap; the Accept header where it is not given.</param>
    internal static async Task<Results<Found<SipTraceModel>, Capture, Refusal>> GetAsync(Guid id, Asker asker, string? format = null)
    {
        if (format is not (null or "" or Pcap or "json"))
        {
            return Refusal.Invalid("format", "must be json or pcap");
        }
        (SipTrace? trace, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.Trace(asker.Tenant.Id, id),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        if (trace is null)
        {
            return Refusal.NotFound($"no signalling is kept of a call {id}");
        }
        bool asCapture = string.IsNullOrEmpty(format)
            ? asker.Http.Request.Headers.Accept.ToString().Contains(PcapFile.ContentType, StringComparison.OrdinalIgnoreCase)
            : format == Pcap;
        return asCapture ? new Capture(trace, $"{id}.pcap") : new Found<SipTraceModel>(SipTraceModel.Of(id, trace));
    }
}

using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Endpoint;

/// <summary>Answers to requests that reach no usage. A reason of null is the standard phrase.</summary>
internal sealed class RequestAnswers(SipEndpoint core, StrangerLimit strangers)
{
    /// <summary>A stranger gets no more bytes than this times those of its request: forged senders are worth nothing as a lever.</summary>
    private const int MostBytesPerByte = 3;

    private static readonly ExtraHeader[] None = [];

    private readonly ExtraHeader[] retryAfter =
    [
        new("Retry-After", core.Config.Limits.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>503 with Retry-After: a limit of ours is reached.</summary>
    public void Overloaded(in Incoming incoming, string reason, Now now) => Answer(incoming, 503, reason, now, retryAfter);

    /// <summary>A final answer.</summary>
    public void Answer(in Incoming incoming, int code, string? reason, Now now, ExtraHeader[]? headers = null)
    {
        core.Write.Response(incoming.Message, code, reason, TagFor(incoming), incoming.Source.Remote);
        core.Transactions.Respond(incoming.Transaction, code, core.Write.Extra(headers ?? None).Finish(), now);
    }

    /// <summary>
    /// An answer that keeps nothing and is sent once (RFC 3261 §8.2.7): to everybody who has not shown yet who it is, to what is no proper
    /// request, and when a table is full. A host that asks for too many gets none.
    /// </summary>
    public void Stateless(SipMessage request, int code, string? reason, in Flow source, Now now, ExtraHeader[]? headers = null)
    {
        if (request.Method != SipMethod.Ack && strangers.TryTake(source.Remote, now))
        {
            Begin(request, code, reason, source);
            Send(request, source, core.Write.Extra(headers ?? (code == 503 ? retryAfter : None)));
        }
    }

    /// <summary>Likewise, with what we do: 200 to OPTIONS, 405.</summary>
    public void Capabilities(SipMessage request, int code, in Flow source, Now now)
    {
        if (strangers.TryTake(source.Remote, now))
        {
            Begin(request, code, null, source);
            Send(request, source, core.Write.Capabilities().Header(HeaderName.Accept, SdpBody.Accepted));
        }
    }

    /// <summary>Where answers go (RFC 3261 §18.2.2, RFC 3581 §4): back on the flow, at the port the Via names unless rport is asked for.</summary>
    public static Flow BackOf(SipMessage request, in Flow source)
    {
        if (source.IsReliable || !request.TryVia(out ViaHeader via) || via.HasRport)
        {
            return source;
        }
        return source with { Remote = source.Remote.WithPort(via.Port == 0 ? 5060 : via.Port) };
    }

    // The tag is the same however often the request comes.
    private void Begin(SipMessage request, int code, string? reason, in Flow source)
    {
        UInt128 tag = core.Hash.Of(9, request.First(HeaderName.CallId), request.First(HeaderName.Via));
        byte[] text = Encoding.ASCII.GetBytes(((ulong)tag).ToString("x16", CultureInfo.InvariantCulture));
        core.Write.Response(request, code, reason, text, source.Remote);
    }

    private void Send(SipMessage request, in Flow source, SipWriter writer)
    {
        ReadOnlySpan<byte> bytes = writer.Finish();
        if (bytes.Length <= MostBytesPerByte * request.Bytes.Length)
        {
            core.Send(BackOf(request, source), bytes);
        }
    }

    // The same tag for every answer of a transaction.
    private byte[] TagFor(in Incoming incoming)
    {
        incoming.Transaction.Context ??= Encoding.ASCII.GetBytes(core.NewTag());
        return (byte[])incoming.Transaction.Context;
    }
}

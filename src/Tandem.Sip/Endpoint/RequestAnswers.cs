using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Endpoint;

/// <summary>Answers to requests that reach no usage. A reason of null is the standard phrase.</summary>
internal sealed class RequestAnswers(SipEndpoint core)
{
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

    /// <summary>An answer that lists what we do: 200 to OPTIONS, 405.</summary>
    public void AnswerCapabilities(in Incoming incoming, int code, Now now)
    {
        core.Write.Response(incoming.Message, code, null, TagFor(incoming), incoming.Source.Remote);
        SipWriter writer = core.Write.Capabilities().Header(HeaderName.Accept, SdpBody.Accepted);
        core.Transactions.Respond(incoming.Transaction, code, writer.Finish(), now);
    }

    /// <summary>An answer that keeps nothing: to what is no proper request, or when the table of transactions is full.</summary>
    public void Stateless(SipMessage request, int code, string? reason, in Flow source)
    {
        Flow back = BackOf(request, source);
        UInt128 tag = core.Hash.Of(9, request.First(HeaderName.CallId), request.First(HeaderName.Via));
        byte[] text = Encoding.ASCII.GetBytes(((ulong)tag).ToString("x16", CultureInfo.InvariantCulture));
        core.Write.Response(request, code, reason, text, source.Remote);
        core.Send(back, core.Write.Extra(code == 503 ? retryAfter : None).Finish());
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

    // The same tag for every answer of a transaction.
    private byte[] TagFor(in Incoming incoming)
    {
        incoming.Transaction.Context ??= Encoding.ASCII.GetBytes(core.NewTag());
        return (byte[])incoming.Transaction.Context;
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Endpoint;

/// <summary>The parts that every message of ours has, written the same way everywhere.</summary>
internal sealed class MessageComposer
{
    private readonly SipEndpoint core;
    private readonly byte[] agent;
    private readonly byte[] supported;
    private readonly List<(SipTransport Transport, NetAddress Address, byte[] Contact)> contacts = [];

    public MessageComposer(SipEndpoint core)
    {
        this.core = core;
        agent = Encoding.UTF8.GetBytes(core.Config.UserAgent);
        bool reliable = core.Config.Reliable != ReliableProvisionals.Off;
        string options = core.Config.SessionTimer.Enabled ? "timer, replaces" : "replaces";
        supported = Encoding.ASCII.GetBytes(reliable ? "100rel, " + options : options);
    }

    /// <summary>What we do (RFC 3261 §20.5).</summary>
    public static ReadOnlySpan<byte> AllowValue => "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY, REGISTER"u8;

    public ReadOnlySpan<byte> SupportedValue => supported;

    public SipWriter Writer { get; } = new();

    /// <summary>Start line, Via, Max-Forwards.</summary>
    public SipWriter Request(SipMethod method, ReadOnlySpan<byte> uri, in Flow flow, ReadOnlySpan<byte> branch, int maxForwards)
    {
        Writer.Request(method, uri).Begin(HeaderName.Via).Add("SIP/2.0/"u8).Add(TransportName(flow.Transport)).Add(" "u8);
        WriteAddress(core.Flows.AdvertisedOn(flow));
        Writer.Add(";branch="u8).Add(branch).Add(";rport"u8).End();
        return Writer.Header(HeaderName.MaxForwards, maxForwards);
    }

    /// <summary>Start line to CSeq of a request inside a dialog, with loose or strict routes (RFC 3261 §12.2.1.1).</summary>
    public SipWriter InDialog(Dialog dialog, DialogRequest request, in Flow flow)
    {
        Routed(request.Method, dialog.RemoteTarget, CollectionsMarshal.AsSpan(dialog.RouteSet), request.Branch, flow);
        Writer.Header(HeaderName.From, dialog.LocalParty).Header(HeaderName.To, dialog.RemoteParty);
        Writer.Header(HeaderName.CallId, dialog.Usage.CallId);
        return CSeq(request.CSeq, request.Method);
    }

    /// <summary>The same in a dialog of which nothing but its state is left.</summary>
    public SipWriter InDialog(DialogState dialog, SipMethod method, uint cseq, byte[] branch, in Flow flow)
    {
        Routed(method, dialog.RemoteTarget, dialog.Routes, branch, flow);
        Writer.Header(HeaderName.From, dialog.LocalParty).Header(HeaderName.To, dialog.RemoteParty);
        Writer.Header(HeaderName.CallId, dialog.CallId);
        return CSeq(cseq, method);
    }

    public SipWriter CSeq(uint number, SipMethod method) => Writer.Begin(HeaderName.CSeq).Add(number).Add(" "u8).Add(method.Text()).End();

    /// <summary>Start line to CSeq of a response, and Server.</summary>
    public SipWriter Response(SipMessage request, int code, string? reason, ReadOnlySpan<byte> toTag, NetAddress source) =>
        SipResponse.Begin(Writer, request, code, reason, toTag, source).Header(HeaderName.Server, agent);

    /// <summary>Contact, for messages that make or refresh a dialog.</summary>
    public SipWriter Contact(in Flow flow) => Writer.Header(HeaderName.Contact, ContactOf(flow));

    /// <summary>Contact of an address of record that we register (RFC 3261 §10.2).</summary>
    public SipWriter Contact(in Flow flow, string user) =>
        Writer.Header(HeaderName.Contact, $"<sip:{SipUri.EscapeUser(user)}@{core.Flows.AdvertisedOn(flow)}{ParameterOf(flow.Transport)}>");

    public SipWriter Capabilities() => Writer.Header(HeaderName.Allow, AllowValue).Header(HeaderName.Supported, supported);

    public SipWriter UserAgent() => Writer.Header(HeaderName.UserAgent, agent);

    public SipWriter Extra(IReadOnlyList<ExtraHeader>? headers)
    {
        if (headers != null)
        {
            for (int i = 0; i < headers.Count; i++)
            {
                Writer.Header(headers[i].Name, headers[i].Value);
            }
        }
        return Writer;
    }

    public static ReadOnlySpan<byte> TransportName(SipTransport transport) =>
        transport switch
        {
            SipTransport.Udp => "UDP"u8,
            SipTransport.Tcp => "TCP"u8,
            SipTransport.Tls => "TLS"u8,
            SipTransport.Ws => "WS"u8,
            _ => "WSS"u8,
        };

    private void Routed(SipMethod method, byte[] target, ReadOnlySpan<byte[]> routes, byte[] branch, in Flow flow)
    {
        bool strict = routes.Length > 0 && !UriTarget.IsLoose(routes[0]);
        Request(method, strict ? UriTarget.OfRoute(routes[0]) : target, flow, branch, 70);
        for (int i = strict ? 1 : 0; i < routes.Length; i++)
        {
            Writer.Header(HeaderName.Route, routes[i]);
        }
        if (strict)
        {
            Writer.Begin(HeaderName.Route).Add("<"u8).Add(target).Add(">"u8).End();
        }
    }

    private void WriteAddress(NetAddress address)
    {
        if (address.IsV6)
        {
            Writer.Add(address.ToString());
            return;
        }
        uint v = address.V4;
        Writer.Add(v >> 24).Add("."u8).Add((v >> 16) & 255).Add("."u8).Add((v >> 8) & 255).Add("."u8).Add(v & 255);
        Writer.Add(":"u8).Add(address.Port);
    }

    private static string ParameterOf(SipTransport transport) =>
        transport switch
        {
            SipTransport.Udp => "",
            SipTransport.Tcp => ";transport=tcp",
            SipTransport.Tls => ";transport=tls",
            // RFC 7118 §5.2: of both.
            _ => ";transport=ws",
        };

    private byte[] ContactOf(in Flow flow)
    {
        NetAddress advertised = core.Flows.AdvertisedOn(flow);
        foreach ((SipTransport transport, NetAddress address, byte[] known) in contacts)
        {
            if (transport == flow.Transport && address == advertised)
            {
                return known;
            }
        }
        byte[] contact = Encoding.ASCII.GetBytes($"<sip:tandem@{advertised}{ParameterOf(flow.Transport)}>");
        contacts.Add((flow.Transport, advertised, contact));
        return contact;
    }
}

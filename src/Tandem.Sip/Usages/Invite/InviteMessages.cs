using System.Text;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Writes an INVITE of ours, its CANCEL and the ACK to its refusal.</summary>
internal sealed class InviteMessages
{
    private const string Anonymous = "anonymous";
    private const string AnonymousParty = "anonymous@anonymous.invalid";
    private const string AnonymousName = "Anonymous";

    private readonly InviteUsage usage;
    private readonly SipEndpoint core;
    private readonly InviteRequest request;
    private readonly byte[] to;

    public InviteMessages(InviteUsage usage, InviteRequest request)
    {
        this.usage = usage;
        this.request = request;
        core = usage.Core;
        Target = Encoding.UTF8.GetBytes(request.Target);
        // A URI has no empty user (RFC 3261 §25.1), and who is not known is written like this (RFC 3323 §4.1.1.3).
        bool isAnonymous = request.FromUser is "" or Anonymous;
        string name = isAnonymous ? AnonymousName : request.FromDisplay;
        string display = name.Length == 0 ? "" : $"\"{Quoted(name)}\" ";
        string party = isAnonymous ? AnonymousParty : $"{SipUri.EscapeUser(request.FromUser)}@{request.FromDomain}";
        From = Encoding.UTF8.GetBytes($"{display}<sip:{party}>;tag={usage.LocalTag}");
        to = Encoding.UTF8.GetBytes($"<{request.ToUri ?? request.Target}>");
    }

    /// <summary>Request-URI.</summary>
    public byte[] Target { get; }

    /// <summary>From, tag included.</summary>
    public byte[] From { get; }

    /// <summary>Of the last INVITE.</summary>
    public byte[] Branch { get; private set; } = [];

    /// <summary>Of the last INVITE.</summary>
    public uint CSeq { get; private set; }

    /// <summary>The next INVITE, with a branch and CSeq of its own.</summary>
    public ReadOnlySpan<byte> Invite(scoped ref Flow flow, ChallengeAnswers? credentials)
    {
        CSeq++;
        Branch = core.NewBranch();
        ReadOnlySpan<byte> bytes = Write(flow, credentials);
        // RFC 3261 §18.1.1 wants TCP for big requests. Phones without TCP are the rule, so only a stream that is open already is used.
        if (
            flow.Transport == SipTransport.Udp
            && bytes.Length > core.Config.Limits.UdpBytes
            && core.Flows.TryStreamTo(flow.Remote, out Flow stream)
        )
        {
            flow = stream;
            bytes = Write(stream, credentials);
        }
        return bytes;
    }

    /// <summary>CANCEL of the last INVITE (RFC 3261 §9.1).</summary>
    public ReadOnlySpan<byte> Cancel(scoped in Flow flow, string? reasonHeader)
    {
        core.Write.Request(SipMethod.Cancel, Target, flow, Branch, 70);
        WriteHead(to, SipMethod.Cancel);
        if (reasonHeader != null)
        {
            core.Write.Writer.Header(HeaderName.Reason, reasonHeader);
        }
        return core.Write.Writer.Finish();
    }

    /// <summary>What it takes to write that CANCEL later, in another process.</summary>
    public DialogState State(in Flow flow)
    {
        byte[][] routes = [.. request.Route.Select(route => Encoding.UTF8.GetBytes($"<{route}>"))];
        return new DialogState(usage.CallId, From, to, Target, routes, flow, UsesFlow: true, CSeq) { Branch = Branch };
    }

    /// <summary>ACK to a refusal of the last INVITE (RFC 3261 §17.1.1.3).</summary>
    public ReadOnlySpan<byte> Ack(scoped in Flow flow, SipMessage refusal)
    {
        core.Write.Request(SipMethod.Ack, Target, flow, Branch, 70);
        WriteHead(refusal.First(HeaderName.To), SipMethod.Ack);
        return core.Write.Writer.Finish();
    }

    private ReadOnlySpan<byte> Write(scoped in Flow flow, ChallengeAnswers? credentials)
    {
        core.Write.Request(SipMethod.Invite, Target, flow, Branch, request.MaxForwards);
        WriteHead(to, SipMethod.Invite);
        core.Write.Contact(flow);
        core.Write.Capabilities();
        usage.Timer.WriteWish(false);
        core.Write.Extra(credentials?.Headers);
        core.Write.Extra(request.Headers);
        SipWriter writer = core.Write.UserAgent();
        return request.Sdp == null ? writer.Finish() : writer.Finish("application/sdp", request.Sdp);
    }

    private void WriteHead(ReadOnlySpan<byte> toParty, SipMethod method)
    {
        SipWriter writer = core.Write.Writer;
        foreach (string route in request.Route)
        {
            writer.Begin(HeaderName.Route).Add("<"u8).Add(route).Add(">"u8).End();
        }
        writer.Header(HeaderName.From, From).Header(HeaderName.To, toParty).Header(HeaderName.CallId, usage.CallId);
        core.Write.CSeq(CSeq, method);
    }

    // RFC 3261 §25.1: a quoted string has no line ends; one that came by configuration must not begin a header of its own.
    private static string Quoted(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.Contains('\x7F'))
        {
            text = string.Concat(text.Where(character => !char.IsControl(character)));
        }
        return text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }
}

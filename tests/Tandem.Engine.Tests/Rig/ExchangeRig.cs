namespace Tandem.Engine.Tests.Rig;

using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Configuration;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>An exchange with as many tenants as wanted, each with a trunk of its own and the queue "sales", and SIP as text.</summary>
internal sealed class ExchangeRig
{
    public static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);
    public static readonly NetAddress Phone = NetAddress.FromV4(0x0A000007, 5062);
    private static readonly RouteRow[] Routes =
    [
        new(1, "01088887777", RouteTarget.Queue, "sales"),
        new(2, "0109999*", RouteTarget.Queue, "sales"),
        new(3, "01099990*", RouteTarget.Extension, "1001"),
    ];

    private const string Sdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
    private readonly Dictionary<int, string> tags = [];

    public ExchangeRig(
        int tenants = 1,
        int ports = 10,
        ExchangeLimits? limits = null,
        IReadOnlyList<TrunkRow>? trunks = null,
        NetAddress outside = default,
        IReadOnlyList<LocalNet>? localNets = null
    )
    {
        ExchangeConfig config = new()
        {
            Listeners = [new SipListener(SipTransport.Udp, Own, outside)],
            Public = outside,
            LocalNets = localNets ?? [],
            Tenants = [.. Enumerable.Range(1, tenants).Select(id => trunks is null ? TenantOf(id) : With(TenantOf(id), trunks))],
            Limits = limits ?? new ExchangeLimits(),
        };
        Exchange = new Exchange(config, new byte[32], Outbox, Now);
        Exchange.Handle(new PortsBound([.. Enumerable.Range(0, ports).Select(i => new PortPair(0, i, Own.WithPort(20_000 + 2 * i)))]), Now);
    }

    public Exchange Exchange { get; }

    public EngineOutbox Outbox { get; } = new();

    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    /// <summary>The legs whose records were closed so far, with why.</summary>
    public IEnumerable<string> Closed =>
        Outbox
            .Store.OfType<KeepEvents>()
            .SelectMany(each => each.Events)
            .Select(each => each.Data)
            .OfType<Kinds.LegEnded>()
            .Select(each => each.Cause);

    public static NetAddress Carrier(int tenant) => NetAddress.FromV4(0x0A010000 + (uint)tenant, 5060);

    public static TenantConfig TenantOf(int id)
    {
        ExtensionRow[] extensions =
        [
            .. new[] { "1001", "1002" }.Select((number, i) => new ExtensionRow(i + 1, i + 2, number, number, "s", "", "", "", "", 0, 0)),
        ];
        QueueRow queue = new(1, "sales", "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
        TrunkRow trunk = TrunkRow.At(1, "carrier", Carrier(id));
        UserRow[] users = [UserOf(2, 1, "1001", new AgentRow()), UserOf(3, 2, "1002", new AgentRow(AgentType: "standBy"))];
        ConfigurationRows rows = new(users, extensions, [queue], [], Routes, [trunk], [], new IdCounters(3, 2, 1, 0, 0, 0));
        return new TenantConfig(id, $"t{id}", $"t{id}.test", rows, []);
    }

    private static TenantConfig With(TenantConfig tenant, IReadOnlyList<TrunkRow> trunks) =>
        tenant with
        {
            Configuration = tenant.Configuration with { Trunks = trunks },
        };

    private static UserRow UserOf(int id, int extension, string name, AgentRow agent) =>
        new(id, name, name, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, extension, name, agent, 0, 0);

    public void Ask(Command command) => Exchange.Handle(new CommandAsked(1, new CommandRequest(1, command)), Now);

    /// <summary>A call from the tenant's trunk; its last answer.</summary>
    public string Call(int number, int tenant = 1, string to = "sales")
    {
        string answer = Send("INVITE", number, tenant, to);
        tags[number] = answer.Contains(";tag=", StringComparison.Ordinal) ? answer.Split("To: ")[1].Split(";tag=")[1].Split('\r')[0] : "";
        return answer;
    }

    /// <summary>The same with another Request-URI and more headers, each with its line end.</summary>
    public string CallAs(int number, string uri, string headers = "") =>
        Give(
            $"INVITE {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {Carrier(1)};branch=z9hG4bK-{number}-as;rport\r\n"
                + $"From: <sip:anonymous@anonymous.invalid>;tag=f{number}\r\nTo: <sip:x@10.0.0.1>\r\nCall-ID: call-{number}\r\n"
                + $"CSeq: 1 INVITE\r\nContact: <sip:x@{Carrier(1)}>\r\n{headers}Max-Forwards: 70\r\nContent-Type: application/sdp\r\n"
                + $"Content-Length: {Sdp.Length}\r\n\r\n{Sdp}",
            Carrier(1)
        );

    /// <summary>A description of somebody who speaks PCMU and is heard from there.</summary>
    public static string SdpAt(string host) => Sdp.Replace("10.0.0.9", host, StringComparison.Ordinal);

    /// <summary>A far end answers an INVITE of ours.</summary>
    public void Answer(string invite, string status, NetAddress from, string headers = "", string? sdp = null, string tag = "far")
    {
        string Line(string name) => invite.Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal));
        string contact = headers.Contains("Contact:", StringComparison.Ordinal) ? "" : $"Contact: <sip:far@{from}>\r\n";
        string body = sdp ?? (status.StartsWith('2') ? Sdp : "");
        Give(
            $"SIP/2.0 {status}\r\n{Line("Via:")}\r\n{Line("From:")}\r\n{Line("To:")};tag={tag}\r\n{Line("Call-ID:")}\r\n{Line("CSeq:")}\r\n"
                + $"{contact}{headers}Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}",
            from
        );
    }

    public void Ack(int number, int tenant = 1) => Send("ACK", number, tenant);

    public string Bye(int number, int tenant = 1) => Send("BYE", number, tenant);

    /// <summary>What a phone that registers is challenged with.</summary>
    public string Challenge(string extension, string domain = "t1.test") => Give(RegisterOf(extension, domain, 1, "", Phone), Phone);

    /// <summary>A phone registers; the answer to its credentials.</summary>
    public string Register(string extension, string domain = "t1.test") => Register(extension, Phone, Phone, domain);

    /// <summary>The same from somewhere, with another Contact, and with more headers after its own Via, each with its line end.</summary>
    public string Register(string extension, NetAddress from, NetAddress contact, string domain = "t1.test", string headers = "")
    {
        string challenge = Give(RegisterOf(extension, domain, 1, headers, contact), from);
        string nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        return Give(RegisterOf(extension, domain, 2, headers + Credentials(extension, domain, nonce), contact), from);
    }

    /// <summary>The header with which a phone answers the challenge of its REGISTER.</summary>
    public static string Credentials(string extension, string domain, string nonce)
    {
        string ha1 = Md5($"{extension}:{domain}:s");
        string response = Md5($"{ha1}:{nonce}:00000001:c:auth:{Md5($"REGISTER:sip:{domain}")}");
        return $"Authorization: Digest username=\"{extension}\",realm=\"{domain}\",nonce=\"{nonce}\",uri=\"sip:{domain}\",qop=auth,nc=00000001,"
            + $"cnonce=\"c\",response=\"{response}\"\r\n";
    }

    /// <summary>The store makes all durable that it was asked to.</summary>
    public void CommitAll()
    {
        foreach (CommitConfiguration commit in Outbox.Store.OfType<CommitConfiguration>().ToArray())
        {
            Exchange.Handle(new Committed(commit.Tenant, commit.Order.CommitId), Now);
        }
    }

    /// <summary>What has been sent that begins like this, since the last request.</summary>
    public IEnumerable<string> Sent(string start) => Texts().Where(text => text.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Where the INVITEs since the last request went.</summary>
    public IEnumerable<(NetAddress To, string Text)> Invites() =>
        Outbox
            .Sip.Outputs.Select(output => (output.Flow.Remote, Text: Encoding.UTF8.GetString(output.Bytes.Span)))
            .Where(sent => sent.Text.StartsWith("INVITE", StringComparison.Ordinal));

    /// <summary>Lets time pass, with every wake-up in its moment; how many there were.</summary>
    public int Pass(TimeSpan time)
    {
        Instant end = Now.Mono + time;
        int wakes = 0;
        while (Exchange.NextWake.At <= end)
        {
            Now = Now.Plus(Exchange.NextWake.At > Now.Mono ? Exchange.NextWake.At - Now.Mono : TimeSpan.Zero);
            Exchange.Handle(Deadline.Reached, Now);
            wakes++;
        }
        Now = Now.Plus(end - Now.Mono);
        return wakes;
    }

    private string Send(string method, int number, int tenant, string to = "sales")
    {
        string tag = method == "INVITE" ? "" : $";tag={tags[number]}";
        string body = method == "INVITE" ? Sdp : "";
        NetAddress carrier = Carrier(tenant);
        string text =
            $"{method} sip:{to}@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP {carrier};branch=z9hG4bK-{number}-{method};rport\r\n"
            + $"From: <sip:555{number}@carrier.test>;tag=f{number}\r\nTo: <sip:{to}@10.0.0.1:5060>{tag}\r\nCall-ID: call-{number}\r\n"
            + $"CSeq: {(method == "BYE" ? 2 : 1)} {method}\r\nContact: <sip:x@{carrier}>\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}";
        return Give(text, carrier);
    }

    private string Give(string text, NetAddress from)
    {
        Outbox.Sip.Outputs.Clear();
        Exchange.Handle(new Datagram(new Flow(SipTransport.Udp, Own, from), Encoding.ASCII.GetBytes(text)), Now);
        return Texts().LastOrDefault(sent => sent.StartsWith("SIP/2.0", StringComparison.Ordinal)) ?? "";
    }

    private static string RegisterOf(string extension, string domain, int cseq, string headers, NetAddress contact) =>
        $"REGISTER sip:{domain} SIP/2.0\r\nVia: SIP/2.0/UDP {contact};branch=z9hG4bK-{domain}-{extension}-{contact.Port}-{cseq};rport\r\n{headers}"
        + $"From: <sip:{extension}@{domain}>;tag=r\r\nTo: <sip:{extension}@{domain}>\r\nCall-ID: reg-{extension}-{contact}-{domain}\r\n"
        + $"CSeq: {cseq} REGISTER\r\nContact: <sip:{extension}@{contact}>\r\nExpires: 600\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";

#pragma warning disable CA5351 // Digest with MD5 is what most phones speak.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    private IEnumerable<string> Texts() => Outbox.Sip.Outputs.Select(output => Encoding.UTF8.GetString(output.Bytes.Span));
}

namespace Tandem.Engine.Tests.Rig;

using System.Text;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>An exchange with trunks, whose carriers are played by hand: what is sent to them is read as text and answered as wished.</summary>
internal sealed class TrunkRig
{
    public static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);
    public static readonly NetAddress First = NetAddress.FromV4(0x0A010001, 5060);
    public static readonly NetAddress Second = NetAddress.FromV4(0x0A010002, 5060);
    public static readonly NetAddress Phone = NetAddress.FromV4(0x0A000007, 5062);

    private readonly int tenants;
    private long lastPhoneCall;

    public TrunkRig(params TrunkRow[] trunks)
        : this(1, trunks) { }

    public TrunkRig(int tenants, params TrunkRow[] trunks)
    {
        this.tenants = tenants;
        ExchangeConfig config = new()
        {
            Listeners = [new SipListener(SipTransport.Udp, Own), new SipListener(SipTransport.Tcp, Own)],
            Tenants =
            [
                .. Enumerable
                    .Range(1, tenants)
                    .Select(ExchangeRig.TenantOf)
                    .Select(tenant => tenant with { Configuration = tenant.Configuration with { Trunks = tenant.Id == 1 ? trunks : [] } }),
            ],
        };
        Exchange = new Exchange(config, new byte[32], Outbox, Now);
        Collect();
        Exchange.Handle(
            new PortsBound([.. Enumerable.Range(0, 20).Select(i => new PortPair(0, i, Own.WithPort(20_000 + 2 * i)))], 20),
            Now
        );
        Collect();
    }

    public Exchange Exchange { get; }

    public EngineOutbox Outbox { get; } = new();

    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    /// <summary>All that was sent and not taken yet, in order.</summary>
    public List<(NetAddress To, string Text)> Wire { get; } = [];

    /// <summary>All that the log was told.</summary>
    public List<EventData> Told { get; } = [];

    public List<PeerLookUp> LookUps { get; } = [];

    public TrunkView View(int trunk = 1) => Exchange.Views(1).TrunkStates[trunk]!;

    /// <summary>Takes the one message to that address that begins so.</summary>
    public string Take(string start, NetAddress to)
    {
        int index = Wire.FindIndex(sent => sent.To == to && sent.Text.StartsWith(start, StringComparison.Ordinal));
        Assert.True(
            index >= 0,
            $"no {start} to {to}; there are {string.Join(", ", Wire.Select(sent => $"{sent.To} {sent.Text.Split("\r\n")[0]}"))}"
        );
        string text = Wire[index].Text;
        Wire.RemoveAt(index);
        return text;
    }

    public bool Has(string start, NetAddress to) =>
        Wire.Exists(sent => sent.To == to && sent.Text.StartsWith(start, StringComparison.Ordinal));

    public static string Line(string message, string name) =>
        message.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) ?? "";

    /// <summary>The carrier answers a request of ours.</summary>
    public void Answer(string request, string status, NetAddress from, string headers = "", string body = "")
    {
        string tag = status.StartsWith("100", StringComparison.Ordinal) ? "" : ";tag=far";
        Give(
            $"SIP/2.0 {status}\r\n{Line(request, "Via")}\r\n{Line(request, "From")}\r\n{Line(request, "To")}{tag}\r\n{Line(request, "Call-ID")}\r\n"
                + $"{Line(request, "CSeq")}\r\n{headers}Contact: <sip:far@{from}>\r\n"
                + (
                    body.Length > 0
                        ? $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                        : "Content-Length: 0\r\n\r\n"
                ),
            from
        );
    }

    /// <summary>An answer to a REGISTER: what it registers, for as long.</summary>
    public void Grant(string register, NetAddress from, int seconds)
    {
        string contact = Line(register, "Contact")["Contact: ".Length..];
        Give(
            $"SIP/2.0 200 OK\r\n{Line(register, "Via")};received=203.0.113.9;rport=9999\r\n{Line(register, "From")}\r\n{Line(register, "To")};tag=far\r\n"
                + $"{Line(register, "Call-ID")}\r\n{Line(register, "CSeq")}\r\nContact: <sip:other@10.9.9.9>;expires=7777, {contact};expires={seconds}\r\n"
                + "Content-Length: 0\r\n\r\n",
            from
        );
    }

    public void Give(string text, NetAddress from) =>
        Do(new Datagram(new Flow(SipTransport.Udp, Own, from), Encoding.ASCII.GetBytes(text)));

    public void Do(EngineInput input)
    {
        Exchange.Handle(input, Now);
        Collect();
    }

    public void Ask(Command command, int tenant = 1)
    {
        Do(new CommandAsked(tenant, new CommandRequest(1, command)));
        foreach (CommitConfiguration commit in Outbox.Store.OfType<CommitConfiguration>().ToArray())
        {
            Outbox.Store.Remove(commit);
            Do(new Committed(commit.Tenant, commit.Order.CommitId));
        }
    }

    /// <summary>Lets time pass, with every wake-up in its moment.</summary>
    public void Pass(double seconds)
    {
        Instant end = Now.Mono + TimeSpan.FromSeconds(seconds);
        while (Exchange.NextWake.At <= end)
        {
            Now = Now.Plus(Exchange.NextWake.At > Now.Mono ? Exchange.NextWake.At - Now.Mono : TimeSpan.Zero);
            Do(Deadline.Reached);
        }
        Now = Now.Plus(end - Now.Mono);
    }

    /// <summary>A number outside is called, as the call centre orders it, by the phone that is on hold for it; the leg's id.</summary>
    public void Dial(string number)
    {
        if (lastPhoneCall++ == 0)
        {
            Register();
            Ask(new SignIn("1001", null, null));
        }
        Ask(new Dial("1001", null, number));
        string phone = Take("INVITE sip:1001@", Phone);
        Answer(phone, "200 OK", Phone, body: Sdp);
    }

    /// <summary>What the phone that dialled is told at the end.</summary>
    public string PhoneHears(string start) => Take(start, Phone);

    public const string Sdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0 8\r\n";

    /// <summary>A call from a carrier; the last answer.</summary>
    public string Call(
        int number,
        NetAddress from,
        string uri = "sip:sales@10.0.0.1:5060",
        string headers = "",
        string fromUser = "555",
        string sdp = Sdp
    )
    {
        Wire.Clear();
        Give(
            $"INVITE {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {from};branch=z9hG4bK-{number};rport\r\nFrom: <sip:{fromUser}@carrier.test>;tag=f{number}\r\n"
                + $"To: <sip:4008001234@carrier.test>\r\nCall-ID: call-{number}\r\nCSeq: 1 INVITE\r\nContact: <sip:x@{from}>\r\n{headers}Max-Forwards: 70\r\n"
                + $"Content-Type: application/sdp\r\nContent-Length: {sdp.Length}\r\n\r\n{sdp}",
            from
        );
        return Wire.LastOrDefault(sent => sent.To == from && sent.Text.StartsWith("SIP/2.0", StringComparison.Ordinal)).Text ?? "";
    }

    /// <summary>The carrier takes a call back.</summary>
    public void Cancel(int number, NetAddress from) =>
        Give(
            $"CANCEL sip:sales@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP {from};branch=z9hG4bK-{number};rport\r\nFrom: <sip:555@carrier.test>;tag=f{number}\r\n"
                + $"To: <sip:4008001234@carrier.test>\r\nCall-ID: call-{number}\r\nCSeq: 1 CANCEL\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
            from
        );

    /// <summary>The phone of 1001 registers.</summary>
    public void Register()
    {
        string challenge = Challenge("");
        string nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        Challenge(ExchangeRig.Credentials("1001", "t1.test", nonce));
    }

    private string Challenge(string credentials)
    {
        int cseq = credentials.Length == 0 ? 1 : 2;
        Give(
            $"REGISTER sip:t1.test SIP/2.0\r\nVia: SIP/2.0/UDP {Phone};branch=z9hG4bK-reg-{cseq};rport\r\nFrom: <sip:1001@t1.test>;tag=r\r\n"
                + $"To: <sip:1001@t1.test>\r\nCall-ID: reg\r\nCSeq: {cseq} REGISTER\r\nContact: <sip:1001@{Phone}>\r\nExpires: 3000\r\n{credentials}"
                + "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
            Phone
        );
        return Take("SIP/2.0", Phone);
    }

    private void Collect()
    {
        foreach (SipOutput output in Outbox.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send)
            {
                Wire.Add((output.Flow.Remote, Encoding.UTF8.GetString(output.Bytes.Span)));
            }
        }
        Outbox.Sip.Outputs.Clear();
        Told.AddRange(Outbox.Events.Select(each => each.Data));
        Outbox.Store.RemoveAll(order => order is KeepEvents);
        LookUps.AddRange(Outbox.LookUps);
        Outbox.LookUps.Clear();
        Assert.Empty(Outbox.Failures);
    }
}

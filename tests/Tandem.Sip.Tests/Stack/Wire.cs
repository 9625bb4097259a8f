namespace Tandem.Sip.Tests.Stack;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>Two stacks and the wire between them, on virtual time. What goes over the wire can be looked at, lost or held.</summary>
internal sealed class Wire
{
    public const string Domain = "demo.test";
    private readonly Queue<(End To, NetAddress From, byte[] Bytes)> inFlight = new();

    public Wire(SipConfig? server = null, SipConfig? phone = null)
    {
        Server = new End(this, Address(1), server, 1, new Directory());
        Phone = new End(this, Address(2), phone, 2, new Trusting());
    }

    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public End Server { get; }

    public End Phone { get; }

    /// <summary>A directory that lets everybody in.</summary>
    public ISipDirectory Trust { get; } = new Trusting();

    /// <summary>A directory that knows extension 1001 and nobody else.</summary>
    public ISipDirectory Known { get; } = new Directory();

    /// <summary>A process that started later at the server's address and gets what is sent there.</summary>
    public End? Successor { get; set; }

    /// <summary>Everything sent, as text, oldest first.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>True for a message that is to be lost.</summary>
    public Func<string, bool> Loses { get; set; } = _ => false;

    /// <summary>What becomes of a message on the way.</summary>
    public Func<string, string> Changes { get; set; } = text => text;

    public static NetAddress Address(int host) => NetAddress.FromV4(0x0A000000 + (uint)host, 5060);

    public IEnumerable<string> SentStarting(string text) => Sent.Where(each => each.StartsWith(text, StringComparison.Ordinal));

    /// <summary>A call of the phone that the server has answered.</summary>
    public (InviteUsage Calling, InviteUsage Called) Up()
    {
        InviteUsage calling = Phone.Call();
        Settle();
        InviteUsage called = Server.Last<InviteReceived>().Usage;
        called.Accept("v=0\r\ns=answer\r\n"u8.ToArray(), Now);
        Settle();
        return (calling, called);
    }

    /// <summary>Delivers until nothing is in flight.</summary>
    public void Settle()
    {
        Server.Flush();
        Phone.Flush();
        while (inFlight.TryDequeue(out (End To, NetAddress From, byte[] Bytes) next))
        {
            next.To.Receive(next.From, next.Bytes);
        }
    }

    /// <summary>Lets time pass, firing what is due on the way.</summary>
    public void Pass(TimeSpan span)
    {
        Instant end = Now.Mono + span;
        Settle();
        while (true)
        {
            Instant next = Instant.Min(Server.Stack.NextWake.At, Phone.Stack.NextWake.At);
            if (next > end)
            {
                break;
            }
            Move(next);
            Server.Stack.OnDeadline(Now);
            Phone.Stack.OnDeadline(Now);
            Settle();
        }
        Move(end);
    }

    private void Move(Instant to)
    {
        if (to > Now.Mono)
        {
            Now = Now.Plus(to - Now.Mono);
        }
    }

    internal void Carry(End from, SipOutput output)
    {
        string text = Encoding.UTF8.GetString(output.Bytes.Span);
        Sent.Add(text);
        End to = from == Phone ? Successor ?? Server : Phone;
        if (!Loses(text) && output.Flow.Remote.SameHost(to.Local))
        {
            inFlight.Enqueue((to, from.Local, Encoding.UTF8.GetBytes(Changes(text))));
        }
    }

    internal sealed class End
    {
        private readonly Wire wire;
        private readonly SipOutbox outbox = new();

        public End(Wire wire, NetAddress local, SipConfig? config, byte seed, ISipDirectory directory)
        {
            this.wire = wire;
            Local = local;
            SipConfig own = (config ?? new SipConfig { Listeners = [] }) with { Listeners = [new SipListener(SipTransport.Udp, local)] };
            Stack = new SipStack(own, new IdSource([seed, .. new byte[31]]), outbox, directory);
        }

        public NetAddress Local { get; }

        public SipStack Stack { get; }

        public List<SipEvent> Events { get; } = [];

        public T Last<T>()
            where T : SipEvent => Events.OfType<T>().Last();

        public void Flush()
        {
            foreach (SipOutput output in outbox.Outputs.ToArray())
            {
                if (output.Kind == SipOutputKind.Send)
                {
                    wire.Carry(this, output);
                }
            }
            Events.AddRange(outbox.Events);
            outbox.Clear();
        }

        /// <summary>As if this text had come from the other end.</summary>
        public void Receive(NetAddress from, byte[] bytes)
        {
            Stack.OnDatagram(new Flow(SipTransport.Udp, Local, from), bytes, wire.Now);
            Flush();
        }

        public InviteUsage Call(string? sdp = "v=0\r\n", string secret = "secret")
        {
            InviteUsage usage = Stack.Invite(
                new InviteRequest
                {
                    Target = $"sip:100@{(this == wire.Server ? wire.Phone : wire.Server).Local}",
                    FromUser = "1001",
                    FromDomain = Domain,
                    Sdp = sdp == null ? null : Encoding.ASCII.GetBytes(sdp),
                    Credential = secret.Length == 0 ? null : new OutboundCredential("1001", secret),
                },
                wire.Now
            );
            return usage;
        }
    }

    /// <summary>Knows extension 1001 with password "secret".</summary>
    private sealed class Directory : ISipDirectory
    {
        public string? RealmFor(string host, bool isOwnAddress, NetAddress source) => isOwnAddress || host == Domain ? Domain : null;

        public string? TrunkAt(NetAddress source) => source.V4 == 0x0A000009 ? "carrier" : null;

        public bool TryGetCredential(string realm, string extension, out SipCredential credential)
        {
            credential = new SipCredential(
                DigestResponse.Ha1(DigestAlgorithm.Md5, "1001", Domain, "secret"),
                DigestResponse.Ha1(DigestAlgorithm.Sha256, "1001", Domain, "secret")
            );
            return extension == "1001";
        }
    }

    /// <summary>A phone lets its server in.</summary>
    private sealed class Trusting : ISipDirectory
    {
        public string? RealmFor(string host, bool isOwnAddress, NetAddress source) => Domain;

        public string? TrunkAt(NetAddress source) => "server";

        public bool TryGetCredential(string realm, string extension, out SipCredential credential)
        {
            credential = default;
            return false;
        }
    }
}

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Endpoint;

/// <summary>What the parts of one stack share.</summary>
internal sealed class SipEndpoint
{
    private const int MostKeyCharacters = 512;

    public SipEndpoint(SipConfig config, IdSource ids, SipOutbox outbox)
    {
        Config = config;
        Ids = ids;
        Outbox = outbox;
        Kept = new KeptBytes(config.Limits.KeptBytes);
        Hash = new KeyHash(ids);
        Jitter = new Prng(ids.NextUInt64());
        Transactions = new TransactionTable(config, outbox, Timers, Kept);
        Flows = new FlowTable(config, outbox, Timers);
        Write = new MessageComposer(this);
    }

    public SipConfig Config { get; }
    public IdSource Ids { get; }
    public SipOutbox Outbox { get; }
    public KeyHash Hash { get; }

    /// <summary>For retry intervals only.</summary>
    public Prng Jitter { get; }
    public DeadlineHeap<StackTimer> Timers { get; } = new();

    public MessagePool Messages { get; } = new();

    /// <summary>What may have to be sent again.</summary>
    public KeptBytes Kept { get; }
    public TransactionTable Transactions { get; }
    public FlowTable Flows { get; }
    public DialogTable Dialogs { get; } = new();
    public MessageComposer Write { get; }

    /// <summary>INVITE usages that still owe the protocol something.</summary>
    public int Usages { get; set; }

    public UInt128 DialogKey(string callId, string localTag, string remoteTag) => Hash.Of(1, callId, localTag, remoteTag);

    /// <summary>Of the dialog that a request of the peer is in.</summary>
    public UInt128 DialogKey(SipMessage request)
    {
        ReadOnlySpan<byte> callId = request.First(HeaderName.CallId);
        ReadOnlySpan<byte> local = request.ToTagText;
        ReadOnlySpan<byte> remote = request.FromTagText;
        int most = Encoding.UTF8.GetMaxCharCount(callId.Length + local.Length + remote.Length);
        if (most > MostKeyCharacters)
        {
            return DialogKey(request.CallId, request.ToTag, request.FromTag);
        }
        Span<char> text = stackalloc char[most];
        int first = Encoding.UTF8.GetChars(callId, text);
        int second = first + Encoding.UTF8.GetChars(local, text[first..]);
        int third = second + Encoding.UTF8.GetChars(remote, text[second..]);
        return Hash.Of(1, text[..first], text[first..second], text[second..third]);
    }

    /// <summary>RFC 3261 §17.1.3: our branch and the method, where ACK does not occur.</summary>
    public UInt128 ClientKey(ReadOnlySpan<byte> branch, SipMethod method) => Hash.Of(2, branch, [(byte)method]);

    /// <summary>Opens the transaction of a request; null when its share of the table is full.</summary>
    public Transaction? Accept(in Arrival arrival, TransactionShare share, UInt128 mergeKey = default) =>
        Transactions.Accept(
            arrival.Message.Method == SipMethod.Invite ? TransactionKind.InviteServer : TransactionKind.NonInviteServer,
            arrival.Key,
            mergeKey,
            RequestAnswers.BackOf(arrival.Message, arrival.Source),
            arrival.Message,
            share
        );

    public byte[] NewBranch()
    {
        byte[] branch = new byte[LoopMark.BranchLength];
        LoopMark.WriteBranch(Config.Loop, Ids, branch);
        return branch;
    }

    public string NewTag() => LoopMark.Token(Config.Loop, Ids, LoopMark.TagLength);

    /// <summary>Sends a copy of these bytes.</summary>
    public void Send(in Flow flow, ReadOnlySpan<byte> bytes) => Outbox.Send(flow, bytes);

    /// <summary>The URI names the realm or an address of ours.</summary>
    public bool IsOurs(in SipUri uri, string realm) => Grammar.EqualsIgnoreCase(uri.Host, realm) || IsOwnAddress(uri);

    /// <summary>The URI names the realm or the host of a listener, whatever the port.</summary>
    public bool NamesOurHost(in SipUri uri, string realm)
    {
        if (Grammar.EqualsIgnoreCase(uri.Host, realm))
        {
            return true;
        }
        bool isAddress = NetAddress.TryParseHost(uri.Host, out NetAddress host);
        foreach (SipListener listener in Config.Listeners)
        {
            if (isAddress && Answers(listener, host))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The URI names the address and port of a listener.</summary>
    public bool IsOwnAddress(in SipUri uri)
    {
        if (!NetAddress.TryParseHost(uri.Host, out NetAddress host))
        {
            return false;
        }
        foreach (SipListener listener in Config.Listeners)
        {
            int port =
                uri.Port != 0 ? uri.Port
                : listener.Transport == SipTransport.Tls ? 5061
                : 5060;
            if (Answers(listener, host) && (port == listener.Local.Port || port == listener.Advertised.Port))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Answers(SipListener listener, NetAddress host) =>
        listener.Local.IsUnspecified || listener.Local.SameHost(host) || listener.Advertised.SameHost(host);
}

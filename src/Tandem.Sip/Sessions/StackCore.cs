using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Sessions;

/// <summary>What the parts of one stack share.</summary>
internal sealed class StackCore
{
    public StackCore(SipConfig config, IdSource ids, SipOutbox outbox)
    {
        Config = config;
        Ids = ids;
        Outbox = outbox;
        Hash = new KeyHash(ids);
        Jitter = new Prng(ids.NextUInt64());
        Transactions = new TransactionTable(config, outbox, Timers);
        Flows = new FlowTable(config, outbox, Timers);
        Write = new MessageWriting(this);
    }

    public SipConfig Config { get; }
    public IdSource Ids { get; }
    public SipOutbox Outbox { get; }
    public KeyHash Hash { get; }

    /// <summary>For retry intervals only.</summary>
    public Prng Jitter { get; }
    public DeadlineHeap<StackTimer> Timers { get; } = new();
    public TransactionTable Transactions { get; }
    public FlowTable Flows { get; }
    public DialogTable Dialogs { get; } = new();
    public MessageWriting Write { get; }

    /// <summary>Sessions that still owe the protocol something.</summary>
    public int Sessions { get; set; }

    public UInt128 DialogKey(string callId, string localTag, string remoteTag) => Hash.Of(1, callId, localTag, remoteTag);

    /// <summary>RFC 3261 §17.1.3: our branch and the method, where ACK does not occur.</summary>
    public UInt128 ClientKey(ReadOnlySpan<byte> branch, SipMethod method) => Hash.Of(2, branch, [(byte)method]);

    public byte[] NewBranch()
    {
        byte[] branch = new byte[LoopMark.BranchLength];
        LoopMark.WriteBranch(Config.Loop, Ids, branch);
        return branch;
    }

    public string NewTag() => LoopMark.Token(Config.Loop, Ids, LoopMark.TagLength);

    public void Send(in Flow flow, byte[] bytes) => Outbox.Outputs.Add(SipOutput.Send(flow, bytes));
}

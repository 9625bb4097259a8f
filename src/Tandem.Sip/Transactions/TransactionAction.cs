namespace Tandem.Sip.Transactions;

/// <summary>
/// What a step of a transaction machine asks for. The four machines share three timers: Retransmit (A, E, G), and Life, which is
/// the wait for the other side (B, F, H) in the open states and the linger (D, I, J, K, L, M) in the closing ones.
/// </summary>
[Flags]
internal enum TransactionAction : ushort
{
    None = 0,

    /// <summary>Send what the transaction holds: the request, or the last response.</summary>
    Send = 1,

    /// <summary>Hand the message to the transaction user.</summary>
    PassUp = 2,

    /// <summary>Send the ACK for a 300–699 (RFC 3261 §17.1.1.3).</summary>
    Ack = 4,

    /// <summary>Start the retransmission timer at T1.</summary>
    StartRetransmit = 8,

    /// <summary>Start it again at twice the interval.</summary>
    DoubleRetransmit = 16,

    /// <summary>Start it again at twice the interval, at most T2.</summary>
    BackOff = 32,

    /// <summary>Start it again at T2.</summary>
    SlowRetransmit = 64,
    StopRetransmit = 128,
    StartLife = 256,
    StopLife = 512,
    TellTimeout = 1024,
    TellTransportError = 2048,

    /// <summary>What it held is needed no more.</summary>
    Release = 4096,
}

/// <summary>The outcome of one input: the next state and what to do on the way.</summary>
internal readonly record struct TransactionStep<TState>(TState State, TransactionAction Actions)
    where TState : struct, Enum;

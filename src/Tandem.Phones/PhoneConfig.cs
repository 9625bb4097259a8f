namespace Tandem.Phones;

using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>Who a scripted phone is and how it behaves. A phone may have several calls at once.</summary>
public sealed record PhoneConfig
{
    /// <summary>Extension, or the number it calls from.</summary>
    public required string User { get; init; }

    /// <summary>SIP password; empty for a phone that is let in by its address (a trunk).</summary>
    public string Password { get; init; } = "";

    /// <summary>Domain of its address of record.</summary>
    public required string Domain { get; init; }

    public required NetAddress Server { get; init; }

    /// <summary>The server is its outbound proxy: its requests name its domain, and so its tenant; else they name the server's address.</summary>
    public bool NamesDomain { get; init; }

    /// <summary>Where it listens for SIP.</summary>
    public required NetAddress Local { get; init; }

    /// <summary>RTP address of its first call; further calls use the next even ports.</summary>
    public required NetAddress Rtp { get; init; }

    /// <summary>How many such ports there are. Calls take them in turn, and pass over those that a call still has.</summary>
    public int RtpPorts { get; init; } = 64;

    /// <summary>Calls at once; one more is answered 486.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Its voice: a tone of this many hertz; 0 is silent.</summary>
    public int ToneHz { get; init; }

    /// <summary>Between two packets of its voice. 20 ms is a real phone; the simulator takes less.</summary>
    public int VoiceEveryMs { get; init; } = 20;

    /// <summary>Tones it listens for; each line tells which one it hears.</summary>
    public IReadOnlyList<int> ListenHz { get; init; } = [];

    /// <summary>The codec it offers first, and takes first.</summary>
    public Codec Codec { get; init; } = CodecTable.Pcmu;

    public PhoneTemper Temper { get; init; } = PhoneTemper.Answers;

    /// <summary>Ringing before it does what its temper says.</summary>
    public TimeSpan RingFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it lets hear something before it does what its temper says (<see cref="PhoneTemper.Announces"/>).</summary>
    public TimeSpan PlayFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>It hangs up by itself this long after a call is up; zero never.</summary>
    public TimeSpan TalkFor { get; init; }

    public PhoneStyle Style { get; init; } = new();

    public int ExpiresSeconds { get; init; } = 300;
}

/// <summary>What a phone does with a call that comes in.</summary>
public enum PhoneTemper
{
    Answers,

    /// <summary>Rings until it is cancelled.</summary>
    NeverAnswers,

    /// <summary>603 after ringing.</summary>
    Declines,

    /// <summary>486 at once.</summary>
    Busy,

    /// <summary>Answers and hangs up at once.</summary>
    AnswersAndDrops,

    /// <summary>503 at once.</summary>
    Fails,

    /// <summary>Lets hear its voice before (183 with SDP), and then has no such number (404).</summary>
    Announces,

    /// <summary>Lets hear its voice before (183 with SDP), then answers.</summary>
    PlaysBefore,

    /// <summary>302 at once, to <see cref="Phone.ForwardsTo"/>.</summary>
    Forwards,

    /// <summary>407 at once.</summary>
    Challenges,
}

/// <summary>How a phone speaks SIP: offers and answers come in many styles.</summary>
/// <param name="Reliable">Its provisional answers want a PRACK where we can (RFC 3262).</param>
/// <param name="OffersLate">Its INVITE has no offer: it answers ours in the ACK.</param>
/// <param name="HoldsBy">The direction it offers when it puts others on hold.</param>
public sealed record PhoneStyle(
    bool Reliable = false,
    bool OffersLate = false,
    Media.MediaDirection HoldsBy = Media.MediaDirection.SendOnly
);

namespace Tandem.Engine.Settings;

/// <summary>Every limit of the exchange, with its default. What is past a limit is answered 503 with Retry-After.</summary>
public sealed record ExchangeLimits
{
    /// <summary>Pages of one extension that are let in over Verto; one more is refused.</summary>
    public int PagesOfExtension { get; init; } = 10;

    /// <summary>Calls of one page at a time, ringing ones included; one more is refused.</summary>
    public int CallsOfPage { get; init; } = 8;

    /// <summary>Calls in progress on this loop.</summary>
    public int Calls { get; init; } = 10_000;

    /// <summary>New calls a second, with a burst of a quarter of it; 0 is no limit.</summary>
    public int CallsPerSecond { get; init; }

    /// <summary>
    /// At most this share of all port pairs, bound or not, is kept for phones without a leg, so that waiting callers hold no agent's pair; new calls may
    /// use the others.
    /// </summary>
    public int ReservedPortsPercent { get; init; } = 50;

    /// <summary>Of those that are kept, so many have to be free at once; the others may rest or be bound yet.</summary>
    public int ReservedPortsAtOnce { get; init; } = 128;

    /// <summary>
    /// With fewer free port pairs a worker binds more: what is lent in the half second that takes. This suffices for some 2 000 new calls a second.
    /// </summary>
    public int SparePorts { get; init; } = 2_048;

    /// <summary>Retry-After of a refusal, in seconds.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    /// <summary>How long a released port pair rests before it is used again.</summary>
    public TimeSpan PortRest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long it rests at least, when there is no other: the tail of the call before (<see cref="Media.MediaLimits.TailTime"/>), and as long as a
    /// pair just bound is listened to. What is still sent to by then is known to be noisy.
    /// </summary>
    public TimeSpan PortLeastRest { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Addresses of trunks that one call out tries.</summary>
    public int TrunkWays { get; init; } = 8;

    /// <summary>How long the answer to a REGISTER of ours is waited for.</summary>
    public TimeSpan TrunkRegisterPatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>A registration that fails is tried again after half of it to the whole, doubled with each failure.</summary>
    public TimeSpan TrunkRetryFirst { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two tries, also where a trunk asks for a longer one.</summary>
    public TimeSpan TrunkRetryMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon a trunk's name that could not be found is looked up again.</summary>
    public TimeSpan TrunkNameRetry { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a name's addresses are used before it is looked up again: at least, and at most, whatever DNS says.</summary>
    public TimeSpan TrunkNameLeast { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan TrunkNameMost { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long somebody who has a trunk checked waits for its answer at most; less where the trunk's own silence is shorter.</summary>
    public TimeSpan TrunkCheckPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the beginning of one such check of a trunk to the next; one sooner is refused.</summary>
    public TimeSpan TrunkCheckPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Sounds kept decoded at the media workers.</summary>
    public int Sounds { get; init; } = 256;

    /// <summary>Seconds of sound kept decoded, all tenants together: an hour is about 120 MB.</summary>
    public int SoundSeconds { get; init; } = 3_600;
}

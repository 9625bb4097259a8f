namespace Tandem.Media;

/// <summary>Something that happened to a leg's media.</summary>
public abstract record MediaEvent(LegPort Leg);

public sealed record FirstPacket(LegPort Leg) : MediaEvent(Leg);

/// <summary>No inbound RTP for 5 s though some was expected. Once per silence.</summary>
public sealed record Silent(LegPort Leg) : MediaEvent(Leg);

/// <summary>RTP is back after <see cref="Silent"/>.</summary>
public sealed record Heard(LegPort Leg) : MediaEvent(Leg);

/// <summary>20 s of silence, expected or not; again every 20 s while it lasts.</summary>
public sealed record LongSilent(LegPort Leg) : MediaEvent(Leg);

/// <param name="Value">0–9, *, #, A–D.</param>
/// <param name="IsTone">Heard in the sound; false: sent as telephone-event.</param>
public sealed record Digit(LegPort Leg, char Value, int Milliseconds, bool IsTone = false) : MediaEvent(Leg);

/// <summary>Whom we listen to has paused.</summary>
/// <param name="Spoke">After words; false: nothing was said so far.</param>
public sealed record Paused(LegPort Leg, bool Spoke) : MediaEvent(Leg);

/// <summary>Who has answered, after <see cref="Judge"/>.</summary>
/// <param name="GreetingMillis">From the beginning of what was said to its end; 0 for nothing.</param>
/// <param name="QuietMillis">Since then; since the beginning when nothing was said.</param>
public sealed record Judged(LegPort Leg, AnsweredBy By, int GreetingMillis, int QuietMillis, bool Beeped = false) : MediaEvent(Leg);

/// <summary>A leg with <see cref="DtlsProtection"/> has its keys: from now on it can be heard and spoken to. Once per association.</summary>
public sealed record Secured(LegPort Leg) : MediaEvent(Leg);

/// <summary>The handshake of a leg failed, for good: the peer's certificate is not the one its description names, or nothing was agreed on.</summary>
public sealed record NotSecured(LegPort Leg, string Reason) : MediaEvent(Leg);

public sealed record Connected(LegPort Leg, long Id, LegPort Other) : MediaEvent(Leg);

public sealed record Mixed(LegPort Leg, long Id, long Room) : MediaEvent(Leg);

public enum PlayOutcome : byte
{
    Finished,
    Interrupted,
    Failed,
}

public sealed record Played(LegPort Leg, long Id, PlayOutcome Outcome) : MediaEvent(Leg);

public enum RecordOutcome : byte
{
    Finished,
    Failed,
}

public sealed record Recorded(LegPort Leg, long Id, Guid Recording, RecordOutcome Outcome, long DurationMs) : MediaEvent(Leg);

public sealed record Stats(LegPort Leg, LegStats Figures) : MediaEvent(Leg);

public sealed record Failed(LegPort Leg, long Id, string Reason) : MediaEvent(Leg);

public sealed record Closed(LegPort Leg, long Id, LegStats Figures) : MediaEvent(Leg);

/// <summary>Packets come for a pair that has no leg. Once, until <see cref="Quiet"/>.</summary>
/// <param name="Leg">The pair, with the generation of its last leg; 0 when it had none.</param>
public sealed record Noisy(LegPort Leg) : MediaEvent(Leg);

/// <summary>The pair of <see cref="Noisy"/> has been silent for 5 s, or a leg began on it.</summary>
public sealed record Quiet(LegPort Leg) : MediaEvent(Leg);

public sealed record HandedOver(LegPort Leg, long Id, int ToWorker, LegSnapshot Snapshot) : MediaEvent(Leg);

/// <summary>
/// How a leg's media fares. Loss in percent of the whole life, jitter and round trip in milliseconds as of now, how it probably sounds as
/// a mean opinion score (1–4.5): what comes in, and what the peer gets as far as its reports say.
/// </summary>
public sealed record LegStats(
    long PacketsIn,
    long PacketsOut,
    long BytesIn,
    long BytesOut,
    double LossInPercent,
    double LossOutPercent,
    double JitterMillis,
    double RoundTripMillis,
    double MosIn,
    double MosOut
)
{
    /// <summary>Of a leg that has not begun.</summary>
    public static LegStats None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

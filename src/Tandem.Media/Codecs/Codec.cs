namespace Tandem.Media.Codecs;

/// <summary>An audio codec: one file, one row in <see cref="CodecTable"/>. The row stands for the codec; who codes asks it for a coder.</summary>
public abstract class Codec
{
    /// <summary>Encoding name as SDP has it, e.g. <c>PCMU</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Static payload type (RFC 3551 §6), or a dynamic one we offer.</summary>
    public abstract byte PayloadType { get; }

    /// <summary>RTP clock rate, Hz.</summary>
    public abstract int ClockRate { get; }

    /// <summary>Channels as rtpmap says them; 1 is not written.</summary>
    public virtual int Channels => 1;

    /// <summary>What we say of it in fmtp; empty for nothing.</summary>
    public virtual string Parameters => "";

    /// <summary>The byte that means silence.</summary>
    public abstract byte SilenceByte { get; }

    /// <summary>What comes out depends on what went before, so each leg needs a coder of its own.</summary>
    public virtual bool KeepsState => false;

    /// <summary>What a lost packet would have brought can be made of the one after it.</summary>
    public virtual bool MendsLoss => false;

    /// <summary>Carries twice the band: coders also take and give 16 kHz.</summary>
    public virtual bool IsWide => false;

    /// <summary>The RTP clock's steps in one of 8 kHz, which all audio inside is counted in.</summary>
    public int ClockSteps => ClockRate / 8_000;

    /// <summary>A coder for one leg, both directions; itself where there is no state.</summary>
    public virtual Codec ForLeg() => this;

    /// <summary>Decodes to 8 kHz 16-bit samples; returns how many.</summary>
    public abstract int Decode(ReadOnlySpan<byte> payload, Span<short> samples);

    /// <summary>Makes up for a lost packet, in its order, before <paramref name="next"/> is decoded; returns how many samples, as of that packet.</summary>
    /// <param name="next">The packet after the gap.</param>
    /// <param name="isLast">It comes right after the one that is made up.</param>
    /// <param name="samples">Room for them.</param>
    /// <param name="isWide">At 16 kHz.</param>
    public virtual int Mend(ReadOnlySpan<byte> next, bool isLast, Span<short> samples, bool isWide = false) => 0;

    /// <summary>Decodes to 16 kHz, where <see cref="IsWide"/>; returns how many samples.</summary>
    public virtual int DecodeWide(ReadOnlySpan<byte> payload, Span<short> samples) => 0;

    /// <summary>Encodes 16 kHz, where <see cref="IsWide"/>; returns how many bytes.</summary>
    public virtual int EncodeWide(ReadOnlySpan<short> samples, Span<byte> payload) => 0;

    /// <summary>Encodes 8 kHz 16-bit samples; returns how many bytes.</summary>
    public abstract int Encode(ReadOnlySpan<short> samples, Span<byte> payload);

    public override string ToString() => Name;
}

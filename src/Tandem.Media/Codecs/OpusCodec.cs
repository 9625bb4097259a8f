namespace Tandem.Media.Codecs;

/// <summary>
/// Opus (RFC 6716, RFC 7587) by the system's libopus, mono, for speech, with forward error correction in band: a packet also carries a little of the one before.
/// What is lost is had from there, or made up. Its RTP clock is 48 kHz whatever it codes (RFC 7587 §4.1).
/// </summary>
public sealed class OpusCodec : Codec, IDisposable
{
    private const int Rate = 8_000;

    /// <summary>Longest packet, 120 ms (RFC 6716 §2.1.4).</summary>
    private const int MostSamples = Rate / 1_000 * 120;

    /// <summary>10 ms.</summary>
    private const int Piece = Rate / 100;

    private const int Bitrate = 24_000;

    /// <summary>Where the next step costs more than it is heard (see benchmarks, row <c>opus</c>).</summary>
    private const int Complexity = 5;

    /// <summary>So much loss the correction is made for.</summary>
    private const int ExpectedLossPercent = 5;

    /// <summary>Bytes of the longest packet we make.</summary>
    private const int MostBytes = 400;

    private readonly OpusEncoderHandle? encoder;
    private readonly OpusDecoderHandle? decoder;

    /// <summary>The row of the table: knows of Opus, and codes nothing.</summary>
    public OpusCodec() { }

    private OpusCodec(OpusEncoderHandle encoder, OpusDecoderHandle decoder)
    {
        this.encoder = encoder;
        this.decoder = decoder;
        LibOpus.Set(encoder, LibOpus.SetBitrate, Bitrate);
        LibOpus.Set(encoder, LibOpus.SetComplexity, Complexity);
        LibOpus.Set(encoder, LibOpus.SetInbandFec, 1);
        LibOpus.Set(encoder, LibOpus.SetLossPercent, ExpectedLossPercent);
        LibOpus.Set(encoder, LibOpus.SetSignal, LibOpus.SignalVoice);
    }

    /// <summary>The library is installed; else there is no such row.</summary>
    public static bool IsThere => LibOpus.IsThere;

    public override string Name => "opus";

    public override byte PayloadType => 111;

    public override int ClockRate => 48_000;

    public override int Channels => 2;

    public override string Parameters => "minptime=10;useinbandfec=1";

    public override byte SilenceByte => 0;

    public override bool KeepsState => true;

    public override bool MendsLoss => true;

    public override Codec ForLeg() =>
        new OpusCodec(LibOpus.CreateEncoder(Rate, 1, LibOpus.Voip, out _), LibOpus.CreateDecoder(Rate, 1, out _));

    public override unsafe int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        if (decoder is null || payload.IsEmpty)
        {
            return 0;
        }
        fixed (byte* packet = payload)
        fixed (short* room = samples)
        {
            return Math.Max(0, LibOpus.Decode(decoder, packet, payload.Length, room, Math.Min(samples.Length, MostSamples), 0));
        }
    }

    public override unsafe int Mend(ReadOnlySpan<byte> next, bool isLast, Span<short> samples)
    {
        if (decoder is null || next.IsEmpty)
        {
            return 0;
        }
        fixed (byte* packet = next)
        fixed (short* room = samples)
        {
            int missing = LibOpus.SamplesOf(packet, next.Length, Rate);
            if (missing <= 0 || missing > samples.Length)
            {
                return 0;
            }
            int made = isLast
                ? LibOpus.Decode(decoder, packet, next.Length, room, missing, 1)
                : LibOpus.Decode(decoder, null, 0, room, missing, 0);
            return Math.Max(0, made);
        }
    }

    public override unsafe int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        if (encoder is null || samples.IsEmpty || payload.IsEmpty)
        {
            return 0;
        }
        fixed (short* from = samples)
        fixed (byte* packet = payload)
        {
            int room = Math.Min(payload.Length, MostBytes);
            return samples.Length is Piece or 2 * Piece or 4 * Piece or 6 * Piece
                ? Math.Max(0, LibOpus.Encode(encoder, from, samples.Length, packet, room))
                : EncodePieces(from, samples.Length, packet, room);
        }
    }

    // Opus has no frame of 30 ms, say: several of 10 ms in one packet (RFC 6716 §3.2.5). What is no multiple of that cannot be had.
    private unsafe int EncodePieces(short* from, int count, byte* packet, int room)
    {
        if (count % Piece != 0 || count > MostSamples)
        {
            return 0;
        }
        byte* state = stackalloc byte[LibOpus.RepacketizerBytes()];
        byte* pieces = stackalloc byte[MostBytes];
        LibOpus.BeginPacket(state);
        int used = 0;
        for (int at = 0; at < count; at += Piece)
        {
            int length = LibOpus.Encode(encoder!, from + at, Piece, pieces + used, MostBytes - used);
            if (length <= 0 || LibOpus.Join(state, pieces + used, length) != 0)
            {
                return 0;
            }
            used += length;
        }
        return Math.Max(0, LibOpus.EndPacket(state, packet, room));
    }

    public void Dispose()
    {
        encoder?.Dispose();
        decoder?.Dispose();
    }
}

namespace Tandem.Media.Codecs;

/// <summary>An encoder and a decoder of libopus for one leg, mono, at one rate.</summary>
internal sealed unsafe class OpusCoder : IDisposable
{
    private const int Bitrate = 24_000;

    /// <summary>Where the next step costs more than it is heard (decision 0017).</summary>
    private const int Complexity = 5;

    /// <summary>So much loss the correction is made for.</summary>
    private const int ExpectedLossPercent = 5;

    /// <summary>Bytes of the longest packet we make.</summary>
    private const int MostBytes = 400;

    private readonly OpusEncoderHandle encoder;
    private readonly OpusDecoderHandle decoder;
    private readonly int rate;

    /// <param name="rate">8 000 or 16 000, of the samples.</param>
    public OpusCoder(int rate)
    {
        this.rate = rate;
        encoder = LibOpus.CreateEncoder(rate, 1, LibOpus.Voip, out _);
        decoder = LibOpus.CreateDecoder(rate, 1, out _);
        LibOpus.Set(encoder, LibOpus.SetBitrate, Bitrate);
        LibOpus.Set(encoder, LibOpus.SetComplexity, Complexity);
        LibOpus.Set(encoder, LibOpus.SetInbandFec, 1);
        LibOpus.Set(encoder, LibOpus.SetLossPercent, ExpectedLossPercent);
        LibOpus.Set(encoder, LibOpus.SetSignal, LibOpus.SignalVoice);
    }

    /// <summary>10 ms.</summary>
    private int Piece => rate / 100;

    /// <summary>The longest packet, 120 ms (RFC 6716 §2.1.4).</summary>
    private int MostSamples => 12 * Piece;

    public int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        fixed (byte* packet = payload)
        fixed (short* room = samples)
        {
            int most = Math.Min(samples.Length, MostSamples);
            return payload.IsEmpty ? 0 : Math.Max(0, LibOpus.Decode(decoder, packet, payload.Length, room, most, 0));
        }
    }

    public int Mend(ReadOnlySpan<byte> next, bool isLast, Span<short> samples)
    {
        fixed (byte* packet = next)
        fixed (short* room = samples)
        {
            int missing = next.IsEmpty ? 0 : LibOpus.SamplesOf(packet, next.Length, rate);
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

    public int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        if (samples.IsEmpty || payload.IsEmpty)
        {
            return 0;
        }
        fixed (short* from = samples)
        fixed (byte* packet = payload)
        {
            int room = Math.Min(payload.Length, MostBytes);
            bool isFrame =
                samples.Length == Piece || samples.Length == 2 * Piece || samples.Length == 4 * Piece || samples.Length == 6 * Piece;
            return isFrame
                ? Math.Max(0, LibOpus.Encode(encoder, from, samples.Length, packet, room))
                : EncodePieces(from, samples.Length, packet, room);
        }
    }

    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
    }

    // Opus has no frame of 30 ms, say: several of 10 ms in one packet (RFC 6716 §3.2.5). What is no multiple of that cannot be had.
    private int EncodePieces(short* from, int count, byte* packet, int room)
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
            int length = LibOpus.Encode(encoder, from + at, Piece, pieces + used, MostBytes - used);
            if (length <= 0 || LibOpus.Join(state, pieces + used, length) != 0)
            {
                return 0;
            }
            used += length;
        }
        return Math.Max(0, LibOpus.EndPacket(state, packet, room));
    }
}

namespace Tandem.Media.Codecs;

/// <summary>The codecs we speak, in our order of preference.</summary>
public static class CodecTable
{
    public static readonly Codec Pcmu = new PcmuCodec();
    public static readonly Codec Pcma = new PcmaCodec();

    public static readonly Codec G722 = new G722Codec();

    /// <summary>A row only where its library is installed.</summary>
    public static readonly Codec Opus = new OpusCodec();

    private static readonly Codec[] Rows = OpusCodec.IsThere ? [Pcmu, Pcma, G722, Opus] : [Pcmu, Pcma, G722];

    public static ReadOnlySpan<Codec> All => Rows;

    /// <summary>Those of browsers: first what survives a bad network, then the wider band.</summary>
    public static IReadOnlyList<Codec> Browsers { get; } = OpusCodec.IsThere ? [Opus, G722, Pcmu, Pcma] : [G722, Pcmu, Pcma];

    /// <summary>Those of desk phones and carriers, which no call has to be transcoded for.</summary>
    public static IReadOnlyList<Codec> Telephony { get; } = Rows.Where(codec => codec.ClockRate == 8_000).ToArray();

    /// <summary>The codec of that name (any case) and clock rate, or null.</summary>
    public static Codec? Find(string name, int clockRate)
    {
        foreach (Codec codec in Rows)
        {
            if (codec.ClockRate == clockRate && string.Equals(codec.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return codec;
            }
        }
        return null;
    }

    /// <summary>The codec of a static payload type that came without rtpmap, or null.</summary>
    public static Codec? FindStatic(int payloadType)
    {
        foreach (Codec codec in Rows)
        {
            if (codec.PayloadType == payloadType && payloadType < 96)
            {
                return codec;
            }
        }
        return null;
    }
}

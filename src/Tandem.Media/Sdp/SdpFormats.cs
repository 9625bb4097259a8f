namespace Tandem.Media.Sdp;

using Tandem.Media.Codecs;

/// <summary>What our description lists, in its own numbers: codecs, and for each of their clocks the keys (telephone-event, RFC 4733). We receive any of it.</summary>
internal sealed class SdpFormats
{
    private const int UsualClock = 8_000;

    private readonly List<PayloadFormat> formats = [];
    private readonly List<(int Type, int Clock)> digits = [];

    public bool IsEmpty => formats.Count == 0;

    /// <summary>All that the policy has, one of them before the others. A number that was agreed on stays.</summary>
    public void Offer(SdpPolicy policy, Codec? lead)
    {
        int leadType = lead == null ? -1 : NumberOf(lead) ?? lead.PayloadType;
        formats.Clear();
        if (lead != null)
        {
            formats.Add(new PayloadFormat((byte)leadType, lead));
        }
        foreach (Codec codec in policy.Order)
        {
            if (codec != lead && codec.PayloadType != leadType)
            {
                formats.Add(new PayloadFormat(codec.PayloadType, codec));
            }
        }
        foreach (PayloadFormat format in formats)
        {
            int clock = format.Codec.ClockRate;
            if (DigitsIn(clock) < 0)
            {
                digits.Add((clock == UsualClock ? policy.DigitsPayload : policy.WideDigitsPayload, clock));
            }
        }
    }

    /// <summary>The one that was chosen of an offer.</summary>
    /// <param name="chosen">In the numbers of the offer.</param>
    /// <param name="keys">Of telephone-event in its clock; −1 for none.</param>
    public void Answer(PayloadFormat chosen, int keys)
    {
        formats.Clear();
        formats.Add(chosen);
        digits.Clear();
        if (keys >= 0)
        {
            digits.Add((keys, chosen.Codec.ClockRate));
        }
    }

    public byte? NumberOf(Codec codec)
    {
        foreach (PayloadFormat format in formats)
        {
            if (format.Codec == codec)
            {
                return format.Type;
            }
        }
        return null;
    }

    /// <summary>The payload type of keys of that clock; −1 for none.</summary>
    public int DigitsIn(int clock)
    {
        foreach ((int type, int known) in digits)
        {
            if (known == clock)
            {
                return type;
            }
        }
        return -1;
    }

    public PayloadFormat[] OthersThan(Codec sent)
    {
        PayloadFormat[] others = [];
        foreach (PayloadFormat format in formats)
        {
            others = format.Codec == sent ? others : [.. others, format];
        }
        return others;
    }

    /// <summary>What stands at the end of the m-line.</summary>
    public void WriteTypes(ref SdpText text)
    {
        foreach (PayloadFormat format in formats)
        {
            text.Add(" "u8);
            text.Add(format.Type);
        }
        foreach ((int type, _) in digits)
        {
            text.Add(" "u8);
            text.Add(type);
        }
    }

    /// <summary>What explains it.</summary>
    public void WriteMaps(ref SdpText text)
    {
        foreach (PayloadFormat format in formats)
        {
            text.Add("a=rtpmap:"u8);
            text.Add(format.Type);
            text.Add(" "u8);
            text.Add(format.Codec.Name);
            text.Add("/"u8);
            text.Add(format.Codec.ClockRate);
            if (format.Codec.Channels > 1)
            {
                text.Add("/"u8);
                text.Add(format.Codec.Channels);
            }
            text.Add("\r\n"u8);
            if (format.Codec.Parameters.Length > 0)
            {
                WriteParameters(ref text, format.Type, format.Codec.Parameters);
            }
        }
        foreach ((int type, int clock) in digits)
        {
            text.Add("a=rtpmap:"u8);
            text.Add(type);
            text.Add(" telephone-event/"u8);
            text.Add(clock);
            text.Add("\r\n"u8);
            WriteParameters(ref text, type, "0-15");
        }
    }

    private static void WriteParameters(ref SdpText text, int type, string parameters)
    {
        text.Add("a=fmtp:"u8);
        text.Add(type);
        text.Add(" "u8);
        text.Add(parameters);
        text.Add("\r\n"u8);
    }
}

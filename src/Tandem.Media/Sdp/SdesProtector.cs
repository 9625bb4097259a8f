namespace Tandem.Media.Sdp;

using Tandem.Foundation;

/// <summary>What is done about protecting media with keys in SDP (RFC 4568).</summary>
public enum SdesUse : byte
{
    Off,

    /// <summary>Offered, and taken when offered; plain media are fine too.</summary>
    Offered,

    /// <summary>Without it there is no call.</summary>
    Required,
}

/// <summary>Desk phones over TLS: keys travel in the descriptions (RFC 4568).</summary>
/// <param name="use">Offered or required.</param>
/// <param name="ids">Where keys come from.</param>
public sealed class SdesProtector(SdesUse use, IdSource ids) : SdpProtector
{
    private const int LongestKey = 64;

    /// <summary>Of our last description, in its order.</summary>
    private List<CryptoLine> ours = [];

    // Phones to whom protection is a wish name the plain profile, and so do we (as most of them do; RFC 4568 leaves it to RFC 5939, which none speaks).
    internal override string Profile => use == SdesUse.Required ? "RTP/SAVP" : "RTP/AVP";

    internal override bool FindsPeer => false;

    internal override int Suits(SdpMedia audio) =>
        audio.Protocol switch
        {
            "RTP/SAVP" or "RTP/SAVPF" => 3,
            "RTP/AVP" or "RTP/AVPF" => audio.Security.Crypto.Count > 0 ? 2 : 1,
            _ => 0,
        };

    internal override SdpError TryTake(SdpMedia audio, bool isAnswer, out Protection? protection)
    {
        protection = null;
        foreach (CryptoLine line in audio.Security.Crypto)
        {
            CryptoLine? own = isAnswer ? ours.Find(each => each.Tag == line.Tag && each.Suite == line.Suite) : Own(line.Suite, line.Tag);
            if (own is not null)
            {
                ours = [own];
                protection = new SdesProtection(line.Suite, own.Key, line.Key);
                return SdpError.None;
            }
        }
        if (use == SdesUse.Required || audio.Protocol is "RTP/SAVP" or "RTP/SAVPF")
        {
            return SdpError.NoKey;
        }
        ours = [];
        return SdpError.None;
    }

    internal override void WriteMedia(ref SdpText text, bool isOffer, in SdpPlaces places)
    {
        if (isOffer && ours.Count == 0)
        {
            foreach (SrtpSuiteRow row in SrtpSuiteTable.All)
            {
                ours.Add(Fresh(row, ours.Count + 1));
            }
        }
        foreach (CryptoLine line in ours)
        {
            text.Add("a=crypto:"u8);
            text.Add(line.Tag);
            text.Add(" "u8);
            text.Add(SrtpSuiteTable.Of(line.Suite).Name);
            text.Add(" inline:"u8);
            text.Add(line.Key);
            text.Add("\r\n"u8);
        }
    }

    // The key stays while the suite does: the stream goes on.
    private CryptoLine Own(SrtpSuite suite, int tag) =>
        ours.Find(each => each.Suite == suite) is { } known ? known with { Tag = tag } : Fresh(SrtpSuiteTable.Of(suite), tag);

    private CryptoLine Fresh(SrtpSuiteRow row, int tag)
    {
        Span<byte> key = stackalloc byte[LongestKey];
        key = key[..row.Bytes];
        ids.Fill(key);
        return new CryptoLine(tag, row.Suite, Convert.ToBase64String(key));
    }
}

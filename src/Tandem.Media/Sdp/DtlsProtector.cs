namespace Tandem.Media.Sdp;

using Tandem.Foundation;

/// <summary>
/// Browsers (RFC 8827 §6.5): keys by DTLS, the peer found by connectivity checks in which we are the lite agent (RFC 8445 §2.5, RFC 8839). All our
/// addresses are in each description, so there is nothing to trickle, and we need none of the peer's: its checks show where it is.
/// </summary>
/// <param name="own">Of our certificate.</param>
/// <param name="ids">Where fragments and passwords come from.</param>
public sealed class DtlsProtector(CertificateFingerprint own, IdSource ids) : SdpProtector
{
    private const int FragmentLength = 8;

    /// <summary>5 bits each; RFC 8445 §5.3 wants 128.</summary>
    private const int PasswordLength = 26;

    /// <summary>The one type preference of host candidates (RFC 8445 §5.1.2.2), component 1; what is told first is liked best.</summary>
    private const uint HostPriority = 126u << 24 | 255;

    private const uint MostLocalPreference = 65_535;

    private IceCredentials ours = Fresh(ids);
    private IceCredentials? theirs;
    private DtlsRole? role;
    private string mid = "0";
    private bool bundles = true;

    internal override string Profile => "UDP/TLS/RTP/SAVPF";

    internal override bool FindsPeer => true;

    internal override int Suits(SdpMedia audio) => audio.Protocol is "UDP/TLS/RTP/SAVPF" or "UDP/TLS/RTP/SAVP" ? 1 : 0;

    internal override SdpError TryTake(SdpMedia audio, bool isAnswer, out Protection? protection)
    {
        protection = null;
        if (!audio.RtcpMux)
        {
            return SdpError.NotMultiplexed;
        }
        if (audio.Security.Ice is not { } ice)
        {
            return SdpError.NoIce;
        }
        if (audio.Security.Fingerprint is not { } certificate)
        {
            return SdpError.NoFingerprint;
        }
        if (RoleFor(audio.Security.Setup, isAnswer) is not { } agreed)
        {
            return SdpError.BadSetup;
        }
        if (!isAnswer && theirs is { } before && before != ice)
        {
            // An ICE restart (RFC 8839 §4.4.1.1.1): ours change too.
            ours = Fresh(ids);
        }
        (theirs, role) = (ice, agreed);
        mid = audio.Mid;
        bundles = audio.IsBundled;
        protection = new DtlsProtection(ours, ice, agreed, certificate);
        return SdpError.None;
    }

    internal override void WriteSession(ref SdpText text)
    {
        text.Add("a=ice-lite\r\n"u8);
        if (bundles && mid.Length > 0)
        {
            text.Add("a=group:BUNDLE "u8);
            text.Add(mid);
            text.Add("\r\n"u8);
        }
    }

    internal override void WriteMedia(ref SdpText text, bool isOffer, in SdpPlaces places)
    {
        if (mid.Length > 0)
        {
            Line(ref text, "a=mid:"u8, mid);
        }
        text.Add("a=rtcp-mux\r\na=msid:tandem audio\r\n"u8);
        Line(ref text, "a=ice-ufrag:"u8, ours.Fragment);
        Line(ref text, "a=ice-pwd:"u8, ours.Password);
        text.Add("a=fingerprint:"u8);
        text.Add(own.Hash);
        text.Add(" "u8);
        text.Add(own.Value);
        text.Add("\r\na=setup:"u8);
        text.Add(
            isOffer ? "actpass"u8
            : role == DtlsRole.Client ? "active"u8
            : "passive"u8
        );
        text.Add("\r\n"u8);
        Candidate(ref text, 1, places.First);
        for (int i = 0; i < places.Others.Count; i++)
        {
            Candidate(ref text, i + 2, places.Others[i]);
        }
        text.Add("a=end-of-candidates\r\n"u8);
    }

    // RFC 8839 §5.1.
    private static void Candidate(ref SdpText text, int number, NetAddress place)
    {
        Span<byte> host = stackalloc byte[NetAddress.LongestText];
        text.Add("a=candidate:"u8);
        text.Add(number);
        text.Add(" 1 udp "u8);
        text.Add((ulong)(HostPriority | (MostLocalPreference - (uint)number) << 8));
        text.Add(" "u8);
        text.Add(host[..place.WriteHost(host)]);
        text.Add(" "u8);
        text.Add(place.Port);
        text.Add(" typ host\r\n"u8);
    }

    private static void Line(ref SdpText text, ReadOnlySpan<byte> name, string value)
    {
        text.Add(name);
        text.Add(value);
        text.Add("\r\n"u8);
    }

    // RFC 5763 §5, RFC 8842 §5: who answers an actpass begins; roles once taken stay while the association does. Null for what cannot be.
    private DtlsRole? RoleFor(DtlsSetup setup, bool isAnswer) =>
        setup switch
        {
            DtlsSetup.Active => DtlsRole.Server,
            DtlsSetup.Passive => DtlsRole.Client,
            DtlsSetup.ActPass when !isAnswer => role ?? DtlsRole.Client,
            _ => null,
        };

    private static IceCredentials Fresh(IdSource ids) => new(ids.NextToken(FragmentLength), ids.NextToken(PasswordLength));
}

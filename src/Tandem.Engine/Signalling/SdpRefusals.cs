namespace Tandem.Engine.Signalling;

using Tandem.Media.Sdp;
using Tandem.Sip.Messages;

/// <summary>Why a description cannot be used, as a Warning beside the 488 (RFC 3261 §20.43).</summary>
internal static class SdpRefusals
{
    /// <summary>For <see cref="Sip.Usages.Invite.InviteUsage.Reject"/>.</summary>
    public static ExtraHeader[] Headers(SdpError error) => [new("Warning", $"{Code(error)} tandem \"{Text(error)}\"")];

    private static int Code(SdpError error) =>
        error switch
        {
            SdpError.NoAudio => 304,
            SdpError.NoCodec => 305,
            SdpError.NotHere => 302,
            _ => 399,
        };

    public static string Text(SdpError error) =>
        error switch
        {
            SdpError.Unreadable => "the session description cannot be read",
            SdpError.NoAudio => "no audio line that is on",
            SdpError.NoCodec => "no codec in common",
            SdpError.NotHere => "no way to protect media like this here",
            SdpError.NoKey => "no usable a=crypto, and media have to be protected",
            SdpError.NotMultiplexed => "no a=rtcp-mux",
            SdpError.NoIce => "no usable a=ice-ufrag and a=ice-pwd",
            SdpError.NoFingerprint => "no usable a=fingerprint of SHA-256 or better",
            SdpError.BadSetup => "no such a=setup here",
            _ => "the session description cannot be used",
        };
}

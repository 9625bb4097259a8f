namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Media.Sdp;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>How media of phones are protected: those of browsers by DTLS, those of desk phones as their extension wants it, and as their way to us allows.</summary>
internal static class PhoneGuards
{
    /// <summary>Of a phone that is to ring; null when it must not, for want of protection.</summary>
    public static MediaGuard? OfCalled(Tenant tenant, string extension, in Flow flow, bool servesBrowsers) =>
        !flow.IsWebSocket ? OfDesk(tenant, extension, flow)
        : servesBrowsers ? MediaGuard.Browser
        : null;

    /// <summary>Of a phone or trunk that calls.</summary>
    public static SdpError OfCaller(Tenant tenant, InviteReceived arrived, bool servesBrowsers, out MediaGuard guard)
    {
        guard = MediaGuard.None;
        // Who wants keys by DTLS says so; who leaves the offer to us over a WebSocket is a browser.
        if (arrived.Sdp is { } offer ? SdpDescription.WantsDtls(offer) : arrived.Usage.Flow.IsWebSocket)
        {
            guard = MediaGuard.Browser;
            return servesBrowsers ? SdpError.None : SdpError.NotHere;
        }
        if (arrived.Caller.Extension is not { } extension)
        {
            return SdpError.None;
        }
        MediaGuard? own = OfDesk(tenant, extension, arrived.Usage.Flow);
        guard = own ?? MediaGuard.None;
        return own is null ? SdpError.NoKey : SdpError.None;
    }

    // Keys in the open protect nothing (RFC 4568 §7.1).
    private static MediaGuard? OfDesk(Tenant tenant, string extension, in Flow flow)
    {
        SrtpUse use = tenant.Extensions.SrtpOf(extension);
        return flow.Transport != SipTransport.Tls
            ? use == SrtpUse.Required
                ? null
                : MediaGuard.None
            : use switch
            {
                SrtpUse.Required => MediaGuard.KeysRequired,
                SrtpUse.Offered => MediaGuard.KeysOffered,
                _ => MediaGuard.None,
            };
    }
}

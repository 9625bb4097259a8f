namespace Tandem.Sip.Dialogs;

/// <summary>Where offer and answer stand in one dialog. A first exchange that fails leaves nothing behind; a later one leaves what was agreed.</summary>
internal enum SdpState : byte
{
    /// <summary>No description has gone either way.</summary>
    None,

    /// <summary>The first offer is ours, its answer is due.</summary>
    OurFirst,

    /// <summary>The first offer is the peer's, our answer is due.</summary>
    TheirFirst,

    Agreed,

    /// <summary>We offered a change, its answer is due.</summary>
    OurChange,

    /// <summary>The peer offered a change, our answer is due.</summary>
    TheirChange,
}

internal enum SdpInput : byte
{
    SendOffer,
    ReceiveOffer,
    SendAnswer,
    ReceiveAnswer,

    /// <summary>The peer refused our offer, or never got it.</summary>
    OursRefused,

    /// <summary>We refused the peer's offer, or it took it back.</summary>
    TheirsRefused,
}

internal enum SdpVerdict : byte
{
    Taken,

    /// <summary>Ours has to wait until what is under way is over.</summary>
    Wait,

    /// <summary>491: it met an offer of ours.</summary>
    Glare,

    /// <summary>500 with Retry-After: an earlier offer of the peer waits for our answer.</summary>
    Later,

    /// <summary>No description was due: it counts for nothing (RFC 3261 §13.2.1: the first one is the answer).</summary>
    Ignored,
}

internal readonly record struct SdpStep(SdpState State, SdpVerdict Verdict);

/// <summary>Offer and answer in a dialog, whatever carries them (RFC 3264 §4; RFC 3311 §5.2; RFC 6337 §2).</summary>
internal static class SdpNegotiation
{
    public static SdpStep Next(SdpState state, SdpInput input) =>
        (state, input) switch
        {
            (SdpState.None, SdpInput.SendOffer) => new(SdpState.OurFirst, SdpVerdict.Taken),
            (SdpState.None, SdpInput.ReceiveOffer) => new(SdpState.TheirFirst, SdpVerdict.Taken),
            (SdpState.Agreed, SdpInput.SendOffer) => new(SdpState.OurChange, SdpVerdict.Taken),
            (SdpState.Agreed, SdpInput.ReceiveOffer) => new(SdpState.TheirChange, SdpVerdict.Taken),

            (SdpState.OurFirst or SdpState.OurChange, SdpInput.ReceiveAnswer) => new(SdpState.Agreed, SdpVerdict.Taken),
            (SdpState.TheirFirst or SdpState.TheirChange, SdpInput.SendAnswer) => new(SdpState.Agreed, SdpVerdict.Taken),

            (SdpState.OurFirst, SdpInput.OursRefused) => new(SdpState.None, SdpVerdict.Taken),
            (SdpState.OurChange, SdpInput.OursRefused) => new(SdpState.Agreed, SdpVerdict.Taken),
            (SdpState.TheirFirst, SdpInput.TheirsRefused) => new(SdpState.None, SdpVerdict.Taken),
            (SdpState.TheirChange, SdpInput.TheirsRefused) => new(SdpState.Agreed, SdpVerdict.Taken),

            (_, SdpInput.SendOffer) => new(state, SdpVerdict.Wait),
            (SdpState.OurFirst or SdpState.OurChange, SdpInput.ReceiveOffer) => new(state, SdpVerdict.Glare),
            (SdpState.TheirFirst or SdpState.TheirChange, SdpInput.ReceiveOffer) => new(state, SdpVerdict.Later),
            _ => new(state, SdpVerdict.Ignored),
        };
}

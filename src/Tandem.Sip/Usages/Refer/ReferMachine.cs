using static Tandem.Sip.Usages.Refer.ReferAction;

namespace Tandem.Sip.Usages.Refer;

/// <summary>Where a REFER we received stands.</summary>
internal enum ReferState : byte
{
    None,

    /// <summary>It waits for the owner's word.</summary>
    Asked,

    /// <summary>Accepted with 202: the referrer is subscribed to the outcome.</summary>
    Subscribed,
}

internal enum ReferInput : byte
{
    Refer,

    /// <summary>The owner says 100–199.</summary>
    Progress,

    /// <summary>The owner says 200–299.</summary>
    Success,

    /// <summary>The owner says 300–699.</summary>
    Failure,

    /// <summary>The session is over.</summary>
    Stop,
}

[Flags]
internal enum ReferAction : byte
{
    None = 0,
    TellOwner = 1,

    /// <summary>491: one at a time.</summary>
    RefuseBusy = 2,
    Accept = 4,

    /// <summary>The REFER itself is refused with the owner's code.</summary>
    Refuse = 8,

    /// <summary>NOTIFY with 100, which every subscription begins with (RFC 3515 §2.4.4).</summary>
    NotifyTrying = 16,

    /// <summary>NOTIFY with the owner's code.</summary>
    Notify = 32,

    /// <summary>NOTIFY with the owner's code, which ends the subscription.</summary>
    NotifyLast = 64,
}

internal readonly record struct ReferStep(ReferState State, ReferAction Actions);

/// <summary>REFER and its implicit subscription (RFC 3515 §2.4).</summary>
internal static class ReferMachine
{
    public static ReferStep Next(ReferState state, ReferInput input) =>
        (state, input) switch
        {
            (ReferState.None, ReferInput.Refer) => new(ReferState.Asked, TellOwner),
            (_, ReferInput.Refer) => new(state, RefuseBusy),
            (ReferState.Asked, ReferInput.Progress) => new(ReferState.Subscribed, Accept | Notify),
            (ReferState.Asked, ReferInput.Success) => new(ReferState.None, Accept | NotifyTrying | NotifyLast),
            (ReferState.Asked, ReferInput.Failure) => new(ReferState.None, Refuse),
            (ReferState.Subscribed, ReferInput.Progress) => new(ReferState.Subscribed, Notify),
            (ReferState.Subscribed, ReferInput.Success or ReferInput.Failure) => new(ReferState.None, NotifyLast),
            (ReferState.Asked, ReferInput.Stop) => new(ReferState.None, Refuse),
            (_, ReferInput.Stop) => new(ReferState.None, None),
            _ => new(state, None),
        };
}

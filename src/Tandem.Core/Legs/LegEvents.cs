namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Kernel;

/// <summary>Tells the log of calls and legs.</summary>
internal static class LegEvents
{
    /// <summary>Something of a call as a whole.</summary>
    public static void Happened(this CentreContext centre, Call call, EventData what) => centre.Happened(call, Guid.Empty, what);

    /// <summary>Something of a leg, in the call it is in.</summary>
    public static void Happened(this CentreContext centre, CallLeg leg, EventData what) => centre.Happened(leg.Call, leg.Id, what);
}

using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;

namespace Tandem.Sip.Usages.Orphans;

/// <summary>The way to the peer of a dialog that a process before this one had.</summary>
internal static class OrphanFlow
{
    /// <summary>True with the flow where there is one; else the waiter is told, unless there is no way at all.</summary>
    public static bool TryFind(SipEndpoint core, DialogState dialog, IFlowWaiter waiter, Now now, out Flow flow)
    {
        bool isOurs = !dialog.Flow.IsReliable && core.Flows.HasListener(dialog.Flow);
        flow = dialog.Flow;
        if (dialog.UsesFlow && isOurs)
        {
            return true;
        }
        ReadOnlySpan<byte> next = dialog.Routes.Length > 0 ? UriTarget.OfRoute(dialog.Routes[0]) : dialog.RemoteTarget;
        NetAddress near = isOurs ? dialog.Flow.Local : default;
        return core.Flows.Find(UriTarget.HopOf(next), near, waiter, 0, now, out flow) == FlowSearch.Ready;
    }
}

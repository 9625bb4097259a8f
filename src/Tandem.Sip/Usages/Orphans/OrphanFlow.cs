using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;

namespace Tandem.Sip.Usages.Orphans;

/// <summary>The way to the peer of a dialog that nobody has any more.</summary>
internal static class OrphanFlow
{
    /// <summary>True with the flow where there is one; else the waiter is told, unless there is no way at all.</summary>
    /// <param name="core">The endpoint.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="isOfThisProcess">A stream of a process before this one is gone, whatever has its number now.</param>
    /// <param name="waiter">Who is told.</param>
    /// <param name="now">The time.</param>
    /// <param name="flow">The way.</param>
    public static bool TryFind(SipEndpoint core, DialogState dialog, bool isOfThisProcess, IFlowWaiter waiter, Now now, out Flow flow)
    {
        bool isOurs = dialog.Flow.IsReliable ? isOfThisProcess && core.Flows.IsOpen(dialog.Flow) : core.Flows.HasListener(dialog.Flow);
        flow = dialog.Flow;
        if (dialog.UsesFlow && isOurs)
        {
            return true;
        }
        ReadOnlySpan<byte> next = dialog.Routes.Length > 0 ? UriTarget.OfRoute(dialog.Routes[0]) : dialog.RemoteTarget;
        NetAddress near = isOurs && !dialog.Flow.IsReliable ? dialog.Flow.Local : default;
        return core.Flows.Find(UriTarget.HopOf(next), near, waiter, 0, now, out flow) == FlowSearch.Ready;
    }
}

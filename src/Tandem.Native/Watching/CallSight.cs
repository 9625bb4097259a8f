namespace Tandem.Native.Watching;

using Tandem.Access.Principals;
using Tandem.Core.Contract.Views;

/// <summary>Whose calls somebody sees: an agent those he is in, others all of the tenant.</summary>
internal static class CallSight
{
    public static bool IsSeen(Principal by, CallView call) => !by.ActsOnlyForHimself || IsIn(call, by.UserId);

    public static bool IsIn(CallView call, int userId) => call.Legs.Any(leg => leg.AgentId == userId && userId > 0);
}

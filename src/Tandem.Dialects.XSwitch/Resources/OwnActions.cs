namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;

/// <summary>An agent's own token acts for that agent, on his extension and in his calls; supervisors and administrators act for all.</summary>
internal static class OwnActions
{
    /// <param name="agent">Login, or <c>group.login</c>.</param>
    public static bool MayActAs(XSwitchRequest request, string agent)
    {
        if (!request.Caller.Principal.ActsOnlyForHimself)
        {
            return true;
        }
        if (request.Views.Users[request.Caller.UserId] is not { } self)
        {
            return false;
        }
        int dot = agent.IndexOf('.', StringComparison.Ordinal);
        bool isGroup = dot >= 0 && agent[(dot + 1)..] == self.Login;
        // A login with a dot in it is no group and login.
        return agent == self.Login || (isGroup && !request.Views.Users.All().Any(user => user.Login == agent));
    }

    /// <param name="id">A leg of the call, or the call itself.</param>
    public static bool MayActIn(XSwitchRequest request, Guid id)
    {
        int self = request.Caller.UserId;
        if (!request.Caller.Principal.ActsOnlyForHimself || request.Views.Agents[self]?.Leg == id)
        {
            return true;
        }
        return request
            .Views.Calls.All()
            .Any(call => Has(call, leg => leg.AgentId == self) && (call.Call == id || Has(call, leg => leg.Leg == id)));
    }

    private static bool Has(CallView call, Func<LegView, bool> which) => call.Legs.Any(which);
}

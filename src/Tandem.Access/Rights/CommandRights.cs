namespace Tandem.Access.Rights;

using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>
/// What somebody may ask of a tenant, whichever face he asks through. An agent acts for himself, on his extension and in his calls; supervisors act for
/// all agents; administrators configure. Faces check scopes; this holds behind all of them.
/// </summary>
public static class CommandRights
{
    private static readonly Outcome NotConfigured = new(OutcomeCode.Forbidden, "configuration is changed by an administrator");
    private static readonly Outcome NotOwn = new(OutcomeCode.Forbidden, "an agent acts for himself only");
    private static readonly Outcome NotInCall = new(OutcomeCode.Forbidden, "an agent acts in his own calls only");
    private static readonly Outcome NotSupervised = new(OutcomeCode.Forbidden, "an agent listens and takes over on his own phone only");

    private static readonly Outcome NotTold = new(OutcomeCode.Forbidden, "what the log says of the door, the door alone says");

    /// <summary>The command as it may be carried out for him; null with the refusal when it may not.</summary>
    public static Command? Admit(Principal by, Command command, TenantViews views, out Outcome refusal)
    {
        refusal = NotConfigured;
        if (command is ConfigurationCommand)
        {
            bool mayConfigure = by.May(Scopes.WriteConfiguration);
            return mayConfigure || (command is ChangePassword { UserId: int id } && id == by.UserId) ? command : null;
        }
        if (command is LogEvent)
        {
            refusal = NotTold;
            return null;
        }
        if (!by.ActsOnlyForHimself)
        {
            return command;
        }
        refusal = NotOwn;
        return views.Users[by.UserId] is { } self ? AdmitAgent(self, command, views, ref refusal) : null;
    }

    private static Command? AdmitAgent(UserRow self, Command command, TenantViews views, ref Outcome refusal)
    {
        switch (command)
        {
            case SignIn { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case SignOut { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case GoReady { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case GoBreak { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case ReportPage { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case LeavePage { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case ChangeWrapUp { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            case Dial { Agent: string agent }:
                return IsSelf(self, agent, views) ? command : null;
            // On his own phone, and as far as the rights of his extension go: the call centre knows those.
            case MonitorCall { Target: { Outside: false, Agent: string listener } } monitor when IsSelf(self, listener, views):
                return monitor with { ByUser = self.Id };
            case InterceptCall { Target: { Outside: false, Agent: string listener } } intercept when IsSelf(self, listener, views):
                return intercept with { ByUser = self.Id };
            case WhisperCall { Target: { Outside: false, Agent: string listener } } whisper when IsSelf(self, listener, views):
                return whisper with { ByUser = self.Id };
            case BargeCall { Target: { Outside: false, Agent: string listener } } barge when IsSelf(self, listener, views):
                return barge with { ByUser = self.Id };
            case MonitorCall or WhisperCall or BargeCall or InterceptCall:
                refusal = NotSupervised;
                return null;
            case CallCommand call:
                return AdmitInCall(self, call, views, ref refusal);
            case HangUp { LegId: Guid id }:
                refusal = NotInCall;
                return IsInCall(self, id, views) ? command : null;
            case TakePreview { AgentId: int id }:
                return id == self.Id ? command : null;
            case DialPreview { AgentId: int id }:
                return id == self.Id ? command : null;
            case SkipPreview { AgentId: int id }:
                return id == self.Id ? command : null;
            case ExplainWaiting:
                return command;
            default:
                return null;
        }
    }

    // Whoever else is in the call with him, it is he who acts.
    private static CallCommand? AdmitInCall(UserRow self, CallCommand call, TenantViews views, ref Outcome refusal)
    {
        if (call.Agent is { Length: > 0 } agent && !IsSelf(self, agent, views))
        {
            return null;
        }
        refusal = NotInCall;
        if (!IsInCall(self, call.Id, views))
        {
            return null;
        }
        return call is AnswerCall ? AnswerOwn(self, call, views) : call with { Agent = self.Login };
    }

    // Of a call that rings at several, his own leg is answered.
    private static CallCommand? AnswerOwn(UserRow self, CallCommand call, TenantViews views) =>
        LegOf(self, call.Id, views) is { } own ? call with { Id = own } : null;

    /// <param name="agent">Login, or <c>group.login</c>; a login with a dot in it is no group and login.</param>
    private static bool IsSelf(UserRow self, string agent, TenantViews views)
    {
        if (agent == self.Login)
        {
            return true;
        }
        int dot = agent.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && agent[(dot + 1)..] == self.Login && !views.Users.All().Any(user => user.Login == agent);
    }

    private static bool IsInCall(UserRow self, Guid id, TenantViews views) => LegOf(self, id, views) is not null;

    // His leg in the call, whether the call or one of its legs is named.
    private static Guid? LegOf(UserRow self, Guid id, TenantViews views)
    {
        if (views.Agents[self.Id]?.Leg is { } current && current == id && id != Guid.Empty)
        {
            return current;
        }
        foreach (CallView call in views.Calls.All())
        {
            if (call.Call == id || call.Legs.Any(leg => leg.Leg == id))
            {
                return call.Legs.FirstOrDefault(leg => leg.AgentId == self.Id)?.Leg;
            }
        }
        return null;
    }
}

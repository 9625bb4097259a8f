namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;

/// <summary>Decides who may call whom, and who may hear or take over whose calls.</summary>
internal sealed class DialRights(Keys keys, AgentTable agents)
{
    private const string InsideContext = "public";

    /// <summary>Why the line may not call there; null when it may. Who has no line of ours is asked for by somebody who may do everything.</summary>
    public Outcome? RefuseCall(Line? by, Destination to)
    {
        if (to.Reach == CallAuthority.Inside || by == null)
        {
            return null;
        }
        ExtensionRow? row = keys.Extension(by.Number);
        CallAuthority may = row is null or { Context: InsideContext } ? CallAuthority.Inside : row.Rights.CallAuthority;
        return may >= to.Reach
            ? null
            : new Outcome(OutcomeCode.Forbidden, $"extension {by.Number} may not call {to.Number}: its call authority is {(int)may}");
    }

    /// <summary>Why the user may not enter the conversation of that leg; null when he may.</summary>
    /// <param name="user">0 for whoever may do everything in the tenant.</param>
    /// <param name="leg">Whose conversation.</param>
    /// <param name="takesOver">To take the call over, not only to hear it.</param>
    public Outcome? RefuseEntry(int user, CallLeg leg, bool takesOver)
    {
        if (
            leg.Line is { } line
            && keys.Extension(line.Number) is { } heard
            && (takesOver ? heard.Rights.InterceptedBy : heard.Rights.EavesdroppedBy) == ListenRight.Nobody
        )
        {
            return new Outcome(
                OutcomeCode.Forbidden,
                $"calls of extension {line.Number} may not be {(takesOver ? "taken over" : "listened to")}"
            );
        }
        CallRights own = keys.ExtensionOf(user)?.Rights ?? new CallRights();
        return user == 0 || Covers(takesOver ? own.Intercept : own.Eavesdrop, user, leg.Call.QueueId)
            ? null
            : new Outcome(OutcomeCode.Forbidden, $"user {user} may not {(takesOver ? "take over" : "listen to")} this call");
    }

    private bool Covers(ListenRight right, int user, int queue) =>
        right == ListenRight.All || (right == ListenRight.OwnQueues && Serves(user, queue));

    private bool Serves(int user, int queue) =>
        keys.Tier(queue, user) != null || agents.ById(user) is { } agent && agent.Places.Exists(place => place.QueueId == queue);
}

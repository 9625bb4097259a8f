namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Agents sign in, idle at once or busy, and out.</summary>
internal static class SignIns
{
    private const int Idle = 0;
    private const int Waiting = 1;

    public static async ValueTask<Answer> LogInAsync(UdeskRequest request)
    {
        if (!TryAgent(request, out UserRow? user, out Answer refusal))
        {
            return refusal;
        }
        int state = request.Fields.Whole("state", Idle, Waiting) ?? Idle;
        // Where they report to is no affair of ours; what is no list is wrong all the same.
        if (request.Fields.Has("queue_ids") && !request.TryTexts("queue_ids", UdeskLimits.Batch, out _, out refusal))
        {
            return refusal;
        }
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (user!.Extension.Length == 0)
        {
            return Answer.Error(ErrorTable.AgentStatus, "the agent has no extension: bind one first");
        }
        Outcome outcome = await request.AskAsync(new SignIn(user.Login, null, null));
        if (outcome.IsOk)
        {
            outcome = await request.AskAsync(state == Idle ? new GoReady(user.Login, null) : new GoBreak(user.Login, null, null));
        }
        return Errors.Of(outcome, conflict: ErrorTable.AgentStatus);
    }

    public static async ValueTask<Answer> LogOutAsync(UdeskRequest request)
    {
        if (!TryAgent(request, out UserRow? user, out Answer refusal))
        {
            return refusal;
        }
        Outcome outcome = await request.AskAsync(new SignOut(user!.Login, null));
        return Errors.Of(outcome, conflict: ErrorTable.AgentStatus);
    }

    private static bool TryAgent(UdeskRequest request, out UserRow? user, out Answer refusal)
    {
        user = null;
        if (!request.TryRequired("agent_id", UdeskLimits.Id, out string id, out refusal))
        {
            return false;
        }
        user = AgentIds.Find(request.Views, id);
        refusal = user is null ? Agents.NoAgent(id) : refusal;
        return user is not null;
    }
}

namespace Tandem.Dialects.Meiqia.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Dialects.Meiqia.Wire;
using Tandem.Numbering;

/// <summary><c>callout</c>: the agent's phone rings first, then the customer's.</summary>
internal static class Callouts
{
    public static async ValueTask<Answer> StartAsync(MeiqiaRequest request)
    {
        long? id = request.Fields.Whole("agent_id", 1, long.MaxValue);
        string callee = request.Fields.Required("callee", MeiqiaLimits.Number);
        string trunk = request.Fields.Text("trunk_number", MeiqiaLimits.Number) ?? "";
        string data = request.Fields.Text("user_data", MeiqiaLimits.UserData) ?? "";
        if (id is null)
        {
            request.Fields.Wrong("agent_id", "is required");
        }
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (Agents.Find(request.Views, id!.Value, out Answer refusal) is not { } agent)
        {
            return refusal;
        }
        if (!NumberForms.TryRead(WrittenNumber.Of(callee), request.Views.Region, out _, out string why))
        {
            return Answer.Invalid($"callee: {why}");
        }
        if (trunk.Length > 0 && request.Views.OwnNumber(trunk) is null)
        {
            return Answer.Invalid($"trunk_number: {trunk} 不是本企业的号码 (no number of this tenant)");
        }
        Outcome outcome = await request.AskAsync(
            new CallOut(callee)
            {
                AgentId = agent.Id,
                Shown = trunk,
                UserData = data,
            }
        );
        return outcome switch
        {
            { IsOk: true, Value: DialStarted started } => Answer.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("uuid", started.CallId);
                json.WriteEndObject();
            }),
            // The agent and the number are there: it is the callee that leads nowhere.
            { Code: OutcomeCode.NotFound } => Answer.Fault(ErrorTable.FailedPrecondition, $"无法呼叫：{outcome.Detail}"),
            { Code: OutcomeCode.Conflict } => Answer.Fault(ErrorTable.FailedPrecondition, $"坐席忙：{outcome.Detail}"),
            _ => Answer.Of(outcome),
        };
    }
}

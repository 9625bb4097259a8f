namespace Tandem.Dialects.Uccc.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Uccc.Requests;
using Tandem.Dialects.Uccc.Wire;
using Tandem.Numbering;

/// <summary>Click-to-call: the agent's phone, or the caller's mobile, rings first, then the callee's.</summary>
internal static class NewCalls
{
    private const string AgentId = "agentId";
    private const string CallerNumber = "callerNumber";
    private const string CalleeNumber = "calleeNumber";
    private const string SalesmanCode = "salesmanCode";

    public static async ValueTask<Answer> StartAsync(UcccRequest request)
    {
        string callee = request.Fields.Text(CalleeNumber, UcccLimits.Number) ?? "";
        string caller = request.Fields.Text(CallerNumber, UcccLimits.Number) ?? "";
        long? agent = request.Fields.Whole(AgentId, 1, long.MaxValue);
        string code = request.Fields.Text(SalesmanCode, UcccLimits.SalesmanCode) ?? "";
        if (request.Fields.Problem is { } problem)
        {
            return Answer.Fault(CodeOf(request.Fields.ProblemField), $"参数错误：{problem}", request.Fields.ProblemField);
        }
        if (!NumberForms.TryReadPublic(callee, request.Views.Region, out _, out _))
        {
            return Answer.Fault(ErrorTable.CalleeNumber, "“被叫号码”不是合法的手机号或固定电话。", CalleeNumber);
        }
        if (Caller(request, agent, caller, code, callee, out CallOut call) is { } refusal)
        {
            return refusal;
        }
        if (code.Length > 0)
        {
            Outcome made = await request.AskAsync(new SetSalesCode(code, null));
            if (!made.IsOk)
            {
                return Answer.Of(made, SalesmanCode);
            }
        }
        Outcome outcome = await request.AskAsync(call);
        return outcome is { IsOk: true, Value: DialStarted started }
            ? Answer.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("callId", started.CallId);
                json.WriteEndObject();
            })
            : Answer.Of(outcome, CalleeNumber);
    }

    // By agentId, else by the one agent whose number the caller's is, else by the seller whose code is bound to one, else the number itself.
    private static Answer? Caller(UcccRequest request, long? agent, string caller, string code, string callee, out CallOut call)
    {
        call = new CallOut(callee) { SalesCode = code, IsBlind = true };
        string number = "";
        if (caller.Length > 0 && !NumberForms.TryReadPublic(caller, request.Views.Region, out number, out _))
        {
            return Answer.Fault(ErrorTable.CallerNumber, "“主叫号码”不是合法的手机号或固定电话。", CallerNumber);
        }
        string shown = number.Length > 0 ? request.Views.OwnNumber(number) ?? "" : "";
        if (agent is { } id)
        {
            if (AgentOf(request, id) is not { } named)
            {
                return Answer.Fault(ErrorTable.AgentUnknown, $"“固定话机”{id} 不存在。", AgentId);
            }
            call = call with { AgentId = named.Id, Shown = shown };
            return PhoneOf(named);
        }
        if (number.Length == 0)
        {
            return BySeller(request, code, ref call);
        }
        UserRow[] bound = [.. request.Views.Users.All().Where(user => NumberOf(request, user) == number)];
        if (bound.Length > 1)
        {
            return Answer.Fault(ErrorTable.AgentUnknown, "多个固定话机共用此主叫号码，请填写“固定话机ID”。", AgentId);
        }
        call = bound.Length == 1 ? call with { AgentId = bound[0].Id, Shown = shown } : call with { First = number };
        return bound.Length == 1 ? PhoneOf(bound[0]) : null;
    }

    private static Answer? BySeller(UcccRequest request, string code, ref CallOut call)
    {
        SalesCodeRow? seller = request
            .Views.Dialing.All()
            .OfType<SalesCodeRow>()
            .FirstOrDefault(row => code.Length > 0 && row.Code == code);
        if (seller is not { Agents: [int only] } || request.Views.Users[only] is not { } agent)
        {
            return Answer.Fault(ErrorTable.NoCallerBound, "没有可用的主叫：请填写“主叫号码”或“固定话机ID”。", CallerNumber);
        }
        call = call with { AgentId = agent.Id };
        return PhoneOf(agent);
    }

    private static Answer? PhoneOf(UserRow agent) =>
        agent.Extension.Length > 0 ? null : Answer.Fault(ErrorTable.NoCallerBound, $"“固定话机”{agent.Id} 没有绑定主叫号码。", AgentId);

    // The user's id, or his extension's number.
    private static UserRow? AgentOf(UcccRequest request, long id)
    {
        string text = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (id <= int.MaxValue ? request.Views.Users[(int)id] : null)
            ?? request.Views.Users.All().FirstOrDefault(user => user.Extension == text);
    }

    private static string NumberOf(UcccRequest request, UserRow user) =>
        user.CidNumber.Length > 0 && NumberForms.TryReadPublic(user.CidNumber, request.Views.Region, out string inner, out _) ? inner : "";

    private static ErrorCode CodeOf(string field) =>
        field switch
        {
            CalleeNumber => ErrorTable.CalleeNumber,
            CallerNumber => ErrorTable.CallerNumber,
            AgentId => ErrorTable.AgentUnknown,
            _ => ErrorTable.SalesmanCode,
        };
}

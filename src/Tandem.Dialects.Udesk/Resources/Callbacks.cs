namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>A user is rung, and goes the way of callers to a relay number.</summary>
internal static class Callbacks
{
    public static async ValueTask<Answer> StartAsync(UdeskRequest request)
    {
        if (
            !request.TryRequired("caller", UdeskLimits.Name, out string caller, out Answer refusal)
            || !request.TryRequired("called", UdeskLimits.Name, out string called, out refusal)
            || !request.TryRequired("called_display", UdeskLimits.Name, out string display, out refusal)
        )
        {
            return refusal;
        }
        foreach (string number in new[] { called, display })
        {
            if (request.Views.OwnNumber(number) is null)
            {
                return RelayNumbers.None(number);
            }
        }
        if (!CallVariables.TryRead(request.Fields, out List<KeyValuePair<string, string>> variables, out string problem))
        {
            return Answer.Error(ErrorTable.InvalidParameter, problem);
        }
        Outcome outcome = await request.AskAsync(new CallBack(caller, called, variables) { Shown = display });
        return outcome switch
        {
            { IsOk: true, Value: DialStarted started } => Answer.Of(json => json.WriteStringValue(started.CallId)),
            { Code: OutcomeCode.NotFound } when !request.Views.Trunks.All().Any(trunk => !trunk.Disabled) => Answer.Error(
                ErrorTable.Resolution,
                outcome.Detail
            ),
            { Code: OutcomeCode.NotFound } => Answer.Error(ErrorTable.InvalidParameter, outcome.Detail),
            _ => Errors.Of(outcome, conflict: ErrorTable.IvrNotFound),
        };
    }
}

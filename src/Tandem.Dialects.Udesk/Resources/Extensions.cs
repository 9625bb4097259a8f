namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Extensions that are nobody's yet, or no longer.</summary>
internal static class Extensions
{
    private const int Digits = 4;

    public static async ValueTask<Answer> CreateAsync(UdeskRequest request)
    {
        if (!request.TryRequired("Extension", UdeskLimits.Id, out string number, out Answer refusal))
        {
            return refusal;
        }
        int kind = request.Fields.Whole("SignalType", 0, 1) ?? 0;
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (number.Length != Digits || !number.All(char.IsAsciiDigit) || number[0] == '0')
        {
            return Answer.Error(ErrorTable.InvalidParameter, "Extension has four digits, the first of them not 0");
        }
        ExtensionDraft draft = new(number, NewAgents.FreshPassword(), (ExtensionKind)kind);
        Outcome outcome = await request.AskAsync(new CreateExtension(draft));
        return outcome is { IsOk: true, Value: ExtensionRow row }
            ? Answer.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("Extension", row.Number);
                json.WriteString("Password", row.Secret);
                json.WriteString("Number", SipAccounts.Of(request.Tenant, row.Number));
                json.WriteNumber("SignalType", (int)row.Kind);
                json.WriteEndObject();
            })
            : Errors.Of(outcome, duplicate: ErrorTable.NumberExists);
    }

    public static async ValueTask<Answer> DeleteAsync(UdeskRequest request) =>
        request.TryRequired("Extension", UdeskLimits.Id, out string number, out Answer refusal)
            ? Errors.Of(await request.AskAsync(new DeleteExtension(number)), conflict: ErrorTable.VoiceBinding)
            : refusal;
}

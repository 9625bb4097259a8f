namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>POST /api/cc/ccc/…</c>: what an agent does with himself and his calls. One method per verb.</summary>
internal static partial class CallControl
{
    public static ValueTask<Answer> Login(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        SignIn command = new(Agent(fields), Optional(fields, "extn", XSwitchLimits.Extension), Queue(fields));
        return Carry(request, command);
    }

    public static ValueTask<Answer> Logout(XSwitchRequest request) =>
        Carry(request, new SignOut(Agent(request.Fields), Queue(request.Fields)));

    public static ValueTask<Answer> GoReady(XSwitchRequest request) =>
        Carry(request, new GoReady(Agent(request.Fields), Queue(request.Fields)));

    public static ValueTask<Answer> GoBreak(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        GoBreak command = new(Agent(fields), Queue(fields), Optional(fields, "reason", XSwitchLimits.Description));
        return Carry(request, command);
    }

    public static ValueTask<Answer> Dial(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        Dial command = new(
            Agent(fields),
            Optional(fields, "extn", XSwitchLimits.Extension),
            fields.Required("destNumber", XSwitchLimits.Number)
        );
        return Carry(request, command);
    }

    public static ValueTask<Answer> Kill(XSwitchRequest request)
    {
        Guid leg = Leg(request.Fields);
        return request.Fields.Problem is null && leg == Guid.Empty
            ? Errors.OfCall(new Outcome(OutcomeCode.NotFound, "no such call"))
            : Carry(request, new HangUp(leg));
    }

    private static async ValueTask<Answer> Carry(XSwitchRequest request, Command command)
    {
        if (request.Fields.Problem is { } problem)
        {
            return Errors.OfCall(new Outcome(OutcomeCode.Invalid, problem));
        }
        Outcome outcome = await request.AskAsync(command);
        return outcome.IsOk ? Answer.Success : Errors.OfCall(outcome);
    }

    private static string Agent(Fields fields) => fields.Required("agent", XSwitchLimits.Name);

    // Absent in an older edition: every queue of the agent.
    private static string? Queue(Fields fields) => Optional(fields, "queue", XSwitchLimits.Name);

    private static string? Optional(Fields fields, string name, int longest)
    {
        string? text = fields.Text(name, longest);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>The leg or call named by any of the three words the documents use; empty when the text is no UUID, so names none.</summary>
    private static Guid Leg(Fields fields)
    {
        string name = Array.Find(IdNames, fields.Has) ?? IdNames[0];
        return Guid.TryParse(fields.Required(name, XSwitchLimits.Name), out Guid leg) ? leg : Guid.Empty;
    }

    private static readonly string[] IdNames = ["destUUID", "callID", "callUUID"];
}

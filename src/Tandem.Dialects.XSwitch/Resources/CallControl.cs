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
        return As(request, agent => new SignIn(agent, Optional(fields, "extn", XSwitchLimits.Extension), Queue(fields)));
    }

    public static ValueTask<Answer> Logout(XSwitchRequest request) => As(request, agent => new SignOut(agent, Queue(request.Fields)));

    public static ValueTask<Answer> GoReady(XSwitchRequest request) => As(request, agent => new GoReady(agent, Queue(request.Fields)));

    public static ValueTask<Answer> GoBreak(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        return As(request, agent => new GoBreak(agent, Queue(fields), Optional(fields, "reason", XSwitchLimits.Description)));
    }

    public static ValueTask<Answer> Dial(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        return As(
            request,
            agent => new Dial(agent, Optional(fields, "extn", XSwitchLimits.Extension), fields.Required("destNumber", XSwitchLimits.Number))
        );
    }

    public static ValueTask<Answer> Kill(XSwitchRequest request) => On(request, id => new HangUp(id));

    private static ValueTask<Answer> As(XSwitchRequest request, Func<string, Command> command) =>
        Carry(request, command(request.Fields.Required("agent", XSwitchLimits.Name)));

    private static async ValueTask<Answer> Carry(XSwitchRequest request, Command command)
    {
        if (request.Fields.Problem is { } problem)
        {
            return Errors.OfCall(new Outcome(OutcomeCode.Invalid, problem));
        }
        Outcome outcome = await request.AskAsync(command);
        return outcome.Code switch
        {
            OutcomeCode.Ok => Answer.Success,
            OutcomeCode.Forbidden => Errors.NotAuthorized(request.Json),
            _ => Errors.OfCall(outcome),
        };
    }

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

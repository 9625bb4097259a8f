namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary>Verbs on a call under way. The documents put PSTN, for a number outside, in <c>agent</c> or <c>destAgent</c>; both are read everywhere.</summary>
internal static partial class CallControl
{
    private const string Outside = "PSTN";

    public static ValueTask<Answer> AnswerPhone(XSwitchRequest request) => On(request, id => new AnswerCall(id));

    public static ValueTask<Answer> Hold(XSwitchRequest request) => On(request, id => new HoldCall(id, Actor(request.Fields)));

    public static ValueTask<Answer> Unhold(XSwitchRequest request) => On(request, id => new UnholdCall(id, Actor(request.Fields)));

    public static ValueTask<Answer> Transfer(XSwitchRequest request)
    {
        string number = request.Fields.Required("destNumber", XSwitchLimits.Number);
        return On(request, id => new TransferCall(id, Actor(request.Fields), number));
    }

    public static ValueTask<Answer> ThreeWay(XSwitchRequest request)
    {
        PartyTarget target = Dest(request.Fields);
        return On(request, id => new ThreeWayCall(id, Actor(request.Fields), target));
    }

    public static ValueTask<Answer> Consult(XSwitchRequest request)
    {
        PartyTarget target = Dest(request.Fields);
        return On(request, id => new ConsultCall(id, Actor(request.Fields), target));
    }

    public static ValueTask<Answer> CancelConsultation(XSwitchRequest request) =>
        On(request, id => new CancelConsult(id, Actor(request.Fields)));

    public static ValueTask<Answer> Monitor(XSwitchRequest request)
    {
        PartyTarget target = Newcomer(request.Fields);
        return On(request, id => new MonitorCall(id, Whose(request.Fields), target));
    }

    public static ValueTask<Answer> Intercept(XSwitchRequest request)
    {
        PartyTarget target = Newcomer(request.Fields);
        return On(request, id => new InterceptCall(id, Whose(request.Fields), target));
    }

    private static ValueTask<Answer> On(XSwitchRequest request, Func<Guid, Command> command)
    {
        Guid id = Leg(request.Fields);
        Command asked = command(id);
        return id == Guid.Empty && request.Fields.Problem is null
            ? Errors.OfCall(new Outcome(OutcomeCode.NotFound, "no such call"))
            : Carry(request, asked);
    }

    /// <summary>Who acts; null leaves it to the leg that is named.</summary>
    private static string? Actor(Fields fields) => Named(fields, "agent");

    /// <summary>Whose conversation it is.</summary>
    private static string? Whose(Fields fields) => Named(fields, "destAgent");

    private static string? Named(Fields fields, string name) =>
        Optional(fields, name, XSwitchLimits.Name) is { } login && login != Outside ? login : null;

    /// <summary>Who is to be called, of those in <c>destAgent</c> and <c>destExtn</c>.</summary>
    private static PartyTarget Dest(Fields fields)
    {
        string agent = Optional(fields, "destAgent", XSwitchLimits.Name) ?? "";
        string? number = Optional(fields, "destExtn", XSwitchLimits.Number) ?? Optional(fields, "extn", XSwitchLimits.Number);
        return Target(fields, agent, number, "destExtn", false);
    }

    /// <summary>Who listens or takes over, of those in <c>agent</c> and <c>extn</c>.</summary>
    private static PartyTarget Newcomer(Fields fields)
    {
        string agent = Optional(fields, "agent", XSwitchLimits.Name) ?? "";
        string? number = Optional(fields, "extn", XSwitchLimits.Number) ?? Optional(fields, "destExtn", XSwitchLimits.Number);
        return Target(fields, agent, number, "extn", true);
    }

    private static PartyTarget Target(Fields fields, string agent, string? number, string numberName, bool signedIn)
    {
        bool outside = agent == Outside || Optional(fields, "agent", XSwitchLimits.Name) == Outside;
        outside |= Optional(fields, "destAgent", XSwitchLimits.Name) == Outside;
        if (outside)
        {
            return new PartyTarget("", number ?? fields.Required(numberName, XSwitchLimits.Number), true, false);
        }
        if (number is null && agent.Length == 0)
        {
            fields.Required(numberName, XSwitchLimits.Number);
        }
        return new PartyTarget(agent, number ?? "", false, signedIn);
    }
}

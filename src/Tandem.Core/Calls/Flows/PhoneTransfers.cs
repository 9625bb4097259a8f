namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What phones ask of a conversation of their own accord: REFER (RFC 3515) and Replaces (RFC 3891).</summary>
internal sealed class PhoneTransfers(FlowServices services, TalkFlow flow, Conversation talk)
{
    private const int Trying = 100;
    private const int Done = 200;

    public bool Referred(CallLeg leg, string number, CallLeg? replaced)
    {
        if (!talk.Parties.Contains(leg))
        {
            return false;
        }
        if (replaced?.Call.Flow is TalkFlow other && replaced.Call != talk.Call && other.Conversation.Parties.Contains(replaced))
        {
            TakeFrom(other, replaced, leg);
            return true;
        }
        string target = replaced?.Call is { } ringing && ringing != talk.Call ? ringing.Dialled : number;
        Dialled dialled = services.Numbers.Find(target);
        Outcome outcome = dialled.To is { } to ? flow.Verbs.Transfer(leg, to, true) : new Outcome(OutcomeCode.NotFound, dialled.Why);
        if (!outcome.IsOk)
        {
            Refuse(leg, dialled.Number, outcome);
            return true;
        }
        if (!leg.IsEnding)
        {
            flow.TellReferrer(leg, Trying);
        }
        if (replaced != null && replaced.Call != talk.Call)
        {
            services.Legs.End(replaced, 0, "transferred");
        }
        return true;
    }

    public bool Replace(CallLeg old, CallLeg by)
    {
        if (!talk.Parties.Contains(old) || old == talk.Consulting)
        {
            return false;
        }
        services.Legs.Move(by, talk.Call);
        flow.Come(by);
        services.Centre.Happened(old, new Kinds.TransferSucceeded(by.Party, by.Id));
        flow.Dismiss(old, "replaced");
        flow.Settle();
        return true;
    }

    private void Refuse(CallLeg leg, string number, Outcome outcome)
    {
        services.Centre.Happened(leg, new Kinds.TransferRefused(number, outcome.Detail));
        int code = outcome.Code switch
        {
            OutcomeCode.NotFound => 404,
            OutcomeCode.Forbidden => 403,
            OutcomeCode.Overloaded => 503,
            _ => 480,
        };
        services.Centre.Order(new TellReferrer(leg.Id, code, outcome.Detail));
    }

    // Attended transfer by a desk phone: whom it talked with in its other call takes its place here.
    private void TakeFrom(TalkFlow other, CallLeg replaced, CallLeg leg)
    {
        flow.TellReferrer(leg, Done);
        foreach (CallLeg each in other.Conversation.Parties.ToArray())
        {
            if (each != replaced)
            {
                other.Go(each);
                services.Recorder.Stop(each);
                services.Legs.Move(each, talk.Call);
                flow.Come(each);
            }
        }
        other.Settle();
        if (leg == talk.Consulting)
        {
            talk.EndConsultation("transferred");
        }
        services.Centre.Happened(leg, new Kinds.TransferSucceeded(replaced.Call.Dialled, Guid.Empty));
        flow.Dismiss(leg, "transferred");
        flow.Settle();
    }
}

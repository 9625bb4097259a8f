namespace Tandem.Engine.Trunks;

using Tandem.Engine.Tenants;
using Tandem.Sip;
using Tandem.Sip.Usages.Requests;

/// <summary>Who waits for the answer to a request outside dialogs.</summary>
internal interface ITrunkAsker
{
    void OnAnswer(RequestAnswered answered);
}

/// <summary>REGISTER and OPTIONS to trunks, each with whoever waits for its answer.</summary>
internal sealed class TrunkRequests(SipStack sip, Turn turn)
{
    private readonly Dictionary<long, ITrunkAsker> askers = [];

    public long Send(OutboundRequest request, ITrunkAsker asker)
    {
        // The answer is an event of this turn at the earliest, and events are passed on later.
        long ticket = sip.Request(request, turn.Now);
        askers.Add(ticket, asker);
        return ticket;
    }

    public void Answered(RequestAnswered answered)
    {
        if (askers.Remove(answered.Ticket, out ITrunkAsker? asker))
        {
            asker.OnAnswer(answered);
        }
    }
}

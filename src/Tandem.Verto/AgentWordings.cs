namespace Tandem.Verto;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>What happens to agents and on their legs, in the words of the vendor's phone bar.</summary>
internal sealed class AgentWordings(Action<int, string, string, Action<Utf8JsonWriter>> tell)
{
    /// <summary>Legs of agents that are followed; more are not told of.</summary>
    private const int MostLegs = 50_000;

    private readonly Dictionary<Guid, (int Id, string Login, bool IsOut)> legs = [];

    public void Take(Event happened)
    {
        switch (happened.Data)
        {
            case AgentSignedIn signedIn:
                tell(signedIn.AgentId, signedIn.Agent, "ccLogin_succ", json => json.WriteString("extn"u8, signedIn.Extension));
                break;
            case AgentSignedOut signedOut:
                tell(signedOut.AgentId, signedOut.Agent, "ccLogout_succ", json => json.WriteString("reason"u8, signedOut.Reason));
                break;
            case AgentStateChanged changed:
                Changed(changed);
                break;
            case LegMade { AgentId: > 0 } made when legs.Count < MostLegs:
                legs[happened.Leg] = (made.AgentId, made.Agent, made.Direction == "inbound");
                if (made.Direction == "inbound")
                {
                    Tell(happened, "calling");
                }
                break;
            case LegRinging:
                Tell(happened, "ringing");
                break;
            case LegBridged:
                Tell(happened, "inCall");
                break;
            case LegHeld:
                Tell(happened, "ccHold_succ");
                break;
            case LegResumed:
                Tell(happened, "ccUnHold_succ");
                break;
            case TransferSucceeded:
                Tell(happened, "ccTransfer_succ");
                break;
            case LegEnded ended:
                Tell(happened, "ccHangup_succ", json => json.WriteString("cause"u8, ended.Cause));
                legs.Remove(happened.Leg);
                break;
        }
    }

    private void Changed(AgentStateChanged changed)
    {
        void Write(Utf8JsonWriter json)
        {
            json.WriteString("status"u8, changed.Status);
            json.WriteString("state"u8, changed.State);
            json.WriteString("reason"u8, changed.Reason);
        }
        if (changed.Status != changed.PreviousStatus && changed.Status is AgentWords.Available or AgentWords.OnDemand)
        {
            tell(changed.AgentId, changed.Agent, "ccGoReady_succ", Write);
        }
        // Who signs in is on break at first: that is no break of his.
        else if (changed.Status == AgentWords.OnBreak && changed.PreviousStatus is not (AgentWords.OnBreak or AgentWords.LoggedOut))
        {
            tell(changed.AgentId, changed.Agent, "ccGoBreak_succ", Write);
        }
        tell(changed.AgentId, changed.Agent, "agent_state", Write);
    }

    private void Tell(Event happened, string word, Action<Utf8JsonWriter>? more = null)
    {
        if (legs.TryGetValue(happened.Leg, out (int Id, string Login, bool IsOut) agent))
        {
            tell(
                agent.Id,
                agent.Login,
                word,
                json =>
                {
                    json.WriteString("callUUID"u8, happened.Call.ToString());
                    json.WriteString("agent_uuid"u8, happened.Leg.ToString());
                    more?.Invoke(json);
                }
            );
        }
    }
}

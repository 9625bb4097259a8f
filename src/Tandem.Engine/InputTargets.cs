namespace Tandem.Engine;

using Tandem.Core.Contract.Commands;
using Tandem.Engine.Admission;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Ports;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Sip;

/// <summary>What the inputs of an exchange act on.</summary>
internal sealed record InputTargets(
    Turn Turn,
    EngineOutbox Outbox,
    TenantTable Tenants,
    SipStack Sip,
    CallGate Gate,
    PortStock Ports,
    LegTable Legs,
    MediaDesk Media,
    OrderDesk Orders
)
{
    public Now Now => Turn.Now;

    public void Ask(CommandAsked input)
    {
        if (Tenants.ById(input.Tenant) is { } owner)
        {
            owner.Centre.Handle(input.Request, Now);
            return;
        }
        Outcome nobody = new(OutcomeCode.NotFound, "no such tenant on this loop");
        Outbox.Replies.Add(new TenantReply(input.Tenant, new CommandReply(input.Request.RequestId, nobody)));
    }

    public void Lend(PortPair[] pairs)
    {
        foreach (PortPair pair in pairs)
        {
            Ports.Add(pair);
        }
    }

    /// <summary>Ends every leg; those that this brings about (the next agent is rung) are refused.</summary>
    public void End()
    {
        Gate.Ending = true;
        foreach (Leg leg in Legs.All())
        {
            Orders.End(leg, 503, "server stops");
        }
    }

    public void Wake()
    {
        Sip.OnDeadline(Now);
        foreach (Tenant tenant in Tenants.All)
        {
            if (tenant.Centre.NextWake.At <= Now.Mono)
            {
                tenant.Centre.OnDeadline(Now);
            }
        }
    }
}

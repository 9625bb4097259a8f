namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Agents.Standby;
using Tandem.Core.Audio;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>What a flow may use. A new kind of flow takes this, and needs nothing else to be changed.</summary>
internal sealed class FlowServices
{
    public required CentreContext Centre { get; init; }

    public required Keys Keys { get; init; }

    public required TenantNumbers TenantNumbers { get; init; }

    public required OwnNumbers OwnNumbers { get; init; }

    public required NumberUse NumberUse { get; init; }

    public required TenantDay Day { get; init; }

    public required CallTable Calls { get; init; }

    public required LineTable Lines { get; init; }

    public required LegOrders Legs { get; init; }

    public required AudioOrders Audio { get; init; }

    public required Recorder Recorder { get; init; }

    public required AgentTable Agents { get; init; }

    public required AgentDuty Duty { get; init; }

    public required StandbyLegs Standby { get; init; }

    public required QueueTable Queues { get; init; }

    public required WaitingLine Waiting { get; init; }

    public required Offering Offering { get; init; }

    public required KeptAgents Kept { get; init; }

    /// <summary>Flows use all the rest, and are given last.</summary>
    public IFlowDestinations Ivr { get; set; } = null!;

    public DialRights Rights => field ??= new DialRights(Keys, Agents);

    public ShownNumbers ShownNumbers => field ??= new ShownNumbers(this);

    public Redirects Redirects => field ??= new Redirects(this);

    public NumberPlan Numbers => field ??= new NumberPlan(this);
}

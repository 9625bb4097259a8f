namespace Tandem.Core.Configuration;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>What changes of configuration are judged against.</summary>
internal sealed record ConfigurationState(
    CentreContext Centre,
    Keys Keys,
    LineTable Lines,
    AgentTable Agents,
    QueueTable Queues,
    NumberPlan Numbers
);

namespace Tandem.Core.Agents;

using Tandem.Core.Kernel;

/// <summary>The end of an agent's wrap-up or delay.</summary>
internal sealed class RestEnd(AgentDuty duty, Agent agent) : ITimed
{
    public IEventScope? Scope => null;

    public void Due(int timer) => duty.Rested(agent);

    public string NameOf(int timer) => "agent's rest";
}

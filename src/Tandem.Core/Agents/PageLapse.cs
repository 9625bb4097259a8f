namespace Tandem.Core.Agents;

using Tandem.Core.Kernel;

/// <summary>An agent's page has been silent for too long.</summary>
internal sealed class PageLapse(AgentPages pages, Agent agent) : ITimed
{
    public IEventScope? Scope => null;

    public void Due(int timer) => pages.Lapsed(agent);

    public string NameOf(int timer) => "silence of an agent's page";
}

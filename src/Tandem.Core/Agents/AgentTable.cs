namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;

/// <summary>All agents of a tenant.</summary>
internal sealed class AgentTable
{
    private readonly Dictionary<int, Agent> byId = [];
    private readonly Dictionary<string, Agent> byLogin = [];
    private readonly Dictionary<string, Agent> byExternalId = [];
    private readonly List<Agent> ordered = [];

    /// <summary>In order of their coming.</summary>
    public IReadOnlyList<Agent> All => ordered;

    public Agent? ById(int id) => byId.GetValueOrDefault(id);

    /// <summary>By the id under which whoever made it knows it.</summary>
    public Agent? ByExternalId(string id) => byExternalId.GetValueOrDefault(id);

    /// <summary>By login, or by <c>group.login</c> as some clients write it.</summary>
    public Agent? Named(string name)
    {
        if (byLogin.TryGetValue(name, out Agent? agent))
        {
            return agent;
        }
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : byLogin.GetValueOrDefault(name[(dot + 1)..]);
    }

    /// <summary>Whose leg it is; null for nobody of ours.</summary>
    public Agent? On(CallLeg leg) => leg.UserId == 0 ? null : ById(leg.UserId);

    public Agent? On(Line line) => line.UserId == 0 ? null : ById(line.UserId);

    public Agent Put(UserRow row)
    {
        if (byId.TryGetValue(row.Id, out Agent? agent))
        {
            byLogin.Remove(agent.Row.Login);
            agent.Row = row;
            agent.Line?.Seat(row.Id, row.Login);
        }
        else
        {
            agent = new Agent(row);
            byId.Add(row.Id, agent);
            ordered.Add(agent);
        }
        byLogin[row.Login] = agent;
        if (row.ExternalId.Length > 0)
        {
            byExternalId[row.ExternalId] = agent;
        }
        return agent;
    }

    public void Remove(Agent agent)
    {
        byId.Remove(agent.Id);
        byLogin.Remove(agent.Row.Login);
        byExternalId.Remove(agent.Row.ExternalId);
        ordered.Remove(agent);
    }
}

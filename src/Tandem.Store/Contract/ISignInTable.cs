namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>Agents' sign-ins, so that they survive a restart; they come back with the configuration.</summary>
public interface ISignInTable
{
    /// <summary>Adds it, or takes the place of the agent's last one.</summary>
    void Put(int tenant, AgentSession session, long lastEvent);

    /// <summary>None is no error.</summary>
    void Remove(int tenant, int userId);

    /// <summary>By user.</summary>
    IReadOnlyList<AgentSession> All(int tenant);
}

namespace Tandem.Core.Distribution;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>All queues of a tenant.</summary>
internal sealed class QueueTable(CentreLimits limits)
{
    private readonly Dictionary<int, Queue> byId = [];
    private readonly Dictionary<string, Queue> byName = [];
    private readonly List<Queue> ordered = [];
    private readonly HashSet<Queue> closed = [];

    public IReadOnlyList<Queue> All => ordered;

    public Queue? ById(int id) => byId.GetValueOrDefault(id);

    public Queue? Named(string name) => byName.GetValueOrDefault(name);

    public void Add(Queue queue)
    {
        byId.Add(queue.Id, queue);
        byName.Add(queue.Name, queue);
        ordered.Add(queue);
    }

    public void Change(Queue queue, QueueRow row, QueueStrategy strategy)
    {
        byName.Remove(queue.Name);
        queue.Change(row, strategy);
        byName.Add(queue.Name, queue);
    }

    /// <summary>Nobody finds it by name or comes back to it: its removal is being committed.</summary>
    public void Close(Queue queue)
    {
        closed.Add(queue);
        byName.Remove(queue.Name);
    }

    /// <summary>It stays after all.</summary>
    public void Reopen(Queue queue)
    {
        if (closed.Remove(queue))
        {
            byName.Add(queue.Name, queue);
        }
    }

    /// <summary>It is there, and nobody is removing it.</summary>
    public bool IsOpen(Queue queue) => byId.GetValueOrDefault(queue.Id) == queue && !closed.Contains(queue);

    /// <summary>One more caller may wait in it.</summary>
    public bool HasRoom(Queue queue) => queue.Members.Count < limits.MembersPerQueue;

    public void Remove(Queue queue)
    {
        closed.Remove(queue);
        byId.Remove(queue.Id);
        byName.Remove(queue.Name);
        ordered.Remove(queue);
    }
}

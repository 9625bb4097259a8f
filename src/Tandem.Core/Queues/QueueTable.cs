namespace Tandem.Core.Queues;

using Tandem.Core.Configuration;

/// <summary>All queues of a tenant.</summary>
internal sealed class QueueTable
{
    private readonly Dictionary<int, Queue> byId = [];
    private readonly Dictionary<string, Queue> byName = [];
    private readonly List<Queue> ordered = [];

    public IReadOnlyList<Queue> All => ordered;

    public Queue? ById(int id) => byId.GetValueOrDefault(id);

    public Queue? Named(string name) => byName.GetValueOrDefault(name);

    public void Add(Queue queue)
    {
        byId.Add(queue.Id, queue);
        byName.Add(queue.Name, queue);
        ordered.Add(queue);
    }

    public void Change(Queue queue, QueueRow row)
    {
        byName.Remove(queue.Name);
        queue.Change(row);
        byName.Add(queue.Name, queue);
    }

    public void Remove(Queue queue)
    {
        byId.Remove(queue.Id);
        byName.Remove(queue.Name);
        ordered.Remove(queue);
    }
}

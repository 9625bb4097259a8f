namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Who is in which queue: many agents into one, one agent into many or out of them. All of a batch or nothing.</summary>
internal static class QueueAgents
{
    private const int Level = 1;
    private const int Position = 1;

    public static async ValueTask<Answer> AddAsync(UdeskRequest request)
    {
        if (
            !request.TryRequired("QueueId", UdeskLimits.Id, out string id, out Answer refusal)
            || !request.TryTexts("AgentIds", UdeskLimits.Batch, out List<string> ids, out refusal)
        )
        {
            return refusal;
        }
        if (AgentIds.Queue(request.Views, id) is not { } queue)
        {
            return Queues.NoQueue(id);
        }
        HashSet<int> bound = [.. request.Views.Tiers.All().Where(tier => tier.QueueId == queue.Id).Select(tier => tier.UserId)];
        List<AgentPlace> places = [];
        foreach (string each in ids)
        {
            if (AgentIds.Find(request.Views, each) is not { } user)
            {
                return Agents.NoAgent(each);
            }
            // Who is there already stays where he is.
            if (!bound.Contains(user.Id))
            {
                places.Add(new AgentPlace(user.Id, Level, Position));
            }
        }
        return Errors.Of(await request.AskAsync(new BindAgents(queue.Id, places)));
    }

    public static async ValueTask<Answer> EnrolAsync(UdeskRequest request)
    {
        if (!TryRead(request, out UserRow? user, out List<int> queues, out Answer refusal))
        {
            return refusal;
        }
        bool isFull = request.Fields.Truth("IsFull") ?? false;
        if (request.Problem is { } problem)
        {
            return problem;
        }
        return Errors.Of(
            await request.AskAsync(new PlaceAgent(user!.Id, queues, [], Level, Position) { IsAll = isFull }),
            conflict: ErrorTable.AgentStatus
        );
    }

    public static async ValueTask<Answer> LeaveAsync(UdeskRequest request)
    {
        if (!TryRead(request, out UserRow? user, out List<int> queues, out Answer refusal))
        {
            return refusal;
        }
        return Errors.Of(await request.AskAsync(new PlaceAgent(user!.Id, [], queues, Level, Position)), conflict: ErrorTable.AgentStatus);
    }

    private static bool TryRead(UdeskRequest request, out UserRow? user, out List<int> queues, out Answer refusal)
    {
        user = null;
        queues = [];
        if (
            !request.TryRequired("AgentId", UdeskLimits.Id, out string id, out refusal)
            || !request.TryTexts("Queues", UdeskLimits.Batch, out List<string> ids, out refusal)
        )
        {
            return false;
        }
        user = AgentIds.Find(request.Views, id);
        if (user is null)
        {
            refusal = Agents.NoAgent(id);
            return false;
        }
        foreach (string each in ids)
        {
            if (AgentIds.Queue(request.Views, each) is not { } queue)
            {
                refusal = Queues.NoQueue(each);
                return false;
            }
            queues.Add(queue.Id);
        }
        return true;
    }
}

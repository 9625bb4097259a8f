namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Rows;

internal enum HoldKind : byte
{
    Login,
    Number,
    QueueName,

    /// <summary>That somebody chose.</summary>
    QueueId,
    RouteNumber,
    TrunkName,
    FlowName,

    /// <summary>A place of a user in a queue.</summary>
    Tier,
    LeavingUser,
    LeavingTier,
    ClosedQueue,
}

/// <summary>A key that a commit under way has reserved, or a row it is removing: given back if the commit fails.</summary>
/// <param name="Name">Of what is known by a name.</param>
/// <param name="Id">Of what is known by an id; of a place, its queue.</param>
/// <param name="User">Of a place.</param>
internal readonly record struct KeyHold(HoldKind Kind, string Name = "", int Id = 0, int User = 0)
{
    /// <summary>The removal of places.</summary>
    public static IEnumerable<KeyHold> Leaving(IEnumerable<TierRow> tiers) =>
        tiers.Select(tier => new KeyHold(HoldKind.LeavingTier, Id: tier.Id));

    public void GiveBack(ConfigurationState state)
    {
        switch (Kind)
        {
            case HoldKind.Login:
                state.Keys.ReleaseLogin(Name);
                break;
            case HoldKind.Number:
                state.Keys.ReleaseNumber(Name);
                break;
            case HoldKind.QueueName:
                state.Keys.ReleaseQueue(Name);
                break;
            case HoldKind.QueueId:
                state.Keys.ReleaseQueueId(Id);
                break;
            case HoldKind.RouteNumber:
                state.Keys.Routes.Release(Name);
                break;
            case HoldKind.TrunkName:
                state.Keys.ReleaseTrunk(Name);
                break;
            case HoldKind.FlowName:
                state.Keys.Flows.Release(Name);
                break;
            case HoldKind.Tier:
                state.Keys.ReleaseTier(Id, User);
                break;
            case HoldKind.LeavingUser:
                state.Keys.Stay(Id);
                break;
            case HoldKind.LeavingTier:
                state.Keys.StayTier(Id);
                break;
            case HoldKind.ClosedQueue when state.Queues.ById(Id) is { } queue:
                state.Queues.Reopen(queue);
                break;
        }
    }
}

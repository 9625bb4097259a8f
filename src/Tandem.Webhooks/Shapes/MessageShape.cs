namespace Tandem.Webhooks.Shapes;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>What messages of a vendor look like, and which events they tell of. One class and one row in the composition's table each.</summary>
public abstract class MessageShape
{
    /// <summary>As subscriptions name it.</summary>
    public abstract string Name { get; }

    /// <summary>Which events are wanted; null with the first type that means nothing.</summary>
    /// <param name="types">In the shape's words; none for all.</param>
    public abstract IEventChoice? Choose(IReadOnlyList<string> types, out string unknown);

    /// <summary>The messages that tell of an event, none if there is nothing to tell. The same event gives messages of the same ids; what they say of rows is how those are by now.</summary>
    /// <param name="history">What happened in its call up to it.</param>
    public abstract IReadOnlyList<WebhookMessage> Render(Event happened, SubscriptionRow to, ICallHistory history);
}

/// <summary>Some kinds of events.</summary>
public interface IEventChoice
{
    bool Takes(Event happened);

    /// <summary>Whether a message of that type, in the shape's words, is wanted: one event may be told in several.</summary>
    bool TakesMessage(string type);
}

/// <summary>Events of the same call, for messages that say more than one event knows.</summary>
public interface ICallHistory
{
    /// <summary>All of the event's call that are kept, up to and with it, in order; only itself for one that belongs to no call.</summary>
    IReadOnlyList<Event> UpTo(Event happened);
}

/// <summary>A message as it is sent.</summary>
/// <param name="Id">The same whenever it is sent again.</param>
/// <param name="Type">What it tells of, in the shape's words.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookMessage(string Id, string Type, string Body)
{
    /// <summary>Beside those of the signature.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

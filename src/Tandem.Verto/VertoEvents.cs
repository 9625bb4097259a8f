namespace Tandem.Verto;

using System.Collections.Concurrent;
using System.Text.Json;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Follows the log of tenants whose pages listen, and says what becomes of agents in the words that phone bars know. A tenant's log is followed from the
/// moment somebody listens; a call that had begun before is not told of.
/// </summary>
internal sealed class VertoEvents(FrontDoor door, VertoEvents.Teller tell, Action<Exception> failed) : IAsyncDisposable
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan WhenTroubled = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<int, Lazy<Task>> followers = new();

    /// <param name="word">What has happened.</param>
    /// <param name="more">What else is said of it.</param>
    public delegate void Teller(int tenant, int agentId, string agent, string word, Action<Utf8JsonWriter> more);

    public void Follow(int tenant)
    {
        if (!stopping.IsCancellationRequested)
        {
            _ = followers.GetOrAdd(tenant, id => new Lazy<Task>(() => Task.Run(() => FollowAsync(id, door.Events.Newest(id))))).Value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(followers.Values.Select(each => each.Value));
        stopping.Dispose();
    }

    private async Task FollowAsync(int tenant, EventCursor at)
    {
        using IDisposable watch = door.Events.Watch();
        AgentWordings wordings = new((agentId, agent, word, more) => tell(tenant, agentId, agent, word, more));
        while (!stopping.IsCancellationRequested && door.Tenants.ById(tenant) is not null)
        {
            try
            {
                await door.Events.WaitAsync(tenant, at, stopping.Token);
                EventPage page = door.Events.Read(tenant, at, EventFilter.All, AtOnce);
                foreach (Event happened in page.Events)
                {
                    wordings.Take(happened);
                }
                at = page.Gap is { } gap ? gap.Newest : page.Next;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception trouble)
            {
                failed(trouble);
                await Task.Delay(WhenTroubled, door.Clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        followers.TryRemove(tenant, out _);
    }
}

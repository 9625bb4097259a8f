namespace Tandem.Dialects.Uccc.Monitoring;

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Tenants;
using Tandem.Bayeux;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.Uccc.Wire;
using Tandem.Numbering;

/// <summary>
/// Tells on <c>/monitor_agent_ID</c> what becomes of calls that are made by command. A tenant's log is followed from the moment somebody listens; a call
/// that had begun before is not told of.
/// </summary>
public sealed partial class AgentMonitor : IAsyncDisposable
{
    public const string Prefix = "/monitor_agent_";

    private const int AtOnce = 1_000;

    /// <summary>Calls of one tenant that are followed; more are not told of.</summary>
    private const int MostCalls = 50_000;

    private static readonly TimeSpan WhenTroubled = TimeSpan.FromSeconds(1);

    private readonly FrontDoor door;
    private readonly ILogger log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<int, Task> followers = new();

    /// <param name="defaultTenant">See <see cref="MonitorDoor"/>.</param>
    public AgentMonitor(FrontDoor door, int defaultTenant, BayeuxLimits limits, ILoggerFactory logs)
    {
        this.door = door;
        log = logs.CreateLogger("tandem.uccc");
        Server = new BayeuxServer(new MonitorDoor(door, defaultTenant, Follow), limits, door.Clock);
    }

    public BayeuxServer Server { get; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(followers.Values);
        await Server.DisposeAsync();
        stopping.Dispose();
    }

    [LoggerMessage(2, LogLevel.Error, "The log of tenant {Tenant} cannot be followed", EventName = "uccc-monitor-failed")]
    private static partial void Failed(ILogger log, int tenant, Exception failure);

    private void Follow(int tenant)
    {
        if (stopping.IsCancellationRequested || followers.ContainsKey(tenant))
        {
            return;
        }
        // From here on, whoever runs.
        EventCursor from = door.Events.Newest(tenant);
        TaskCompletionSource begin = new();
        if (followers.TryAdd(tenant, FollowAsync(tenant, from, begin.Task)))
        {
            begin.SetResult();
        }
    }

    private async Task FollowAsync(int tenant, EventCursor at, Task begin)
    {
        await begin.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using IDisposable watch = door.Events.Watch();
        Dictionary<Guid, MonitoredCall> calls = [];
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await door.Events.WaitAsync(tenant, at, stopping.Token);
                EventPage page = door.Events.Read(tenant, at, EventFilter.All, AtOnce);
                if (door.Tenants.ById(tenant) is not { } entry)
                {
                    break;
                }
                foreach (Event happened in page.Events)
                {
                    // An event that cannot be told is passed over.
                    at = new EventCursor(at.Epoch, happened.Id);
                    Tell(entry, calls, happened);
                }
                if (page.Gap is not null)
                {
                    // How calls ended meanwhile nobody will say.
                    calls.Clear();
                }
                at = page.Gap is { } gap ? gap.Newest : page.Next;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception trouble)
            {
                Failed(log, tenant, trouble);
                await Task.Delay(WhenTroubled, door.Clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        followers.TryRemove(tenant, out _);
        Server.Forget(tenant);
    }

    private void Tell(TenantEntry tenant, Dictionary<Guid, MonitoredCall> calls, Event happened)
    {
        if (happened.Data is CallStarted started)
        {
            if (IsByCommand(started) && calls.Count < MostCalls)
            {
                calls[happened.Call] = new MonitoredCall(started, happened.WallMicros);
            }
            return;
        }
        if (happened.Call == Guid.Empty || !calls.TryGetValue(happened.Call, out MonitoredCall? call))
        {
            return;
        }
        foreach (string state in call.Take(happened))
        {
            Tell(tenant, happened, call, state);
        }
        if (happened.Data is CallEnded)
        {
            calls.Remove(happened.Call);
        }
    }

    private void Tell(TenantEntry tenant, Event happened, MonitoredCall call, string state)
    {
        TenantViews views = tenant.Door.Views;
        string data = DataOf(happened, call, state, views);
        Server.Publish(tenant.Id, Prefix + call.AgentId.ToString(CultureInfo.InvariantCulture), data);
        // An agent's extension stands for him where it is nobody's id.
        if (
            views.Users[call.AgentId]?.Extension is { Length: > 0 } extension
            && !(int.TryParse(extension, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && views.Users[id] is not null)
        )
        {
            Server.Publish(tenant.Id, Prefix + extension, data);
        }
    }

    private static string DataOf(Event happened, MonitoredCall call, string state, TenantViews views)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, EventJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("agentId", call.AgentId);
            json.WriteString("callId", happened.Call);
            json.WriteString("calleeNumber", NumberForms.National(call.Callee, views.Region));
            json.WriteString("callerNumber", NumberForms.National(call.Caller, views.Region));
            if (call.SalesCode.Length > 0)
            {
                json.WriteString("salesmanCode", call.SalesCode);
            }
            json.WriteString("state", state);
            long micros = state is MonitorStates.HangUp or MonitorStates.Started ? call.StartedMicros : happened.WallMicros;
            json.WriteNumber("updatedAt", micros / 1_000);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static bool IsByCommand(CallStarted started) =>
        CallOrigin.Read(started.Origin).Kind is CallOriginKind.Dial or CallOriginKind.Number;
}

namespace Tandem.Net.Loop;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Outputs;

/// <summary>Which tenants a node serves, and what readers may see of each. Any thread.</summary>
internal sealed class ServedTenants
{
    private readonly ConcurrentDictionary<int, TenantViews> views = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<TenantViews>> coming = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> going = new();

    /// <summary>What readers may see; null when the tenant is not served here.</summary>
    public TenantViews? Find(int tenant) => views.GetValueOrDefault(tenant);

    /// <summary>Ends once the tenant is served.</summary>
    public Task<TenantViews> Coming(int tenant) => coming.GetOrAdd(tenant, _ => New<TenantViews>()).Task;

    /// <summary>Ends once the tenant is gone.</summary>
    public Task Going(int tenant) => going.GetOrAdd(tenant, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Loop: one came, or went.</summary>
    public void Take(in TenantServed served)
    {
        if (served.Views is { } seen)
        {
            views[served.Tenant] = seen;
            if (coming.TryRemove(served.Tenant, out TaskCompletionSource<TenantViews>? waiting))
            {
                waiting.TrySetResult(seen);
            }
        }
        else
        {
            views.TryRemove(served.Tenant, out _);
            if (going.TryRemove(served.Tenant, out TaskCompletionSource? waiting))
            {
                waiting.TrySetResult();
            }
        }
    }

    /// <summary>The loop has ended: nobody comes or goes any more.</summary>
    public void Stop()
    {
        foreach (TaskCompletionSource<TenantViews> waiting in coming.Values)
        {
            waiting.TrySetCanceled();
        }
        foreach (TaskCompletionSource waiting in going.Values)
        {
            waiting.TrySetCanceled();
        }
    }

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

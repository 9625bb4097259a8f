namespace Tandem.Webhooks.Asking;

using System.Collections.Concurrent;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Signing;

/// <summary>What the requests of a tenant's flows are signed with: one secret a tenant, made when it is first needed, that can be changed in peace.</summary>
public sealed class FlowSecrets(IWebhookStore store, FlowRequestLimits limits, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<int, IReadOnlyList<SigningSecret>> known = [];

    /// <summary>
    /// The one to be shown first, those that are ending after it. Null where none can be read or kept now: receivers would be told one that the next
    /// start does not know.
    /// </summary>
    public async Task<IReadOnlyList<SigningSecret>?> OfAsync(int tenant)
    {
        if (known.TryGetValue(tenant, out IReadOnlyList<SigningSecret>? found))
        {
            return found;
        }
        await writing.WaitAsync();
        try
        {
            return known.TryGetValue(tenant, out found) ? found : await FirstAsync(tenant);
        }
        catch (WebhookStoreException)
        {
            return null;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Makes another; requests are signed with the old one too for as long as is said. Null when it cannot be kept.</summary>
    public async Task<SigningSecret?> RotateAsync(int tenant, TimeSpan grace)
    {
        if (await OfAsync(tenant) is not { } before)
        {
            return null;
        }
        await writing.WaitAsync();
        try
        {
            long now = (clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
            SigningSecret[] after = [.. SigningSecrets.Rotate(before, now, grace).Take(limits.Secrets)];
            if (!await store.CommitAsync(new PutFlowSecrets(tenant, after)))
            {
                return null;
            }
            known[tenant] = after;
            return after[0];
        }
        finally
        {
            writing.Release();
        }
    }

    public void Forget(int tenant) => known.TryRemove(tenant, out _);

    public void Dispose() => writing.Dispose();

    private async Task<IReadOnlyList<SigningSecret>?> FirstAsync(int tenant)
    {
        IReadOnlyList<SigningSecret> kept = store.FlowSecrets(tenant);
        if (kept.Count == 0)
        {
            kept = [SigningSecrets.Fresh()];
            if (!await store.CommitAsync(new PutFlowSecrets(tenant, kept)))
            {
                return null;
            }
        }
        return known[tenant] = kept;
    }
}

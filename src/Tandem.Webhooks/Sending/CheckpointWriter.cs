namespace Tandem.Webhooks.Sending;

using Tandem.Webhooks.Contract;

/// <summary>Writes down now and then what has become of all deliveries: many together, so that a delivery costs the disk next to nothing.</summary>
internal sealed class CheckpointWriter(IWebhookStore store, Func<IReadOnlyList<SubscriptionSender>> senders, TimeSpan every)
{
    /// <summary>Rows in one transaction, about.</summary>
    private const int MostRows = 2_000;

    public async Task RunAsync(CancellationToken cancel)
    {
        using PeriodicTimer timer = new(every);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            await WriteAsync();
        }
    }

    public async Task WriteAsync()
    {
        List<(SubscriptionSender Sender, Checkpoint Checkpoint)> group = [];
        int rows = 0;
        foreach (SubscriptionSender sender in senders())
        {
            if (sender.TakeCheckpoint() is not { } checkpoint)
            {
                continue;
            }
            group.Add((sender, checkpoint));
            rows += 1 + checkpoint.Held.Count + checkpoint.Dead.Count + checkpoint.Attempts.Count;
            if (rows >= MostRows)
            {
                await WriteAsync(group);
                group.Clear();
                rows = 0;
            }
        }
        await WriteAsync(group);
    }

    private async Task WriteAsync(List<(SubscriptionSender Sender, Checkpoint Checkpoint)> group)
    {
        if (group.Count == 0)
        {
            return;
        }
        bool kept = await store.CommitAsync(new SaveDeliveries([.. group.Select(each => each.Checkpoint)]));
        foreach ((SubscriptionSender sender, _) in group)
        {
            sender.Kept(kept);
        }
    }
}

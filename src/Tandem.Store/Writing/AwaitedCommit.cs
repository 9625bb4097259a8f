namespace Tandem.Store.Writing;

using Tandem.Access.Contract;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Webhooks.Contract;

/// <summary>A change outside the call centre, which somebody waits for: told once it is durable, or that it cannot be.</summary>
internal abstract record AwaitedCommit(TaskCompletionSource<bool> Done) : StoreOrder(0)
{
    /// <summary>It does not wait for company.</summary>
    public virtual bool IsUrgent => true;

    /// <summary>Writes it inside the transaction under way.</summary>
    public abstract void Write(IDatabaseConnection to);
}

/// <summary>Who may come in.</summary>
internal sealed record CommitAccess(AccessChange Change, TaskCompletionSource<bool> Done) : AwaitedCommit(Done)
{
    public override void Write(IDatabaseConnection to) => to.Access.Write(Change);
}

/// <summary>Who is told what happens, and how far that has come.</summary>
internal sealed record CommitWebhooks(WebhookChange Change, TaskCompletionSource<bool> Done) : AwaitedCommit(Done)
{
    public override bool IsUrgent => Change.IsUrgent;

    public override void Write(IDatabaseConnection to) => to.Webhooks.Write(Change);
}

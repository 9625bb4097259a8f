namespace Tandem.Store.Writing;

using Tandem.Access.Contract;
using Tandem.Engine.Ports;

/// <summary>A change to who may come in, which somebody waits for: told once it is durable, or that it cannot be.</summary>
internal sealed record CommitAccess(AccessChange Change, TaskCompletionSource<bool> Done) : StoreOrder(0);

namespace Tandem.Access.Idempotency;

using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;

/// <summary>What is to be done with a request that came with an idempotency key: one of these.</summary>
public abstract record IdempotencyVerdict
{
    /// <summary>It is new, and remembered for certain: do it, then <see cref="IdempotencyTable.AnsweredAsync"/>.</summary>
    public sealed record Begin(SecretHash Id) : IdempotencyVerdict;

    /// <summary>It was done: give this answer.</summary>
    public sealed record Again(KeptAnswer Answer) : IdempotencyVerdict;

    /// <summary>It is being done just now.</summary>
    public sealed record Running : IdempotencyVerdict;

    /// <summary>It was begun, and the server ended before it was answered: whether it was done is not known here.</summary>
    public sealed record Unknown : IdempotencyVerdict;

    /// <summary>The key came with another request before.</summary>
    public sealed record OtherRequest : IdempotencyVerdict;

    /// <summary>As many are kept as may be.</summary>
    public sealed record Full(Throttled Throttled) : IdempotencyVerdict;

    /// <summary>It could not be made durable: nothing may be done.</summary>
    public sealed record NotKept : IdempotencyVerdict;
}

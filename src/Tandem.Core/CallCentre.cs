namespace Tandem.Core;

using Tandem.Core.Calls;
using Tandem.Core.Commands;
using Tandem.Core.Views;
using Tandem.Foundation;

/// <summary>
/// One tenant's call centre: agents, queues, waiting callers and calls, and the rules that join them. Pure: messages and
/// <see cref="Now"/> in, <see cref="CentreOutbox"/> out.
/// </summary>
public sealed class CallCentre
{
    private readonly CentreOutbox outbox;

    public CallCentre(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
    {
        _ = limits;
        _ = ids;
        _ = prng;
        this.outbox = outbox;
    }

    public TenantViews Views { get; } = new();

    /// <summary>The next moment <see cref="OnDeadline"/> has work.</summary>
    public Wake NextWake => Wake.Never;

    /// <summary>Takes over the configuration and sign-ins as the store has them. Once, before anything else.</summary>
    public void Load(Configuration.Configuration configuration, Now now) { }

    public void Handle(CommandRequest request, Now now) =>
        outbox.Replies.Add(new CommandReply(request.RequestId, new Outcome(OutcomeCode.Invalid, "not there yet")));

    public void Handle(LegEvent happened, Now now) { }

    public void Committed(long commitId, Now now) { }

    public void CommitFailed(long commitId, string reason, Now now) { }

    public void OnDeadline(Now now) { }

    /// <summary>What is broken inside, or null. For tests: walks everything.</summary>
    public string? CheckInvariants(Now now) => null;

    /// <summary>Publishes the rows that changed since the last call, as views. At the end of each turn, before replies leave.</summary>
    public void Publish() { }
}

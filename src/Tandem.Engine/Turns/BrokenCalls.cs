namespace Tandem.Engine.Turns;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;

/// <summary>What an unexpected failure costs: the call it happened in, and nothing else. It is told to whoever keeps the log.</summary>
internal sealed class BrokenCalls(EngineOutbox outbox, LegTable legs, LegEndings endings, Turn turn)
{
    private const int InternalError = 500;
    private const string Reason = "internal error";

    /// <summary>Called before each guarded step with what it handles; a test that throws in it breaks that step.</summary>
    public Action<object>? Sabotage { get; set; }

    /// <summary>Nothing is known to be lost but the step itself.</summary>
    public void Report(Exception failure) => outbox.Failures.Add(failure);

    /// <summary>The leg is in a state that should not be: it is ended, and the call centre told, whatever else fails.</summary>
    public void End(Tenant tenant, Guid leg, Exception failure)
    {
        Report(failure);
        Alarm(tenant, leg, failure);
        if (legs.ById(leg) is not { } known)
        {
            turn.Tell(tenant, new LegEnded(leg, LegEndCause.InternalError, InternalError, Reason));
            return;
        }
        try
        {
            known.Signalling?.End(InternalError, Reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Report(e);
        }
        endings.Over(known, LegEndCause.InternalError, InternalError, Reason);
    }

    private void Alarm(Tenant tenant, Guid leg, Exception failure)
    {
        try
        {
            turn.Touch(tenant);
            tenant.Centre.Alarm("call_broke", $"leg {leg}: {failure.GetType().Name}", turn.Now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Report(e);
        }
    }
}

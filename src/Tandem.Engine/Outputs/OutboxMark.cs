namespace Tandem.Engine.Outputs;

/// <summary>How far an outbox was filled at some moment: what came after it is one turn's.</summary>
public readonly record struct OutboxMark(
    int Sip,
    int Media,
    int Store,
    int Replies,
    int Tenants,
    int Failures,
    int LookUps,
    int Asks,
    int Pages
)
{
    public static OutboxMark Of(EngineOutbox outbox) =>
        new(
            outbox.Sip.Outputs.Count,
            outbox.Media.Count,
            outbox.Store.Count,
            outbox.Replies.Count,
            outbox.Tenants.Count,
            outbox.Failures.Count,
            outbox.LookUps.Count,
            outbox.Asks.Count,
            outbox.Pages.Count
        );
}

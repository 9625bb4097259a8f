namespace Tandem.Webhooks.Sending;

using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>What all senders share.</summary>
/// <param name="Room">For requests to all receivers together.</param>
/// <param name="Gone">The receiver of a subscription wants no more.</param>
/// <param name="Failed">Our own mistake, for the server's log.</param>
internal sealed record SendingServices(
    IWebhookStore Store,
    OutboundClient Client,
    ShapeTable Shapes,
    WebhookLimits Limits,
    TimeProvider Clock,
    SemaphoreSlim Room,
    Func<int, int, Task> Gone,
    Action<string, Exception> Failed
)
{
    public long NowMicros => (Clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}

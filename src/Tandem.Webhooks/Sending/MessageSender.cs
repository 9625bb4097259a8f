namespace Tandem.Webhooks.Sending;

using System.Globalization;
using System.Text;
using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;
using Tandem.Webhooks.Shapes;
using Tandem.Webhooks.Signing;

/// <summary>Sends the messages of one event to a subscriber, once.</summary>
internal sealed class MessageSender(SendingServices services, ICallHistory history)
{
    private const int GoneStatus = 410;

    /// <summary>What came of it, and what was tried.</summary>
    public async Task<(AttemptResult Result, bool IsGone)> SendAsync(
        Taste of,
        Delivery delivery,
        List<Attempt> attempts,
        CancellationToken cancel
    )
    {
        SubscriptionRow to = of.Row;
        foreach (WebhookMessage message in of.Shape.Render(delivery.Event, to, history).Where(each => of.Choice.TakesMessage(each.Type)))
        {
            long began = services.NowMicros;
            OutboundAnswer answer = await SendAsync(to, message, cancel);
            attempts.Add(AttemptOf(delivery, message, answer, began));
            if (!answer.IsSuccess)
            {
                return (new AttemptResult(false, Words(answer), answer.RetryAfter), answer.Status == GoneStatus);
            }
        }
        return (new AttemptResult(true, ""), false);
    }

    private Task<OutboundAnswer> SendAsync(SubscriptionRow to, WebhookMessage message, CancellationToken cancel)
    {
        OutboundRequest request = new(HttpMethod.Post, new Uri(to.Url), services.Limits.Patience, services.Limits.AnswerBytes)
        {
            Headers =
            [
                .. SigningSecrets.Headers(to.Secrets, message.Id, message.Body, services.Clock.GetUtcNow()),
                new("user-agent", "Tandem-Webhooks"),
                .. message.Headers,
            ],
            Body = Encoding.UTF8.GetBytes(message.Body),
            ContentType = "application/json; charset=utf-8",
        };
        return services.Client.SendAsync(request, cancel);
    }

    private Attempt AttemptOf(Delivery delivery, WebhookMessage message, OutboundAnswer answer, long began) =>
        new(
            delivery.Id,
            message.Id,
            message.Type,
            delivery.Attempts + 1,
            began,
            (int)((services.NowMicros - began) / 1000),
            answer.Status,
            answer.IsSuccess ? "" : Words(answer),
            Encoding.UTF8.GetString(answer.Body)
        );

    private static string Words(OutboundAnswer answer) =>
        answer.Status is >= 300 and < 400 ? $"HTTP {answer.Status}: redirects are not followed"
        : answer.Status > 0 ? $"HTTP {answer.Status.ToString(CultureInfo.InvariantCulture)}"
        : $"{Word(answer.Trouble)}: {answer.Detail}";

    private static string Word(OutboundTrouble trouble) =>
        trouble switch
        {
            OutboundTrouble.Refused => "refused",
            OutboundTrouble.Unresolved => "unresolved",
            OutboundTrouble.Unreachable => "unreachable",
            OutboundTrouble.Tls => "tls",
            OutboundTrouble.TimedOut => "timed_out",
            _ => "broken",
        };
}

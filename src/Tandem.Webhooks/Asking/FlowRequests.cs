namespace Tandem.Webhooks.Asking;

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tandem.Core.Ivr;
using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Signing;

/// <summary>
/// Asks what flows ask: signed as webhooks are, to addresses that the rules allow, at most twice, so many at a time in all and of each tenant. There is
/// an answer in any case, so a service that is dead costs its caller the time-out and nothing else.
/// </summary>
public sealed class FlowRequests(FlowSecrets secrets, OutboundClient client, FlowRequestLimits limits, TimeProvider clock)
{
    private const string Busy = "busy";
    private const string Unsigned = "unsigned";
    private const string Json = "application/json; charset=utf-8";
    private const string PlainText = "text/plain; charset=utf-8";

    private readonly Lock gate = new();
    private readonly Dictionary<int, int> ofTenants = [];
    private int underWay;

    /// <summary>Never throws but when cancelled.</summary>
    public async Task<FlowAnswer> AskAsync(FlowRequest request, CancellationToken cancel)
    {
        if (!OutboundUrl.TryParse(request.Url, out Uri? url, out _))
        {
            return FlowAnswer.None("forbidden");
        }
        if (!TryBegin(request.Tenant))
        {
            return FlowAnswer.None(Busy);
        }
        try
        {
            if (await secrets.OfAsync(request.Tenant) is not { } keys)
            {
                return FlowAnswer.None(Unsigned);
            }
            OutboundAnswer answer = await SendAsync(request, url, keys, cancel);
            if (MayBeTriedAgain(answer))
            {
                await Task.Delay(limits.Pause, clock, cancel);
                answer = await SendAsync(request, url, keys, cancel);
            }
            // Half a body says less than none: what it was to fill would be taken for empty.
            return answer.Status > 0 && answer.Trouble == OutboundTrouble.None && answer.Body.Length <= limits.AnswerBytes
                ? new FlowAnswer(answer.Status, Encoding.UTF8.GetString(answer.Body), "")
                : FlowAnswer.None(WordOf(answer.Trouble));
        }
        finally
        {
            End(request.Tenant);
        }
    }

    // Nobody was asked, or who was asked says that another time may be better. A refused address will be refused again.
    private static bool MayBeTriedAgain(OutboundAnswer answer) =>
        answer.Status == 0
            ? answer.Trouble != OutboundTrouble.Refused
            : answer.Status
                is (int)HttpStatusCode.BadGateway
                    or (int)HttpStatusCode.ServiceUnavailable
                    or (int)HttpStatusCode.GatewayTimeout;

    private Task<OutboundAnswer> SendAsync(FlowRequest request, Uri url, IReadOnlyList<SigningSecret> keys, CancellationToken cancel)
    {
        OutboundRequest sent = new(new HttpMethod(request.Method), url, request.Timeout, limits.AnswerBytes + 1)
        {
            Headers =
            [
                .. request.Headers.Where(header => !FlowHeaders.AreOurs(header.Key) && !FlowHeaders.IsOfBody(header.Key)),
                .. SigningSecrets.Headers(keys, request.Id, request.Body, clock.GetUtcNow()),
                new("user-agent", "Tandem-Flows"),
            ],
            Body = Encoding.UTF8.GetBytes(request.Body),
            ContentType = request.Body.Length == 0 ? "" : TypeOf(request),
        };
        return client.SendAsync(sent, cancel);
    }

    // As the flow says, where it says something that is a type.
    private static string TypeOf(FlowRequest request)
    {
        string said = request.Headers.FirstOrDefault(header => FlowHeaders.IsContentType(header.Key)).Value ?? "";
        return MediaTypeHeaderValue.TryParse(said, out _) ? said
            : request.Body[0] is '{' or '[' ? Json
            : PlainText;
    }

    private bool TryBegin(int tenant)
    {
        lock (gate)
        {
            int own = ofTenants.GetValueOrDefault(tenant);
            if (underWay >= limits.UnderWay || own >= limits.UnderWayOfTenant)
            {
                return false;
            }
            underWay++;
            ofTenants[tenant] = own + 1;
            return true;
        }
    }

    private void End(int tenant)
    {
        lock (gate)
        {
            underWay--;
            if (--ofTenants[tenant] == 0)
            {
                ofTenants.Remove(tenant);
            }
        }
    }

    private static string WordOf(OutboundTrouble trouble) =>
        trouble switch
        {
            OutboundTrouble.Refused => "forbidden",
            OutboundTrouble.Unresolved or OutboundTrouble.Unreachable => "unreachable",
            OutboundTrouble.TimedOut => "timeout",
            _ => "broken",
        };
}

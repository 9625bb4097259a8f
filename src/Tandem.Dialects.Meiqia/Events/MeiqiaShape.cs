namespace Tandem.Dialects.Meiqia.Events;

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Access.Secrets;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Folds.Calls;
using Tandem.Dialects.Meiqia.Wire;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>
/// A message for each call to or from outside that is over: <c>{id, event, enterprise_token, created_at, cdr}</c>, signed with SHA-1 of the body and the
/// secret in a header that the vendor's page names in two ways.
/// </summary>
/// <param name="viewsOf">A tenant's; null when it is not served.</param>
/// <param name="enterpriseOf">What the tenant is called there.</param>
/// <param name="links">Where recordings can be fetched.</param>
public sealed class MeiqiaShape(Func<int, TenantViews?> viewsOf, Func<int, string> enterpriseOf, RecordingLinks links) : MessageShape
{
    public const string ShapeName = "meiqia";
    public const string HungUp = "cdr.hangup";

    /// <summary>In place of it for calls of campaigns that lead to a flow, and came to no queue and no agent.</summary>
    public const string RobotHungUp = "call_robot.hangup";
    private static readonly string[] Types = [HungUp, RobotHungUp];

    public override string Name => ShapeName;

    public override IEventChoice? Choose(IReadOnlyList<string> types, out string unknown)
    {
        unknown = types.FirstOrDefault(type => !Types.Contains(type)) ?? "";
        return unknown.Length == 0 ? new Choice(types.Count > 0 ? types : Types) : null;
    }

    public override IReadOnlyList<WebhookMessage> Render(Event happened, SubscriptionRow to, ICallHistory history)
    {
        IReadOnlyList<Event> events = happened.Data is CallEnded ? history.UpTo(happened) : [];
        if (events.Count == 0 || CallSummary.Of(events, out _) is not { Direction: not CallDirection.Internal } call)
        {
            return [];
        }
        string type = call is { AgentId: 0, Queue: "" } && IsOfFlow(events, viewsOf(to.Tenant)) ? RobotHungUp : HungUp;
        string body = Body(type, happened, to, call);
        string signature = SignatureOf(body, to.Secrets.Count > 0 ? to.Secrets[0].Text : "");
        return
        [
            new WebhookMessage(MessageIds.Of(to.Tenant, happened), type, body)
            {
                Headers = [new("Meiqia-Signature", signature), new("Meiqia-Sign", signature)],
            },
        ];
    }

    /// <summary>In hexadecimal: of the body, then the secret.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "the vendor's own scheme")]
    public static string SignatureOf(string body, string secret) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(body + secret)));

    // Of a campaign that leads to a flow.
    private static bool IsOfFlow(IReadOnlyList<Event> events, TenantViews? views) =>
        events.Select(each => each.Data).OfType<CallStarted>().FirstOrDefault() is { } started
        && CallOrigin.Read(started.Origin) is { Kind: CallOriginKind.Campaign, Name: var name }
        && int.TryParse(name, CultureInfo.InvariantCulture, out int id)
        && views?.Dialing[id] is CampaignRow { Target: RouteTarget.Flow };

    private string Body(string type, Event happened, SubscriptionRow to, CallRecord call)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"sub_{to.Tenant}_{to.Id}"));
        json.WriteString("event", type);
        json.WriteString("enterprise_token", enterpriseOf(to.Tenant));
        json.WriteNumber("created_at", happened.WallMicros / 1_000_000);
        json.WritePropertyName("cdr");
        string recording = call.Recording == Guid.Empty ? "" : links.Of(to.Tenant, call.Recording);
        CallWire.Write(json, call, new CallNames(viewsOf(to.Tenant)), recording);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private sealed class Choice(IReadOnlyList<string> types) : IEventChoice
    {
        public bool Takes(Event happened) => happened.Data is CallEnded;

        public bool TakesMessage(string type) => types.Contains(type);
    }
}

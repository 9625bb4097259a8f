namespace Tandem.Webhooks.Subscriptions;

using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>What a subscription has to be like.</summary>
internal sealed class SubscriptionRules(ShapeTable shapes, OutboundClient client, WebhookLimits limits)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public SubscriptionOutcome? Wrong(SubscriptionRow row)
    {
        if (shapes.Named(row.Shape) is not { } shape)
        {
            return SubscriptionOutcome.Invalid("shape", $"there is no shape {row.Shape}");
        }
        if (row.Name.Length > limits.NameLength || row.Name.Any(char.IsControl))
        {
            return SubscriptionOutcome.Invalid("name", $"has at most {limits.NameLength} characters, none of them for control");
        }
        if (!OutboundUrl.TryParse(row.Url, out Uri? url, out string wrong))
        {
            return SubscriptionOutcome.Invalid("url", wrong);
        }
        if (client.RefusedAtSight(url) is { } what)
        {
            return SubscriptionOutcome.Invalid(
                "url",
                $"leads to an address that is not allowed ({what}); the operator can open it with --allow-callbacks"
            );
        }
        if (row.Types.Count > limits.Types)
        {
            return SubscriptionOutcome.Invalid("types", $"has at most {limits.Types}");
        }
        return shape.Choose(row.Types, out string unknown) is null
            ? SubscriptionOutcome.Invalid("types", $"there are no events of the type {unknown}")
            : null;
    }
}

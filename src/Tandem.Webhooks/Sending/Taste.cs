namespace Tandem.Webhooks.Sending;

using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>A subscription as it is now, with its shape and what it wants, found once.</summary>
internal sealed record Taste(SubscriptionRow Row, MessageShape Shape, IEventChoice Choice)
{
    public static Taste Of(SubscriptionRow row, ShapeTable shapes)
    {
        MessageShape shape = shapes.Named(row.Shape)!;
        return new Taste(row, shape, shape.Choose(row.Types, out _)!);
    }
}

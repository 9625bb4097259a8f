namespace Tandem.Webhooks.Shapes;

/// <summary>The shapes that subscriptions may have: the native one, and those that dialects bring.</summary>
public sealed class ShapeTable
{
    private readonly Dictionary<string, MessageShape> shapes = new(StringComparer.Ordinal);

    public ShapeTable(params IEnumerable<MessageShape> vendors)
    {
        foreach (MessageShape shape in vendors.Prepend(new NativeShape()))
        {
            shapes.Add(shape.Name, shape);
        }
    }

    /// <summary>Null when there is none.</summary>
    public MessageShape? Named(string name) => shapes.GetValueOrDefault(name);
}

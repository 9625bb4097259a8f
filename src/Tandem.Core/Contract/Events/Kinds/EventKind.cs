namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A row of <see cref="EventTable"/>: how a kind of event is called and how its data become bytes.</summary>
public abstract class EventKind
{
    private protected EventKind(int number, string name, int version, Type data)
    {
        Number = number;
        Name = name;
        Version = version;
        Data = data;
    }

    /// <summary>What is stored for the name; never given to another kind.</summary>
    public int Number { get; }

    /// <summary>Dotted words, as readers know it.</summary>
    public string Name { get; }

    /// <summary>Rises when a field means something else than before, not when one is added.</summary>
    public int Version { get; }

    /// <summary>The record that holds its data.</summary>
    public Type Data { get; }

    internal abstract void Write(ref MessagePackWriter writer, EventData data, MessagePackSerializer serializer);

    internal abstract EventData Read(ref MessagePackReader reader, MessagePackSerializer serializer);
}

internal sealed class EventKind<T>(int number, string name, int version) : EventKind(number, name, version, typeof(T))
    where T : EventData, IShapeable<T>
{
    internal override void Write(ref MessagePackWriter writer, EventData data, MessagePackSerializer serializer) =>
        serializer.Serialize(ref writer, (T)data, T.GetTypeShape());

    internal override EventData Read(ref MessagePackReader reader, MessagePackSerializer serializer) =>
        serializer.Deserialize(ref reader, T.GetTypeShape())!;
}

namespace Tandem.Core.Contract.Packing;

using System.Buffers;
using Nerdbank.MessagePack;
using PolyType;

/// <summary>
/// How things are kept as bytes: MessagePack arrays in the order of their keys. What an older program wrote has fewer fields, which take their
/// defaults; what a newer one added is skipped.
/// </summary>
public static class Packed
{
    internal static readonly MessagePackSerializer Serializer = new()
    {
        DeserializeDefaultValues = DeserializeDefaultValuesPolicy.AllowMissingValuesForRequiredProperties,
    };

    public static byte[] Of<T>(T value)
        where T : IShapeable<T> => Serializer.Serialize(value, T.GetTypeShape());

    public static void Write<T>(IBufferWriter<byte> into, T value)
        where T : IShapeable<T> => Serializer.Serialize(into, value, T.GetTypeShape());

    public static T Read<T>(ReadOnlyMemory<byte> bytes)
        where T : IShapeable<T> => Serializer.Deserialize(bytes, T.GetTypeShape())!;
}

namespace Tandem.Engine.Replay;

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

/// <summary>
/// Inputs and outputs of an exchange as JSON. What is declared as an abstract record is written with the name of its kind; the kinds are those
/// that its project declares, so that a new one needs nothing here.
/// </summary>
public static class ReplayJson
{
    public static readonly JsonSerializerOptions Options = Make();

    private static JsonSerializerOptions Make()
    {
        DefaultJsonTypeInfoResolver resolver = new();
        resolver.Modifiers.Add(NameKinds);
        resolver.Modifiers.Add(LeaveOutWhatFollows);
        JsonSerializerOptions options = new()
        {
            TypeInfoResolver = resolver,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Converters =
            {
                new NetAddressConverter(),
                new CodecConverter(),
                new ActorConverter(),
                new EventConverter(),
                new JsonStringEnumConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // What is computed from the rest is not written: nothing could take it back.
    private static void LeaveOutWhatFollows(JsonTypeInfo info)
    {
        for (int i = info.Properties.Count - 1; i >= 0; i--)
        {
            JsonPropertyInfo property = info.Properties[i];
            if (property.Set is null && !IsGivenToConstructor(info.Type, property.Name))
            {
                info.Properties.RemoveAt(i);
            }
        }
    }

    private static bool IsGivenToConstructor(Type type, string name) =>
        type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    private static void NameKinds(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.IsInterface || info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (Type kind in info.Type.Assembly.GetTypes())
        {
            if (kind.IsSubclassOf(info.Type) && !kind.IsAbstract)
            {
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
            }
        }
    }
}

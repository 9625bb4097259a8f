namespace Tandem.Engine.Replay;

using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Core.Contract.Events;

/// <summary>Who caused something, as its text.</summary>
internal sealed class ActorConverter : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Actor.Of(reader.GetString() ?? throw new JsonException("nobody caused it"));

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options) => writer.WriteStringValue(value.Kept);
}

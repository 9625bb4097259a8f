namespace Tandem.Native.Models;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

/// <summary>How models are written and bodies are read: camelCase, numbers as numbers, names that nobody knows are errors, text stays as it is.</summary>
internal static class ModelFormat
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Gives options that are somebody else's the same rules.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, NativeJson.Default);
    }

    private static JsonSerializerOptions Make()
    {
        JsonSerializerOptions options = new();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>How one kind of model is written, looked up once.</summary>
internal static class ModelFormat<T>
{
    public static readonly JsonTypeInfo<T> Info = (JsonTypeInfo<T>)ModelFormat.Options.GetTypeInfo(typeof(T));
}

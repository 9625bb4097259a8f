namespace Tandem.Native.Answers;

using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Http.Writing;
using Tandem.Native.Models;

/// <summary>A model as the JSON that leaves.</summary>
internal static class Document
{
    private const string JsonType = "application/json";

    public static async Task WriteAsync<T>(HttpResponse response, int status, T value)
    {
        using PooledJson json = PooledJson.Take();
        JsonSerializer.Serialize(json.Writer, value, ModelFormat<T>.Info);
        await JsonResponse.SendAsync(response, status, json);
    }

    public static void Describe<T>(int status, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), [JsonType]));
}

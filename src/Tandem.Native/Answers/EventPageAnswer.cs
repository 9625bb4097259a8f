namespace Tandem.Native.Answers;

using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Core.Contract.Events;
using Tandem.Http.Writing;
using Tandem.Native.Models;

/// <summary>200 with a page of the log, as <see cref="EventList"/> describes it.</summary>
internal sealed class EventPageAnswer(EventPage page) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using PooledJson json = PooledJson.Take();
        json.Writer.WriteStartObject();
        json.Writer.WriteStartArray("events");
        foreach (Event happened in page.Events)
        {
            EventJson.Write(json.Writer, happened);
        }
        json.Writer.WriteEndArray();
        json.Writer.WriteString("next", page.Next.ToString());
        json.Writer.WriteBoolean("end", page.IsEnd);
        json.Writer.WritePropertyName("gap");
        if (page.Gap is { } gap)
        {
            JsonSerializer.Serialize(json.Writer, GapModel.Of(gap), ModelFormat<GapModel>.Info);
        }
        else
        {
            json.Writer.WriteNullValue();
        }
        json.Writer.WriteEndObject();
        await JsonResponse.SendAsync(httpContext.Response, StatusCodes.Status200OK, json);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Document.Describe<EventList>(StatusCodes.Status200OK, builder);
}

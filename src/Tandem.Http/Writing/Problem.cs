namespace Tandem.Http.Writing;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

/// <summary>An error as <c>application/problem+json</c> (RFC 9457), for paths that are no vendor's.</summary>
public static class Problem
{
    private const string ContentType = "application/problem+json";

    /// <param name="detail">What is wrong and what to do about it, for a person.</param>
    public static async Task WriteAsync(HttpResponse response, int status, string detail)
    {
        using PooledJson json = PooledJson.Take();
        json.Writer.WriteStartObject();
        // What the type says is the status alone (RFC 9457 §4.2.1).
        json.Writer.WriteString("type", "about:blank");
        json.Writer.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
        json.Writer.WriteNumber("status", status);
        json.Writer.WriteString("detail", detail);
        json.Writer.WriteEndObject();
        await JsonResponse.SendAsync(response, status, json, ContentType);
    }
}

namespace Tandem.Http.Writing;

using Microsoft.AspNetCore.Http;

/// <summary>Sends a JSON document whole, with its length.</summary>
public static class JsonResponse
{
    public const string ContentType = "application/json; charset=utf-8";

    public static ValueTask SendAsync(HttpResponse response, int status, PooledJson json, string contentType = ContentType)
    {
        ReadOnlyMemory<byte> written = json.Written();
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = written.Length;
        return response.Body.WriteAsync(written, response.HttpContext.RequestAborted);
    }
}

namespace Tandem.Http.Reading;

using System.Buffers;
using Microsoft.AspNetCore.Http;

/// <summary>Reads a request's body whole, up to a limit.</summary>
public static class RequestBody
{
    /// <summary>The bytes, or null when there are more than <paramref name="limit"/>.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }
        if (request.ContentLength == 0)
        {
            return [];
        }
        ArrayBufferWriter<byte> body = new((int)(request.ContentLength ?? 1024));
        while (true)
        {
            // One byte past the limit is enough to know.
            int room = Math.Min(limit + 1 - body.WrittenCount, 64 * 1024);
            int read = await request.Body.ReadAsync(body.GetMemory(Math.Max(room, 1))[..room], cancel);
            if (read == 0)
            {
                return body.WrittenSpan.ToArray();
            }
            body.Advance(read);
            if (body.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}

namespace Tandem.Http.Reading;

using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

/// <summary>A request's body, read whole up to a limit into pooled memory. The bytes are good until it is disposed of.</summary>
public readonly struct RequestBody : IDisposable
{
    private const int FirstSize = 1024;

    private readonly byte[]? buffer;
    private readonly int length;

    private RequestBody(byte[]? buffer, int length, bool isTooLarge = false)
    {
        this.buffer = buffer;
        this.length = length;
        IsTooLarge = isTooLarge;
    }

    /// <summary>It has more bytes than were allowed; then there are none here.</summary>
    public bool IsTooLarge { get; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public static ValueTask<RequestBody> ReadAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
        {
            return new(new RequestBody(null, 0, isTooLarge: true));
        }
        return http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? new(default(RequestBody))
            : ReadAllAsync(http.Request, limit, http.RequestAborted);
    }

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<RequestBody> ReadAllAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        // One byte more than the limit is enough to know.
        int most = limit + 1;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min((int)(request.ContentLength ?? FirstSize) + 1, most));
        int length = 0;
        try
        {
            while (true)
            {
                int read = await request.Body.ReadAsync(bytes.AsMemory(length), cancel);
                length += read;
                if (read == 0 || length > limit)
                {
                    break;
                }
                if (length == bytes.Length)
                {
                    bytes = Grown(bytes, most);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
        if (length <= limit)
        {
            return new RequestBody(bytes, length);
        }
        ArrayPool<byte>.Shared.Return(bytes);
        return new RequestBody(null, 0, isTooLarge: true);
    }

    private static byte[] Grown(byte[] bytes, int most)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * bytes.Length, most));
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }
}

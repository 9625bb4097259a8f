namespace Tandem.Http.Writing;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

/// <summary>
/// Holds back the body of an answer while something writes it, so that it can be kept before any of it leaves. Status and headers
/// stay with the response. Whoever asked may have gone: what is under way is done to its end all the same.
/// </summary>
public sealed class AnswerCapture : IDisposable
{
    private readonly HttpContext http;
    private readonly IHttpResponseBodyFeature before;
    private readonly CancellationToken gone;
    private readonly MemoryStream body = new();

    public AnswerCapture(HttpContext http)
    {
        this.http = http;
        before = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        gone = http.RequestAborted;
        http.RequestAborted = CancellationToken.None;
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
    }

    public byte[] Body => body.ToArray();

    /// <summary>Lets the body leave.</summary>
    public async Task ReleaseAsync()
    {
        Restore();
        body.Position = 0;
        await body.CopyToAsync(http.Response.Body, gone);
    }

    public void Dispose()
    {
        Restore();
        body.Dispose();
    }

    private void Restore()
    {
        http.Features.Set(before);
        http.RequestAborted = gone;
    }
}

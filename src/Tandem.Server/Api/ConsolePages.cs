namespace Tandem.Server.Api;

using Microsoft.Net.Http.Headers;

/// <summary>
/// <c>/</c>: the console, as it was built. It has no door of its own: all it shows and does goes through <c>/v1</c>. Its pages run no script that is not a file of
/// theirs, and nobody may show them inside his own.
/// </summary>
internal sealed class ConsolePages(string folder)
{
    private const string Page = "index.html";
    private const string Assets = "assets";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    // Styles: the parts of the pages set their measures in style elements. Data: QR codes and small pictures.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string NotBuilt =
        "Tandem is running. The console is not here: ./run builds it where npm is to be had; the API is described at /docs.\n"
        + "Tandem 正在运行。控制台尚未构建：安装 npm 后由 ./run 构建；接口说明见 /docs。\n";

    private readonly ConsoleFile? page = folder.Length == 0 ? null : ConsoleFile.ReadAll(folder).GetValueOrDefault(Page);
    private readonly Dictionary<string, ConsoleFile> assets =
        folder.Length == 0 || !Directory.Exists(Path.Combine(folder, Assets)) ? [] : ConsoleFile.ReadAll(Path.Combine(folder, Assets));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", PageAsync);
        routes.MapGet("/" + Assets + "/{name}", AssetAsync);
    }

    private Task PageAsync(HttpContext http)
    {
        if (page is null)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            return http.Response.WriteAsync(NotBuilt);
        }
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return SendAsync(http, page, AskAgain);
    }

    private Task AssetAsync(HttpContext http)
    {
        if (assets.TryGetValue((string)http.Request.RouteValues["name"]!, out ConsoleFile? file))
        {
            // Their names hold a hash of what is in them.
            return SendAsync(http, file, ForEver);
        }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext http, ConsoleFile file, string caching)
    {
        HttpResponse response = http.Response;
        response.ContentType = file.Type;
        response.Headers.CacheControl = caching;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        byte[] bytes = file.Bytes;
        if (file.Brotli.Length > 0 && http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            bytes = file.Brotli;
        }
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}

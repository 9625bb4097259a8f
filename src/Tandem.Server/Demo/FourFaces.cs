namespace Tandem.Server.Demo;

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Server.Hosting;

/// <summary>The server as four integrations see it, each with its own credentials: what the demo asks of each.</summary>
internal sealed class FourFaces(ServerHost host) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(host.Credentials.Http) };

    public void Dispose() => http.Dispose();

    public Task<JsonElement> NativeAsync(HttpMethod method, string path, object? body, CancellationToken cancel) =>
        AskAsync(method, path, body, host.Credentials["native", "apiKey"], cancel);

    /// <summary>Meiqia's record of a call.</summary>
    public async Task<JsonElement> MeiqiaAsync(string call, CancellationToken cancel)
    {
        string token = host.Credentials["meiqia", "accessToken"];
        object filter = new { call_uuid = call };
        JsonElement found = await AskAsync(HttpMethod.Post, "/unified-api/call/openapi/ent/v1/records", filter, token, cancel);
        return found.GetProperty("data")[0];
    }

    /// <summary>UCCC's.</summary>
    public Task<JsonElement> UcccAsync(string call, CancellationToken cancel)
    {
        string path = string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v31/tserver/tenants/{host.Credentials["uccc", "tenantId"]}/calls/{call}"
        );
        return AskAsync(HttpMethod.Get, path, null, host.Credentials["uccc", "accessToken"], cancel);
    }

    /// <summary>An event of Udesk's, told to a URL: the request is signed as its document has it.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "the document's own scheme")]
    public Task SubscribeUdeskAsync(string url, string name, CancellationToken cancel)
    {
        string Own(string what) => host.Credentials["udesk", what];
        string now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string sign = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Own("sid") + Own("authToken") + now)));
        string path = $"/ccapi/v2/subscriptions?AppId={Own("appId")}&Timestamp={now}&Sign={sign}&Sid={Own("sid")}";
        object subscriptions = new
        {
            callback = url,
            events = new[] { name },
            name = "demo",
        };
        return AskAsync(HttpMethod.Post, path, new { subscriptions }, "", cancel);
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, string token, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = token.Length > 0 ? new AuthenticationHeaderValue("Bearer", token) : null;
        request.Content = body is null ? null : JsonContent.Create(body);
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        string text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode
            ? text.Length > 0
                ? JsonElement.Parse(text)
                : default
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}

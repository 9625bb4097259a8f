namespace Tandem.Server.CommandLine.Tenants;

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Store.Contract;

/// <summary>Tenants of a server that runs: through its API, with the operator's key of its credentials file.</summary>
internal sealed class RunningServer : ITenantControl
{
    private const int PageSize = 1_000;

    private readonly HttpClient http;

    private RunningServer(string address, string key)
    {
        http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Null when the file tells of no server.</summary>
    public static RunningServer? Of(string credentialsFile)
    {
        try
        {
            JsonNode? all = JsonNode.Parse(File.ReadAllText(credentialsFile));
            string address = all?["http"]?.GetValue<string>() ?? "";
            string key = all?["native"]?["apiKey"]?.GetValue<string>() ?? "";
            return address.Length > 0 && key.Length > 0 ? new RunningServer(address, key) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public IReadOnlyList<TenantRow> All()
    {
        List<TenantRow> rows = [];
        string? next = "";
        while (next is not null)
        {
            JsonElement page = Ask(HttpMethod.Get, $"/v1/tenants?limit={PageSize}&cursor={next}", null);
            rows.AddRange(page.GetProperty("tenants").EnumerateArray().Select(Row));
            next = page.GetProperty("next").GetString();
        }
        return rows;
    }

    public string Add(string name, string domain)
    {
        JsonElement made = Ask(HttpMethod.Post, "/v1/tenants", new JsonObject { ["name"] = name, ["domain"] = domain });
        return JsonSerializer.Serialize(made.GetProperty("credentials"), Indented) + "\n";
    }

    public void Disable(TenantRow tenant, bool disabled) =>
        Ask(HttpMethod.Patch, PathOf(tenant), new JsonObject { ["disabled"] = disabled });

    public void Remove(TenantRow tenant) => Ask(HttpMethod.Delete, PathOf(tenant), null);

    public void Dispose() => http.Dispose();

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string PathOf(TenantRow tenant) => string.Create(CultureInfo.InvariantCulture, $"/v1/tenants/{tenant.Id}");

    private static TenantRow Row(JsonElement tenant) =>
        new(
            tenant.GetProperty("id").GetInt32(),
            tenant.GetProperty("name").GetString()!,
            tenant.GetProperty("domain").GetString()!,
            tenant.GetProperty("disabled").GetBoolean()
        );

    private JsonElement Ask(HttpMethod method, string path, JsonObject? body)
    {
        try
        {
            using HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using HttpResponseMessage answer = http.Send(request);
            using StreamReader reader = new(answer.Content.ReadAsStream());
            string text = reader.ReadToEnd();
            JsonElement json = text.Length > 0 ? JsonElement.Parse(text) : default;
            return answer.IsSuccessStatusCode ? json : throw Refused(json, (int)answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            throw new StoreException(
                $"the server at {http.BaseAddress} has the folder and does not answer: {e.Message}",
                $"服务器 {http.BaseAddress} 占用数据目录且无应答：{e.Message}"
            );
        }
    }

    private static StoreException Refused(JsonElement problem, int status)
    {
        string detail =
            problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out JsonElement said)
                ? said.GetString() ?? ""
                : "";
        return new StoreException($"the server answers {status}: {detail}", $"服务器应答 {status}：{detail}");
    }
}

namespace Tandem.Server.Tests.Rig;

using System.Net;
using Microsoft.AspNetCore.WebUtilities;

/// <summary>A browser, so far as a sign-in at a provider needs one: it keeps cookies, and follows to the server but not away from it.</summary>
internal sealed class PlayedBrowser(LiveServer server, SmallProvider provider)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>All cookies that were set, as they were.</summary>
    public List<string> Given { get; } = [];

    /// <summary>Sent along with every request.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    public void Put(string name, string value) => cookies[name] = value;

    public void Forget(string name)
    {
        cookies.Remove(name);
        Given.RemoveAll(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));
    }

    /// <summary>The last of that name that was set, with what was said of it; empty for none.</summary>
    public string SetCookie(string name) => Given.FindLast(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal)) ?? "";

    /// <summary>Where the page with the button leads to.</summary>
    public async Task<Uri> LeaveAsync(string query = "") => new(await FollowAsync($"/v1/session/oidc{query}"));

    /// <summary>Where the provider would send one back to who has agreed there.</summary>
    public string CallbackOf(Uri sentTo)
    {
        string state = WebUtility.UrlEncode(QueryHelpers.ParseQuery(sentTo.Query)["state"].ToString());
        return $"/v1/session/oidc/callback?code={provider.Approve(sentTo)}&state={state}";
    }

    /// <summary>To the provider and back: the page one is on then.</summary>
    public async Task<string> ComeBackAsync() => await FollowAsync(CallbackOf(await LeaveAsync()));

    /// <summary>Where an address leads to.</summary>
    public async Task<string> FollowAsync(string path)
    {
        Reply answer = await SendAsync(HttpMethod.Get, path, null);
        return answer.Is(302).Headers["Location"];
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    private async Task<Reply> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using HttpRequestMessage request = new(method, new Uri(server.Http.BaseAddress!, path));
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(each => $"{each.Key}={each.Value}")));
        foreach ((string name, string value) in Headers.Concat(headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
        {
            foreach (string cookie in set)
            {
                Keep(cookie);
            }
        }
        return await Reply.OfAsync(answer);
    }

    private void Keep(string cookie)
    {
        string[] pair = cookie.Split(';')[0].Split('=', 2);
        if (cookie.Contains("1970", StringComparison.Ordinal))
        {
            cookies.Remove(pair[0]);
            return;
        }
        Given.Add(cookie);
        cookies[pair[0]] = pair[1];
    }
}

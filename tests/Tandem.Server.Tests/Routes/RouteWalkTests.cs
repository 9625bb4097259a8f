namespace Tandem.Server.Tests.Routes;

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>
/// Every route of every face, as it is served, is asked by everybody: with nothing, with something wrong, from another tenant, as an agent, a supervisor,
/// an administrator and the operator. Who gets past the door is compared with <see cref="RouteTable"/>.
/// </summary>
// On a server of its own: it is refused more often than a log tells by name.
public sealed partial class RouteWalkTests(LiveServer server) : NativeTest(server), IClassFixture<LiveServer>
{
    private const string Marker = "walked-upon";
    private const string Any = "ANY";

    [Fact]
    public void Every_route_is_in_the_table_and_nothing_else()
    {
        string[] served = [.. Routes().Select(route => $"{route.Method} {route.Path}").Distinct().Order(StringComparer.Ordinal)];
        string[] unknown = [.. served.Where(route => !RouteTable.Rows.ContainsKey(route) && !IsRefusal(route))];
        Assert.True(unknown.Length == 0, $"say in RouteTable who may come to:\n{string.Join('\n', unknown)}");
        string[] gone = [.. RouteTable.Rows.Keys.Except(served).Order(StringComparer.Ordinal)];
        Assert.True(gone.Length == 0, $"RouteTable has rows without a route:\n{string.Join('\n', gone)}");
    }

    [Fact]
    public async Task Everybody_gets_as_far_as_the_table_says()
    {
        List<Visitor> visitors = await VisitorsAsync();
        Dictionary<string, string> there = await ThereAsync();
        string before = await PictureAsync(there);
        List<string> wrong = [];
        foreach ((string method, string path) in Routes().Where(route => route.Method != Any || route.Path == "/metrics"))
        {
            Least least = RouteTable.Rows[$"{method} {path}"];
            foreach (Visitor visitor in visitors)
            {
                string asked = Filled(path, visitor.IsForeign ? there : []);
                string verb = method == Any ? "GET" : method;
                Reply reply = await AskAsync(verb, asked, await OwnAsync(visitor, verb, path));
                bool isLetIn = IsLetIn(reply, path);
                if (isLetIn != visitor.Is >= least)
                {
                    wrong.Add($"{visitor.Name}: {verb} {asked} answered {reply.Status} {reply.Text}");
                }
                bool isFound = asked != Filled(path, []) && reply.Status is >= 200 and < 300 && !IsNothing(reply);
                if (visitor.IsForeign && (isFound || reply.Text.Contains(Marker, StringComparison.Ordinal)))
                {
                    wrong.Add($"{visitor.Name}: {verb} {asked} finds what is another tenant's: {reply.Status} {reply.Text}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await PictureAsync(there));
    }

    /// <summary>Paths and verbs that are none are told from others only to who is known.</summary>
    [Theory]
    [InlineData("GET", "/v1/nothing/there", 401, 404)]
    [InlineData("PUT", "/v1/users", 401, 405)]
    [InlineData("GET", "/api/nothing/there", 403, 404)]
    [InlineData("PATCH", "/api/users", 403, 405)]
    public async Task What_is_not_there_is_not_told_to_strangers(string method, string path, int stranger, int known)
    {
        Visitor administrator = (await VisitorsAsync()).Single(visitor => visitor.Name == "administrator");
        Assert.Equal(stranger, (await AskAsync(method, path, new Visitor("nobody", Least.Anyone, "", ""))).Status);
        Assert.Equal(stranger, (await AskAsync(method, path, new Visitor("wrong", Least.Anyone, "wrong", "wrong"))).Status);
        Assert.Equal(known, (await AskAsync(method, path, administrator)).Status);
    }

    private IEnumerable<(string Method, string Path)> Routes()
    {
        foreach (RouteEndpoint endpoint in Server.Host.Endpoints.OfType<RouteEndpoint>())
        {
            string path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [Any];
            foreach (string method in methods.Where(method => method != "HEAD"))
            {
                yield return (method, path);
            }
        }
    }

    // Without a verb: they answer for what the paths' own verbs leave over.
    private static bool IsRefusal(string route) =>
        route.StartsWith($"{Any} /v1/", StringComparison.Ordinal)
        || route.StartsWith($"{Any} /api/", StringComparison.Ordinal)
        || route.StartsWith($"{Any} /unified-api/", StringComparison.Ordinal)
        || route.StartsWith($"{Any} /ccapi/", StringComparison.Ordinal);

    private async Task<List<Visitor>> VisitorsAsync()
    {
        List<Visitor> visitors =
        [
            new("nobody", Least.Anyone, "", ""),
            new("wrong", Least.Anyone, new string('w', 40), new string('w', 32)),
            new("operator", Least.Operator, Server.OperatorKey, Server.Host.Tenants[0].Credentials["xswitch", "token"]),
            new("other tenant", Least.Administrator, Server.OtherKey, Server.Host.Tenants[1].Credentials["xswitch", "token"])
            {
                IsForeign = true,
            },
        ];
        foreach (string role in new[] { "agent", "supervisor", "administrator" })
        {
            (_, string login) = await UserAsync(role, "pw");
            string token = await TokenAsync(login, "pw");
            visitors.Add(new Visitor(role, role == "agent" ? Least.Known : Enum.Parse<Least>(role, ignoreCase: true), token, token));
        }
        return visitors;
    }

    // What a sign-out ends is not to be what he walks on with.
    private async Task<Visitor> OwnAsync(Visitor visitor, string method, string path)
    {
        if (
            method != "DELETE"
            || path is not ("/v1/tokens/current" or "/v1/session" or "/api/sessions")
            || visitor.Is < Least.Known
            || visitor.IsForeign
        )
        {
            return visitor;
        }
        string role = visitor.Is == Least.Known ? "agent" : "administrator";
        (_, string login) = await UserAsync(role, "pw");
        string token = await TokenAsync(login, "pw");
        return visitor with { Native = token, XSwitch = token };
    }

    // Things of the default tenant, by the path that leads to them.
    private async Task<Dictionary<string, string>> ThereAsync()
    {
        string suffix = Fresh();
        Reply user = (await Server.PostAsync("/v1/users", $$"""{ "login": "{{suffix}}", "name": "{{Marker}}" }""")).Is(201);
        Reply queue = (await Server.PostAsync("/v1/queues", $$"""{ "name": "{{Marker}}-{{suffix}}" }""")).Is(201);
        Reply key = (
            await Server.PostAsync("/v1/keys", $$"""{ "name": "{{Marker}}", "role": "agent", "userId": {{user.Value("id")}} }""")
        ).Is(201);
        (await Server.SendAsync("PUT", $"/v1/numbers/{suffix}", $$"""{ "queue": "{{Marker}}-{{suffix}}" }""")).Is(200);
        return new Dictionary<string, string>
        {
            ["/v1/users/{id}"] = user.Value("id"),
            ["/v1/agents/{id}"] = user.Value("id"),
            ["/api/users/{id}"] = user.Value("id"),
            ["/v1/extensions/{number}"] = suffix,
            ["/v1/numbers/{number}"] = suffix,
            ["/v1/queues/{id}"] = queue.Value("id"),
            ["/api/queues/{id}"] = queue.Value("id"),
            ["/v1/keys/{id}"] = key.Value("key", "id"),
        };
    }

    private async Task<string> PictureAsync(Dictionary<string, string> there)
    {
        List<string> seen = [];
        foreach ((string path, string id) in there.Where(each => each.Key.StartsWith("/v1", StringComparison.Ordinal)))
        {
            seen.Add((await Server.GetAsync(Place().Replace(path, id))).Is(200).Text);
        }
        return string.Join('\n', seen);
    }

    private static string Filled(string path, Dictionary<string, string> there)
    {
        string found = there.FirstOrDefault(each => path.StartsWith(each.Key, StringComparison.Ordinal)).Key ?? "";
        string start = found.Length > 0 ? Place().Replace(found, there[found]) : "";
        return start
            + Place()
                .Replace(
                    path[found.Length..],
                    _ =>
                        path.Contains("/calls/", StringComparison.Ordinal) || path.Contains("/recordings/", StringComparison.Ordinal)
                            ? Guid.Empty.ToString()
                            : "987654"
                );
    }

    // UCCC's paths begin so too.
    private static bool IsXSwitch(string path) =>
        path.StartsWith("/api", StringComparison.Ordinal) && !path.StartsWith("/api/v31/", StringComparison.Ordinal);

    private async Task<Reply> AskAsync(string method, string path, Visitor visitor) =>
        IsXSwitch(path)
            ? await Server.SendAsync(method, path, null, "", visitor.XSwitch.Length > 0 ? [("X-XTRA-AUTH-ID", visitor.XSwitch)] : [])
            : await Server.SendAsync(method, path, null, visitor.Native);

    private static bool IsLetIn(Reply reply, string path)
    {
        if (IsXSwitch(path))
        {
            return !reply.Text.Contains("Not Authorized", StringComparison.Ordinal);
        }
        // Past the door, an agent may still be told that a call is not his.
        return reply.Status != 401 && !(reply.Status == 403 && reply.Text.Contains("this needs the", StringComparison.Ordinal));
    }

    // XSwitch's call control says no in the body, and a user who is not there has an empty list of things.
    private static bool IsNothing(Reply reply) => reply.Text == "[]" || reply.Text.Contains("\"code\":4", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}

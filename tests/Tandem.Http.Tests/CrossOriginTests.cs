namespace Tandem.Http.Tests;

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Http;

public sealed class CrossOriginTests
{
    private const string Crm = "https://crm.example";

    [Theory]
    [InlineData(Crm, Crm, Crm)]
    [InlineData(Crm, "https://evil.example", null)]
    [InlineData("", Crm, null)]
    [InlineData("*", Crm, "*")]
    public async Task A_preflight_is_answered_for_pages_of_allowed_origins(string allowed, string origin, string? answered)
    {
        await using WebApplication app = await StartAsync(allowed);

        using HttpResponseMessage answer = await SendAsync(
            app,
            HttpMethod.Options,
            ("Origin", origin),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "x-xtra-auth-id,content-type")
        );

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(answered, HeaderOf(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(answered is null ? null : "PUT", HeaderOf(answer, "Access-Control-Allow-Methods"));
        Assert.Equal(answered is null ? null : "x-xtra-auth-id,content-type", HeaderOf(answer, "Access-Control-Allow-Headers"));
    }

    [Theory]
    [InlineData(Crm, Crm, Crm)]
    [InlineData(Crm, "https://evil.example", null)]
    [InlineData("", Crm, null)]
    public async Task An_answer_may_be_read_by_pages_of_allowed_origins(string allowed, string origin, string? answered)
    {
        await using WebApplication app = await StartAsync(allowed);

        using HttpResponseMessage answer = await SendAsync(app, HttpMethod.Get, ("Origin", origin));

        Assert.Equal("here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(answered, HeaderOf(answer, "Access-Control-Allow-Origin"));
        Assert.Null(HeaderOf(answer, "Access-Control-Allow-Credentials"));
    }

    private static async Task<WebApplication> StartAsync(string allowed)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddCrossOrigin(allowed.Length == 0 ? [] : [allowed]);
        WebApplication app = builder.Build();
        app.UseCrossOrigin();
        app.Map("/{**rest}", (HttpContext http) => http.Response.WriteAsync("here"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        WebApplication app,
        HttpMethod method,
        params (string Name, string Value)[] headers
    )
    {
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using HttpClient client = new();
        using HttpRequestMessage request = new(method, $"{address}/api/users");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? HeaderOf(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : null;
}

namespace Tandem.Http.Tests;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Http.Connections;

/// <summary>A client that sends all of a body before it reads the answer, as most do.</summary>
public sealed class RefusedBodyTests
{
    private const int Allowed = 100_000;
    private const int Sent = 20_000_000;

    [Theory]
    [InlineData("Content-Length: 20000000\r\n\r\n", "")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1312d00\r\n", "\r\n0\r\n\r\n")]
    public async Task Of_a_body_that_is_too_large_reads_why_and_is_not_reset(string framing, string end)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = Allowed;
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseRawTargets());
        });
        await using WebApplication app = builder.Build();
        app.Run(http => http.Request.Body.CopyToAsync(Stream.Null));
        await app.StartAsync(TestContext.Current.CancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        using TcpClient tcp = new();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(address).Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: x\r\n{framing}"), TestContext.Current.CancellationToken);
        await stream.WriteAsync(new byte[Sent], TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(end), TestContext.Current.CancellationToken);
        using StreamReader answer = new(stream);

        Assert.StartsWith("HTTP/1.1 413 ", await answer.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

namespace Tandem.Http.Connections;

using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

/// <summary>
/// Lets clients write request targets in raw UTF-8, as curl does with <c>/api/queues/members_count/测试</c>: strictly wrong (RFC 9112 §3.2), and
/// Kestrel answers 400 before anybody sees it. Targets are escaped before Kestrel reads them.
/// </summary>
public static class RawTargets
{
    // Of a body that was refused, and how long it may take.
    private const long MostDrained = 256L * 1024 * 1024;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(5);

    /// <summary>Behind TLS, in front of HTTP.</summary>
    public static IConnectionBuilder UseRawTargets(this IConnectionBuilder connections) =>
        connections.Use(next =>
            async connection =>
            {
                IDuplexPipe below = connection.Transport;
                RawTargetReader reader = new(below.Input);
                connection.Transport = new Duplex(reader, new HeldWriter(below.Output));
                try
                {
                    await next(connection).ConfigureAwait(false);
                    await reader.DrainAsync(MostDrained, LongestDrain).ConfigureAwait(false);
                }
                finally
                {
                    connection.Transport = below;
                }
            }
        );

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}

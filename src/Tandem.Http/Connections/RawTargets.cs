namespace Tandem.Http.Connections;

using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

/// <summary>
/// Lets clients write request targets in raw UTF-8, as curl does with <c>/api/queues/members_count/测试</c>: strictly wrong (RFC 9112 §3.2), and
/// Kestrel answers 400 before anybody sees it. Targets are escaped before Kestrel reads them.
/// </summary>
public static class RawTargets
{
    /// <summary>Behind TLS, in front of HTTP.</summary>
    public static IConnectionBuilder UseRawTargets(this IConnectionBuilder connections) =>
        connections.Use(next =>
            async connection =>
            {
                IDuplexPipe below = connection.Transport;
                connection.Transport = new Duplex(new RawTargetReader(below.Input), below.Output);
                try
                {
                    await next(connection).ConfigureAwait(false);
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

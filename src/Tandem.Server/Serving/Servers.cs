namespace Tandem.Server.Serving;

using Tandem.Server.Hosting;
using Tandem.Server.Logging;
using Tandem.Server.Options;

/// <summary>Puts whole servers together.</summary>
internal static class Servers
{
    /// <summary>A server with its HTTP side, not started yet.</summary>
    public static ServerHost Make(ServeOptions options, ILoggerFactory logs)
    {
        LogBook book = new(logs);
        TranslatingLoggers translating = new(logs);
        return new ServerHost(options, book, host => new HttpFace(host, options, translating, book));
    }
}

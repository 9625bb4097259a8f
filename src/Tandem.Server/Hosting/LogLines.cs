namespace Tandem.Server.Hosting;

using Microsoft.Extensions.Logging.Console;
using Tandem.Server.Options;

/// <summary>The log: lines to standard output, for people or as JSON; which areas from which level on is an option.</summary>
internal static class LogLines
{
    /// <summary>Loggers of ours are named <c>tandem.AREA</c>.</summary>
    private const string Ours = "tandem";

    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static ILoggerFactory To(ServeOptions options) =>
        LoggerFactory.Create(builder =>
        {
            builder.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
            foreach (LogLevelRule rule in options.LogLevels)
            {
                builder.AddFilter(rule.Area.Length == 0 ? Ours : $"{Ours}.{rule.Area}", rule.Level);
            }
            if (options.LogJson)
            {
                builder.AddJsonConsole(json =>
                {
                    json.TimestampFormat = Moment.TrimEnd();
                    json.UseUtcTimestamp = true;
                    json.IncludeScopes = true;
                });
                return;
            }
            builder.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.ColorBehavior = LoggerColorBehavior.Disabled;
                text.TimestampFormat = Moment;
                text.UseUtcTimestamp = true;
            });
        });
}

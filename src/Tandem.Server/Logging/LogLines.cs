namespace Tandem.Server.Logging;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Console;
using Tandem.Server.Options;

/// <summary>The log: lines to standard output, for people or as JSON; which areas from which level on is an option that a reload changes.</summary>
internal sealed class LogLines : IDisposable
{
    /// <summary>Loggers of ours are named <c>tandem.AREA</c>.</summary>
    public const string Ours = "tandem";

    /// <summary>Lines that wait for whoever reads standard output; past it they are dropped, and nobody waits.</summary>
    private const int MostWaiting = 8_192;

    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private readonly IConfigurationRoot levels = new ConfigurationBuilder().AddInMemoryCollection().Build();

    public LogLines(ServeOptions options)
    {
        Use(options);
        Factory = LoggerFactory.Create(builder =>
        {
            builder.AddConfiguration(levels);
            builder.Services.Configure<ConsoleLoggerOptions>(console =>
            {
                console.MaxQueueLength = MostWaiting;
                console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            });
            if (options.LogJson)
            {
                builder.AddJsonConsole(json =>
                {
                    json.TimestampFormat = Moment;
                    json.UseUtcTimestamp = true;
                    json.IncludeScopes = true;
                });
                return;
            }
            builder.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.ColorBehavior = LoggerColorBehavior.Disabled;
                text.TimestampFormat = Moment + " ";
                text.UseUtcTimestamp = true;
            });
        });
    }

    public ILoggerFactory Factory { get; }

    /// <summary>Takes the levels of these options from now on.</summary>
    public void Use(ServeOptions options)
    {
        foreach (IConfigurationSection known in levels.GetSection("LogLevel").GetChildren())
        {
            levels[known.Path] = null;
        }
        levels["LogLevel:Default"] = nameof(LogLevel.Information);
        levels["LogLevel:Microsoft"] = nameof(LogLevel.Warning);
        // As long as it could say something, each request gets an activity and a scope, half a kilobyte.
        levels["LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = nameof(LogLevel.None);
        foreach (LogLevelRule rule in options.LogLevels)
        {
            levels["LogLevel:" + (rule.Area.Length == 0 ? Ours : $"{Ours}.{rule.Area}")] = rule.Level.ToString();
        }
        levels.Reload();
    }

    public void Dispose() => Factory.Dispose();
}

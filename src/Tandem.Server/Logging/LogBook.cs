namespace Tandem.Server.Logging;

using Tandem.Server.Words;

/// <summary>Writes lines into the log, in the language that was chosen. Any thread; never waits for whoever reads it.</summary>
internal sealed class LogBook
{
    private readonly Dictionary<string, ILogger> loggers;
    private readonly LineLimit limit;

    public LogBook(ILoggerFactory factory, Func<long>? clock = null)
    {
        limit = new LineLimit(clock ?? (() => Environment.TickCount64));
        loggers = LogMessages
            .All.Select(message => message.Area)
            .Distinct()
            .ToDictionary(area => area, area => factory.CreateLogger($"{LogLines.Ours}.{area}"));
    }

    /// <summary>Whether anybody reads such lines: what they say need not be found out otherwise.</summary>
    public bool Says(LogMessage message) => loggers[message.Area].IsEnabled(message.Level);

    /// <param name="message">What to say.</param>
    /// <param name="values">In the order of its names.</param>
    public void Write(LogMessage message, params ReadOnlySpan<object?> values) => Write(message, null, values);

    public void Write(LogMessage message, Exception? failure, params ReadOnlySpan<object?> values)
    {
        ILogger logger = loggers[message.Area];
        if (!logger.IsEnabled(message.Level) || (message.IsLimited && !limit.TryPass(message)))
        {
            return;
        }
        LogValues line = new(message, Texts.Say(message.English, message.Chinese), values);
        logger.Log(message.Level, new EventId(message.Id), line, failure, static (state, _) => state.ToString());
    }

    /// <summary>Now and then: says what was left out.</summary>
    public void TellHeld()
    {
        foreach ((LogMessage message, long count) in limit.TakeHeld())
        {
            Write(LogMessages.LeftOut, count, Texts.Say(message.English, message.Chinese));
        }
    }
}

namespace Tandem.Server.Logging;

using Tandem.Server.Words;

/// <summary>
/// Loggers for parts of the program that write their lines in English alone, each with a name: what <see cref="Translations"/> has for that name
/// is written where the server speaks Chinese.
/// </summary>
internal sealed class TranslatingLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Translator(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // Not ours.
    }

    private sealed class Translator(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (
                Texts.Chinese
                && Translations.Of(eventId.Name) is { } message
                && state is IReadOnlyList<KeyValuePair<string, object?>> given
            )
            {
                object?[] values = [.. message.Names.Select(name => given.FirstOrDefault(value => value.Key == name).Value)];
                LogValues line = new(message, message.Chinese, values);
                inner.Log(logLevel, eventId, line, exception, static (said, _) => said.ToString());
                return;
            }
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

namespace Tandem.Server.Tests.Logging;

using Microsoft.Extensions.Logging;
using Tandem.Server.Logging;

/// <summary>Lines stay lines whatever strangers send, and a flood of them is cut and counted.</summary>
public sealed class LogBookTests : ILoggerFactory, ILogger
{
    private readonly List<(LogLevel Level, string Text)> lines = [];
    private long clock;

    [Fact]
    public void ValuesFromOutsideCannotForgeLines()
    {
        LogBook book = new(this);
        book.Write(
            LogMessages.WrongCredentials,
            "1001\r\n2026 error: all is lost\u001b[2J\u202e",
            "{Source}",
            "10.0.0.1:5060",
            "REGISTER",
            "c@h"
        );
        string line = Assert.Single(lines).Text;
        Assert.Contains("extension 1001\\u000d\\u000a2026 error", line, StringComparison.Ordinal);
        Assert.Contains("\\u001b[2J\\u202e", line, StringComparison.Ordinal);
        // A value is no template.
        Assert.Contains("of {Source} from 10.0.0.1:5060", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongValueIsCut()
    {
        new LogBook(this).Write(LogMessages.SoundUnplayable, new string('a', 5_000), "why");
        Assert.InRange(Assert.Single(lines).Text.Length, 300, 400);
    }

    [Fact]
    public void ChineseLinesHaveTheirValuesByName()
    {
        LogValues line = new(LogMessages.TrunkFailed, LogMessages.TrunkFailed.Chinese, ["city", "acme", "c-1", "no_answer", 408]);
        Assert.Equal("租户 acme 的中继 city 未能接通通话 c-1：no_answer，408", line.ToString());
        Assert.Equal(408, line.Single(value => value.Key == "Code").Value);
    }

    [Fact]
    public void AFloodIsCutAndCounted()
    {
        LogBook book = new(this, () => clock);
        for (int i = 0; i < 100; i++)
        {
            book.Write(LogMessages.WrongCredentials, $"{i}", "t", "s", "REGISTER", "c");
        }
        Assert.Equal(LineLimit.Most, lines.Count);
        // Other kinds go on.
        book.Write(LogMessages.SipRefused, "INVITE", "s", 404, "Not Found", "c");
        Assert.Equal(LineLimit.Most + 1, lines.Count);
        book.TellHeld();
        Assert.Equal(LineLimit.Most + 1, lines.Count);

        clock += LineLimit.WindowMillis;
        book.TellHeld();
        Assert.StartsWith(
            $"{100 - LineLimit.Most} more lines like this were left out: wrong credentials",
            lines[^1].Text,
            StringComparison.Ordinal
        );
        book.TellHeld();
        book.Write(LogMessages.WrongCredentials, "again", "t", "s", "REGISTER", "c");
        Assert.Equal(LineLimit.Most + 3, lines.Count);
    }

    [Fact]
    public void WhatWasReportedToTheEndIsNotHeldBackLater()
    {
        LogBook book = new(this, () => clock);
        for (int i = 0; i < LineLimit.Most; i++)
        {
            book.Write(LogMessages.SipRefused, "INVITE", "s", 404, "Not Found", "c");
        }
        clock += LineLimit.WindowMillis;
        book.Write(LogMessages.SipRefused, "INVITE", "s", 404, "Not Found", "c");
        Assert.Equal(LineLimit.Most + 1, lines.Count);
    }

    public ILogger CreateLogger(string categoryName) => this;

    void ILoggerFactory.AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Add((logLevel, formatter(state, exception)));
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore.Tests;

internal sealed record LogEntry(
    string Category, LogLevel Level, EventId Event, Exception? Exception, string Text, IReadOnlyDictionary<string, object?> Values);

internal sealed class RecordingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => _entries.ToArray();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            var byName = values.GroupBy(value => value.Key).ToDictionary(group => group.Key, group => group.Last().Value);
            entries.Enqueue(new(category, logLevel, eventId, exception, formatter(state, exception), byName));
        }
    }
}

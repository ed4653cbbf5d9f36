using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

internal sealed record LogEntry(LogLevel Level, EventId Event, Exception? Exception, string Text, IReadOnlyDictionary<string, object?> Values);

internal sealed class RecordingLogger : ILogger
{
    public List<LogEntry> Entries { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        Entries.Add(new(logLevel, eventId, exception, formatter(state, exception), values.ToDictionary(value => value.Key, value => value.Value)));
    }
}

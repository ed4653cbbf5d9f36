using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>
/// A failure as one structured record that may leave the process: all its texts went through a <see cref="Redactor"/>, and values whose key is
/// sensitive (<c>password</c>, <c>resetToken</c>) are <c>***</c>.
/// </summary>
/// <remarks>It holds no reference to the exception, and nothing of it changes later.</remarks>
public sealed class ErrorEvent
{
    private ErrorEvent(ErrorFacts facts, ErrorEventOptions options, string? component, string? requestId, int attempt, IEnumerable<KeyValuePair<string, object?>>? metadata)
    {
        var clean = new EventCleaner(options.Redactor);

        Timestamp = DateTimeOffset.UtcNow;
        Level = facts.Row.LogLevel;
        Service = clean.Text(options.Service);
        Component = clean.Text(component);
        Environment = clean.Text(options.Environment);
        Code = facts.Code;
        ErrorId = facts.ErrorId;
        Fingerprint = facts.Fingerprint;
        ExceptionType = facts.Cause.GetType().FullName ?? facts.Cause.GetType().Name;
        Message = clean.Text(SafeText.MessageOf(facts.Cause))!;
        Stack = clean.Text(SafeText.Of(facts.Exception))!;
        RequestId = clean.Text(requestId);
        TraceId = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;
        Attempt = attempt;
        Metadata = clean.Values(facts.Error?.Details, metadata);
    }

    /// <summary>When the event was created, in UTC.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>How bad the failure is: the level that the table gives.</summary>
    public LogLevel Level { get; }

    /// <summary>The name of the service, or null.</summary>
    public string? Service { get; }

    /// <summary>The part of the service that failed, or null.</summary>
    public string? Component { get; }

    /// <summary>Where the service runs, or null.</summary>
    public string? Environment { get; }

    /// <summary>The machine-readable code: that of the <see cref="AppException"/>, else <see cref="ErrorCodes.InternalError"/>.</summary>
    public string Code { get; }

    /// <summary>The id that users can quote: that of the <see cref="AppException"/>, else a new one.</summary>
    public string ErrorId { get; }

    /// <summary>What the same bug has in common: see <see cref="ErrorFingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>The full name of the exception's type, without wrappers.</summary>
    public string ExceptionType { get; }

    /// <summary>The exception's message, without wrappers, redacted.</summary>
    public string Message { get; }

    /// <summary>The exception with its causes and stack traces, as <see cref="Exception.ToString"/> gives it, redacted.</summary>
    public string Stack { get; }

    /// <summary>The request during which it happened, or null.</summary>
    public string? RequestId { get; }

    /// <summary>The W3C trace id of <see cref="Activity.Current"/>: 32 lower-case hexadecimal digits; null without one.</summary>
    public string? TraceId { get; }

    /// <summary>Which attempt failed, 1 for the first.</summary>
    public int Attempt { get; }

    /// <summary>
    /// Further facts: the <see cref="AppException.Details"/> and what was given, which wins. Values are null, <see cref="bool"/>, numbers or
    /// redacted text.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Metadata { get; }

    /// <summary>Creates the event of a failure.</summary>
    /// <param name="exception">The failure; wrappers that add nothing are looked through.</param>
    /// <param name="options">What all events of the service have in common; by default nothing but the default redactor and table.</param>
    /// <param name="component">The part of the service that failed, or null.</param>
    /// <param name="requestId">The request during which it happened, or null.</param>
    /// <param name="attempt">Which attempt failed, 1 for the first.</param>
    /// <param name="metadata">Further facts by name, or null.</param>
    /// <returns>The event. Members of exceptions and values that throw are noted in it; they do not end the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is less than 1.</exception>
    public static ErrorEvent Create(
        Exception exception,
        ErrorEventOptions? options = null,
        string? component = null,
        string? requestId = null,
        int attempt = 1,
        IEnumerable<KeyValuePair<string, object?>>? metadata = null)
    {
        Guard.NotNull(exception, nameof(exception));
        Guard.InRange(attempt, 1, int.MaxValue, nameof(attempt));

        options ??= new();
        return new(new(exception, options.ErrorTable), options, component, requestId, attempt, metadata);
    }

    /// <summary>
    /// Writes the event as one log entry at its level. The message has code, message, error id and fingerprint; the rest is in a scope, by the names of
    /// OpenTelemetry's semantic conventions (<c>exception.stacktrace</c>, <c>service.name</c>). The exception itself is not handed over, because
    /// loggers write it unredacted.
    /// </summary>
    /// <param name="logger">Where to; its providers must include scopes to keep all of the event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is null.</exception>
    public void WriteTo(ILogger logger)
    {
        Guard.NotNull(logger, nameof(logger));

        if (!logger.IsEnabled(Level))
            return;

        using (logger.BeginScope(new ErrorEventScope(this)))
            Log.ErrorReported(logger, Level, Code, Message, ErrorId, Fingerprint);
    }

    /// <summary>Gives the event as one JSON object in one line; members that are null are left out.</summary>
    /// <returns>
    /// <c>timestamp</c> (ISO 8601, UTC), <c>level</c>, <c>service</c>, <c>component</c>, <c>environment</c>, <c>code</c>, <c>errorId</c>,
    /// <c>fingerprint</c>, <c>exceptionType</c>, <c>message</c>, <c>stack</c>, <c>requestId</c>, <c>traceId</c>, <c>attempt</c>, <c>metadata</c>.
    /// </returns>
    public string ToJson() => ErrorEventJson.Write(this);
}

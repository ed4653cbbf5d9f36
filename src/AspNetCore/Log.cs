using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

/// <summary>The ids begin behind those of ErrorHandling.Runtime, so that an id is enough to tell the entries of both libraries apart.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 101,
        EventName = "RequestFailed",
        Message = "{Method} {Path} failed with {StatusCode} {ErrorCode} (error id {ErrorId}, request id {RequestId}, trace id {TraceId})")]
    public static partial void RequestFailed(
        ILogger logger,
        LogLevel level,
        Exception? exception,
        string method,
        string path,
        int statusCode,
        string errorCode,
        string errorId,
        string requestId,
        string traceId);

    [LoggerMessage(
        EventId = 102,
        EventName = "RequestRefused",
        Message = "{Method} {Path} ended with {StatusCode} {ErrorCode}: {Reason} (error id {ErrorId}, request id {RequestId}, trace id {TraceId})")]
    public static partial void RequestRefused(
        ILogger logger,
        LogLevel level,
        string method,
        string path,
        int statusCode,
        string errorCode,
        string reason,
        string errorId,
        string requestId,
        string traceId);

    [LoggerMessage(
        EventId = 103,
        EventName = "ResponseAborted",
        Message = "{Method} {Path} failed with {ErrorCode} after the response had started; the connection was aborted (error id {ErrorId}, request id {RequestId}, trace id {TraceId})")]
    public static partial void ResponseAborted(
        ILogger logger,
        LogLevel level,
        Exception exception,
        string method,
        string path,
        string errorCode,
        string errorId,
        string requestId,
        string traceId);

    [LoggerMessage(EventId = 104, EventName = "DegradedModeEntered", Level = LogLevel.Warning, Message = "Degraded mode was entered: {Reason}")]
    public static partial void DegradedModeEntered(ILogger logger, string reason);

    [LoggerMessage(EventId = 105, EventName = "DegradedModeLeft", Level = LogLevel.Information, Message = "Degraded mode was left")]
    public static partial void DegradedModeLeft(ILogger logger);

    [LoggerMessage(EventId = 106, EventName = "MappingFailed", Level = LogLevel.Error, Message = "The application's mapping of {ErrorType} failed")]
    public static partial void MappingFailed(ILogger logger, Exception exception, Type errorType);
}

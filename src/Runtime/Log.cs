using Microsoft.Extensions.Logging;

namespace ErrorHandling;

internal static partial class Log
{
    [LoggerMessage(
        EventId = 1,
        EventName = "OperationFailed",
        Message = "{Operation} failed with {ErrorCode} (error id {ErrorId}, fingerprint {Fingerprint})")]
    public static partial void OperationFailed(
        ILogger logger, LogLevel level, Exception exception, string operation, string errorCode, string errorId, string fingerprint);

    [LoggerMessage(
        EventId = 2,
        EventName = "FallbackUsed",
        Level = LogLevel.Warning,
        Message = "{Operation} failed with {ErrorCode} (error id {ErrorId}, fingerprint {Fingerprint}); its fallback answers")]
    public static partial void FallbackUsed(
        ILogger logger, Exception exception, string operation, string errorCode, string errorId, string fingerprint);

    [LoggerMessage(EventId = 20, EventName = "ErrorReported", Message = "{ErrorCode}: {ErrorMessage} (error id {ErrorId}, fingerprint {Fingerprint})")]
    public static partial void ErrorReported(
        ILogger logger, LogLevel level, string errorCode, string errorMessage, string errorId, string fingerprint);
}

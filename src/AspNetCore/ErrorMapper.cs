using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ErrorHandling.AspNetCore;

/// <summary>Says what an exception or a bare status stands for; the most specific knowledge is asked first.</summary>
internal sealed class ErrorMapper(IOptions<ErrorHandlingOptions> options, ILogger<ErrorMapper> logger)
{
    private readonly ErrorHandlingOptions _options = options.Value;

    /// <summary>The error that a request is being answered with, which becomes one of its features.</summary>
    public HandledError ForAnswer(HttpContext context, int status)
    {
        var error = context.Features.Get<HandledError>();
        if (error?.Status == status)
            return error;

        error ??= context.Features.Get<IExceptionHandlerFeature>() is { } handled ? ForException(handled.Error) : null;
        if (error is not null && status < StatusCodes.Status400BadRequest)
            error = error with { Status = status, Level = LogLevel.Information }; // A handler of the application made good of it.
        else if (error?.Status != status)
            error = ForStatus(status, error?.Exception, error?.ErrorId);

        context.Features.Set(error);
        return error;
    }

    public HandledError ForException(Exception exception)
    {
        var cause = ExceptionNature.Unwrap(exception);
        return MapByApplication(cause) is { } mapped ? ForAppException(mapped, cause) : ForKnown(cause);
    }

    public HandledError ForCategory(ErrorCategory category, string code) => For(exception: null, category, code);

    /// <summary>A mapping that fails must not take the place of the failure that it was asked about.</summary>
    private AppException? MapByApplication(Exception cause)
    {
        try
        {
            return _options.Translate(cause);
        }
        catch (Exception failure)
        {
            Log.MappingFailed(logger, failure, cause.GetType());
            return null;
        }
    }

    private HandledError ForKnown(Exception cause) => cause switch
    {
        AppException error => ForAppException(error, error),
        BadHttpRequestException { StatusCode: >= 400 and <= 499 } bad => ForStatus(bad.StatusCode, bad, errorId: null),
        TimeoutException or TimeoutRejectedException or OperationCanceledException { InnerException: TimeoutException } =>
            For(cause, ErrorCategory.Timeout, ErrorCodes.GatewayTimeout),
        BrokenCircuitException => For(cause, ErrorCategory.Unavailable, ErrorCodes.ServiceUnavailable),
        HttpRequestException { StatusCode: null } => For(cause, ErrorCategory.Network, ErrorCodes.BadGateway),
        HttpRequestException => For(cause, ErrorCategory.Dependency, ErrorCodes.ExternalServiceError),
        _ => FindDatabaseError(cause) is { } database ? ForDatabase(cause, database) : For(cause, ErrorCategory.Internal, ErrorCodes.InternalError),
    };

    /// <summary>By the classes of ISO 9075: 23 is a constraint, 08 a connection, 40 a transaction that was rolled back.</summary>
    private HandledError ForDatabase(Exception cause, DbException database)
    {
        var state = database.SqlState ?? string.Empty;
        if (state.StartsWith("23", StringComparison.Ordinal))
            return For(cause, ErrorCategory.Conflict, ErrorCodes.DatabaseConflict);

        return database.IsTransient || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("40", StringComparison.Ordinal)
            ? For(cause, ErrorCategory.Unavailable, ErrorCodes.DatabaseUnavailable)
            : For(cause, ErrorCategory.Internal, ErrorCodes.InternalError);
    }

    private HandledError ForAppException(AppException error, Exception cause)
    {
        var row = _options.ErrorTable.Find(error);
        return new()
        {
            Exception = cause,
            Status = row.HttpStatus,
            Level = row.LogLevel,
            Code = error.Code,
            ErrorId = error.ErrorId,
            PublicMessage = row.PublicMessage,
            RetryAfter = error.RetryAfter,
            Errors = (error as ValidationFailedException)?.Errors ?? [],
        };
    }

    private HandledError For(Exception? exception, ErrorCategory category, string code)
    {
        var row = _options.ErrorTable.Find(category, code);
        return new()
        {
            Exception = exception,
            Status = row.HttpStatus,
            Level = row.LogLevel,
            Code = code,
            ErrorId = NewErrorId(),
            PublicMessage = row.PublicMessage,
        };
    }

    private HandledError ForStatus(int status, Exception? exception, string? errorId)
    {
        var code = ErrorCodes.FromHttpStatus(status);
        var row = _options.ErrorTable.Find(CategoryOf(status), code);
        var phrase = ReasonPhrases.GetReasonPhrase(status);

        return new()
        {
            Exception = exception,
            Status = status,
            Level = row.LogLevel,
            Code = (exception as AppException)?.Code ?? code,
            ErrorId = errorId ?? NewErrorId(),
            PublicMessage = row.HttpStatus == status || phrase.Length == 0 ? row.PublicMessage : phrase + ".",
        };
    }

    private static ErrorCategory CategoryOf(int status) => status switch
    {
        401 => ErrorCategory.Authentication,
        403 => ErrorCategory.Authorization,
        404 => ErrorCategory.NotFound,
        409 => ErrorCategory.Conflict,
        422 => ErrorCategory.Validation,
        429 => ErrorCategory.RateLimit,
        <= 499 => ErrorCategory.InvalidInput,
        502 => ErrorCategory.Network,
        503 => ErrorCategory.Unavailable,
        504 => ErrorCategory.Timeout,
        _ => ErrorCategory.Internal,
    };

    /// <summary>Object mappers wrap what the driver threw.</summary>
    private static DbException? FindDatabaseError(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException database)
                return database;
        }

        return null;
    }

    private static string NewErrorId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
}

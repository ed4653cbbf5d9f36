using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>What follows from a kind of failure: the statuses that a client sees, how it is logged, whether a retry can help.</summary>
public sealed class ErrorTableRow
{
    /// <summary>Creates a row.</summary>
    /// <param name="httpStatus">The HTTP status, from 400 to 599.</param>
    /// <param name="grpcStatus">The gRPC status code, from 1 (CANCELLED) to 16 (UNAUTHENTICATED).</param>
    /// <param name="logLevel">The level at which the failure is logged.</param>
    /// <param name="isRetryable">Whether the same call can succeed later without a change by the caller.</param>
    /// <param name="publicMessage">The sentence a client sees when the exception brings none of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A status or the level is out of its range.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="publicMessage"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="publicMessage"/> is blank.</exception>
    public ErrorTableRow(int httpStatus, int grpcStatus, LogLevel logLevel, bool isRetryable, string publicMessage)
    {
        HttpStatus = Guard.InRange(httpStatus, 400, 599, nameof(httpStatus));
        GrpcStatus = Guard.InRange(grpcStatus, 1, 16, nameof(grpcStatus));
        LogLevel = Guard.Defined(logLevel, nameof(logLevel));
        IsRetryable = isRetryable;
        PublicMessage = Guard.NotBlank(publicMessage, nameof(publicMessage));
    }

    /// <summary>The HTTP status, from 400 to 599.</summary>
    public int HttpStatus { get; }

    /// <summary>The gRPC status code, from 1 to 16.</summary>
    public int GrpcStatus { get; }

    /// <summary>The level at which the failure is logged.</summary>
    public LogLevel LogLevel { get; }

    /// <summary>Whether the same call can succeed later without a change by the caller.</summary>
    public bool IsRetryable { get; }

    /// <summary>The sentence a client sees when the exception brings none of its own.</summary>
    public string PublicMessage { get; }
}

using System.Data.Common;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ErrorHandling;

/// <summary>What each kind of exception says about another attempt; what it does not know is never tried again.</summary>
internal static class ExceptionDecision
{
    public static RetryDecision For(Exception exception, ErrorClassifiers classifiers)
    {
        var cause = ExceptionNature.Unwrap(exception);
        if (ExceptionNature.IsCritical(cause) || ExceptionNature.IsCancellation(cause))
            return RetryDecision.Never;

        return classifiers.Ask(cause) ?? cause switch
        {
            AppException error => For(error, classifiers.ErrorTable),
            AggregateException several => ForAll(several, classifiers),
            HttpRequestException request => For(request, classifiers),
            BrokenCircuitException broken => new(RetryCondition.WithBackoff, NotNegative(broken.RetryAfter)),
            TimeoutException or TimeoutRejectedException or OperationCanceledException => RetryDecision.WithBackoff,
            SocketException socket => When(IsTransient(socket.SocketErrorCode)),
            IOException io => When(IsTransient(io)),
            DbException database => When(IsTransient(database)),
            _ => RetryDecision.Never,
        };
    }

    private static RetryDecision When(bool isTransient) => isTransient ? RetryDecision.WithBackoff : RetryDecision.Never;

    private static TimeSpan? NotNegative(TimeSpan? time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private static RetryDecision For(AppException error, ErrorTable table)
    {
        var row = table.Find(error);
        if (row.IsRetryable)
            return new(RetryCondition.WithBackoff, error.RetryAfter);

        var byStatus = RetryDecision.For(row.HttpStatus);
        return byStatus.IsTransient ? RetryDecision.Never : byStatus;
    }

    private static RetryDecision ForAll(AggregateException several, ErrorClassifiers classifiers)
    {
        TimeSpan? longest = null;
        foreach (var inner in several.InnerExceptions)
        {
            var decision = For(inner, classifiers);
            if (!decision.IsTransient)
                return RetryDecision.Never;
            if (longest is null || decision.RetryAfter > longest)
                longest = decision.RetryAfter;
        }

        return several.InnerExceptions.Count > 0 ? new(RetryCondition.WithBackoff, longest) : RetryDecision.Never;
    }

    private static RetryDecision For(HttpRequestException request, ErrorClassifiers classifiers)
    {
#if NET
        if (request.StatusCode is { } status)
            return RetryDecision.For((int)status);

        if (request.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError
            or HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded)
        {
            return RetryDecision.Never;
        }
#endif
        return request.InnerException switch
        {
            AuthenticationException => RetryDecision.Never,
            SocketException socket => For(socket, classifiers),
            _ => RetryDecision.WithBackoff,
        };
    }

    private static bool IsTransient(SocketError error) => error is
        SocketError.ConnectionReset or SocketError.ConnectionRefused or SocketError.ConnectionAborted or SocketError.TimedOut
        or SocketError.TryAgain or SocketError.HostDown or SocketError.HostUnreachable or SocketError.NetworkDown
        or SocketError.NetworkUnreachable or SocketError.NetworkReset or SocketError.NoBufferSpaceAvailable
        or SocketError.TooManyOpenSockets or SocketError.Interrupted or SocketError.WouldBlock or SocketError.Shutdown
        or SocketError.NotConnected or SocketError.Disconnecting;

    private static bool IsTransient(IOException exception) => exception switch
    {
        { InnerException: SocketException socket } => IsTransient(socket.SocketErrorCode),
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException or PathTooLongException or FileLoadException
            or EndOfStreamException => false,
        _ => true,
    };

    /// <summary>40001 and 40P01 are what SQL and PostgreSQL call the victim of a deadlock or of a lost race between transactions.</summary>
    private static bool IsTransient(DbException exception) =>
#if NET
        exception.IsTransient || exception.SqlState is "40001" or "40P01";
#else
        exception.InnerException is TimeoutException;
#endif
}

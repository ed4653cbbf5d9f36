namespace ErrorHandling;

/// <summary>What is reported of a failure, wherever it is reported.</summary>
internal sealed class ErrorFacts
{
    public ErrorFacts(Exception exception, ErrorTable? table)
    {
        Exception = exception;
        Cause = ExceptionNature.Unwrap(exception);
        Error = Cause as AppException;
        Code = Error?.Code ?? ErrorCodes.InternalError;
        Row = Error is null ? (table ?? ErrorTable.Default).Find(ErrorCategory.Internal, Code) : (table ?? ErrorTable.Default).Find(Error);
        ErrorId = Error?.ErrorId ?? AppException.NewErrorId();
        Fingerprint = ErrorFingerprint.For(exception);
    }

    public Exception Exception { get; }

    /// <summary>The exception inside its wrappers.</summary>
    public Exception Cause { get; }

    public AppException? Error { get; }

    public string Code { get; }

    public ErrorTableRow Row { get; }

    /// <summary>That of the exception; one made up for this report where it has none.</summary>
    public string ErrorId { get; }

    public string Fingerprint { get; }
}

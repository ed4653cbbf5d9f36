using System.Reflection;

namespace ErrorHandling;

/// <summary>What an exception really is, behind the wrappers that only carry it.</summary>
internal static class ExceptionNature
{
    /// <summary>The exception inside wrappers that add nothing: an aggregate of one, a reflection call.</summary>
    public static Exception Unwrap(Exception exception)
    {
        while (true)
        {
            switch (exception)
            {
                case AggregateException { InnerExceptions.Count: 1 } aggregate:
                    exception = aggregate.InnerExceptions[0];
                    break;
                case TargetInvocationException { InnerException: { } inner }:
                    exception = inner;
                    break;
                default:
                    return exception;
            }
        }
    }

    /// <summary>Whether the process cannot be trusted to go on.</summary>
    public static bool IsCritical(Exception exception) => Unwrap(exception) switch
    {
        OutOfMemoryException or StackOverflowException or AccessViolationException or ThreadAbortException => true,
        AggregateException several => several.InnerExceptions.Any(IsCritical),
        _ => false,
    };

    /// <summary>Whether the work was given up on request; a time-out that only looks like it is a failure.</summary>
    public static bool IsCancellation(Exception exception) => Unwrap(exception) switch
    {
        OperationCanceledException { InnerException: TimeoutException } => false,
        OperationCanceledException => true,
        AggregateException { InnerExceptions.Count: > 0 } several => several.InnerExceptions.All(IsCancellation),
        _ => false,
    };

    /// <summary>Whether the program itself is wrong, so that only a change of its code can help.</summary>
    public static bool IsBug(Exception exception) => Unwrap(exception) switch
    {
        ArgumentException or NullReferenceException or IndexOutOfRangeException or InvalidCastException or InvalidOperationException
            or NotSupportedException or NotImplementedException or ArithmeticException or KeyNotFoundException or ArrayTypeMismatchException
            or RankException or TypeLoadException or MemberAccessException or BadImageFormatException or InvalidProgramException => true,
        AggregateException several => several.InnerExceptions.Any(IsBug),
        _ => false,
    };
}

using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ErrorHandling;

/// <summary>What code that handles exceptions of any kind needs.</summary>
public static class ExceptionExtensions
{
    /// <summary>Throws an exception again with the stack trace it has, where <c>throw;</c> cannot be written. It never returns.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Nothing: the type lets <c>throw error.Rethrow();</c> tell the compiler that the path ends.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    /// <exception cref="Exception"><paramref name="exception"/>, always.</exception>
    public static Exception Rethrow(this Exception exception)
    {
        ExceptionDispatchInfo.Capture(Guard.NotNull(exception, nameof(exception))).Throw();
        return exception;
    }

    /// <summary>Lists an exception and all that it carries, inner ones and those of an <see cref="AggregateException"/>, each once.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The exceptions, outer before inner and first before second; the first is <paramref name="exception"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static IReadOnlyList<Exception> SelfAndInner(this Exception exception)
    {
        var found = new List<Exception>();
        var seen = new HashSet<Exception>(ByReference.Comparer);
        var open = new Stack<Exception>();
        open.Push(Guard.NotNull(exception, nameof(exception)));

        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next))
                continue;

            found.Add(next);

            if (next is AggregateException aggregate)
            {
                for (var i = aggregate.InnerExceptions.Count - 1; i >= 0; i--)
                    open.Push(aggregate.InnerExceptions[i]);
            }
            else if (next.InnerException is { } inner)
            {
                open.Push(inner);
            }
        }

        return found;
    }

    /// <summary>Looks for an exception of a type in an exception and all that it carries, as <see cref="SelfAndInner"/> lists them.</summary>
    /// <typeparam name="TException">The type, or a base of it.</typeparam>
    /// <param name="exception">The exception.</param>
    /// <returns>The first one; null when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static TException? Find<TException>(this Exception exception)
        where TException : Exception =>
        exception.SelfAndInner().OfType<TException>().FirstOrDefault();

    /// <summary>
    /// Whether the process cannot be trusted to go on: <see cref="OutOfMemoryException"/>, <see cref="StackOverflowException"/>,
    /// <see cref="AccessViolationException"/> or <see cref="ThreadAbortException"/>, alone or inside an <see cref="AggregateException"/> or
    /// <see cref="System.Reflection.TargetInvocationException"/>.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <returns>True when nothing should handle it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static bool IsCritical(this Exception exception) => ExceptionNature.IsCritical(Guard.NotNull(exception, nameof(exception)));

    /// <summary>Whether the same operation can succeed later without a change by the caller: <see cref="TransientErrors.IsTransient"/>.</summary>
    /// <param name="exception">The exception; wrappers that add nothing are looked through.</param>
    /// <param name="classifiers">What the application knows of exceptions; by default <see cref="ErrorClassifiers.Default"/>.</param>
    /// <returns>True when another attempt makes sense.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static bool IsTransient(this Exception exception, ErrorClassifiers? classifiers = null) => TransientErrors.IsTransient(exception, classifiers);

    /// <summary>Compares instances, whatever their types call equal.</summary>
    private sealed class ByReference : IEqualityComparer<Exception>
    {
        public static readonly ByReference Comparer = new();

        public bool Equals(Exception? x, Exception? y) => ReferenceEquals(x, y);

        public int GetHashCode(Exception obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

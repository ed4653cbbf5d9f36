namespace ErrorHandling;

/// <summary>
/// What an application knows of exceptions beyond what this library knows, such as those of its database or of a cloud client.
/// A set never changes; <see cref="With(Func{Exception, RetryDecision?})"/> and <see cref="With(ErrorTable)"/> give a changed copy.
/// </summary>
public sealed class ErrorClassifiers
{
    private readonly Func<Exception, RetryDecision?>[] _newestFirst;

    private ErrorClassifiers(Func<Exception, RetryDecision?>[] newestFirst, ErrorTable errorTable)
    {
        _newestFirst = newestFirst;
        ErrorTable = errorTable;
    }

    /// <summary>The set without a classifier, over <see cref="ErrorTable.Default"/>.</summary>
    public static ErrorClassifiers Default { get; } = new([], ErrorTable.Default);

    internal ErrorTable ErrorTable { get; }

    /// <summary>A copy of this set with one more classifier, which is asked before all others.</summary>
    /// <param name="classifier">
    /// Gets an exception without its wrappers, never a cancellation and never a critical one, and returns the decision or,
    /// where it does not know the exception, null. It must be safe to call from several threads and must not throw.
    /// </param>
    /// <returns>The copy; this set stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="classifier"/> is null.</exception>
    public ErrorClassifiers With(Func<Exception, RetryDecision?> classifier) =>
        new([Guard.NotNull(classifier, nameof(classifier)), .. _newestFirst], ErrorTable);

    /// <summary>A copy of this set over another table, which says what an <see cref="AppException"/> is.</summary>
    /// <param name="errorTable">The table.</param>
    /// <returns>The copy; this set stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="errorTable"/> is null.</exception>
    public ErrorClassifiers With(ErrorTable errorTable) => new(_newestFirst, Guard.NotNull(errorTable, nameof(errorTable)));

    internal RetryDecision? Ask(Exception exception)
    {
        foreach (var classifier in _newestFirst)
        {
            if (classifier(exception) is { } decision)
                return decision;
        }

        return null;
    }
}

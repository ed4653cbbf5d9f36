namespace ErrorHandling;

/// <summary>What became of each item of a batch.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class BatchResult<T>
{
    internal BatchResult(T[] items, Exception?[] exceptions)
    {
        var successes = new List<T>(items.Length);
        var failures = new List<BatchFailure<T>>();
        for (var i = 0; i < items.Length; i++)
        {
            if (exceptions[i] is { } exception)
                failures.Add(new(i, items[i], exception));
            else
                successes.Add(items[i]);
        }

        Successes = successes.AsReadOnly();
        Failures = failures.AsReadOnly();
    }

    /// <summary>The items whose operation succeeded, in the order of the batch.</summary>
    public IReadOnlyList<T> Successes { get; }

    /// <summary>The items whose operation failed, in the order of the batch.</summary>
    public IReadOnlyList<BatchFailure<T>> Failures { get; }

    /// <summary>Whether no item failed; true for an empty batch.</summary>
    public bool IsSuccess => Failures.Count == 0;

    /// <summary>Throws when an item failed.</summary>
    /// <exception cref="AggregateException">It holds the exception of each item that failed.</exception>
    public void ThrowIfAnyFailed()
    {
        if (IsSuccess)
            return;

        var message = FormattableString.Invariant($"{Failures.Count} of {Failures.Count + Successes.Count} items failed.");
        throw new AggregateException(message, Failures.Select(failure => failure.Exception));
    }
}

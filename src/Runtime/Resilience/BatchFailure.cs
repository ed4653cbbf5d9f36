namespace ErrorHandling;

/// <summary>An item of a batch whose operation failed.</summary>
/// <typeparam name="T">The item.</typeparam>
public sealed class BatchFailure<T>
{
    internal BatchFailure(int index, T item, Exception exception)
    {
        Index = index;
        Item = item;
        Exception = exception;
    }

    /// <summary>The place of the item in the batch, starting with 0.</summary>
    public int Index { get; }

    /// <summary>The item.</summary>
    public T Item { get; }

    /// <summary>What its operation threw.</summary>
    public Exception Exception { get; }
}

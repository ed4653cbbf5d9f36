using System.Runtime.ExceptionServices;

namespace ErrorHandling;

/// <summary>Does the same work for many items, where the failure of one must not end the others.</summary>
public static class Batch
{
    /// <summary>Runs an operation for each item and collects every success and every failure.</summary>
    /// <remarks>
    /// When the caller cancels, or an exception is critical, no further item starts; those that run are waited for, and the exception is thrown.
    /// An item that gives up although the caller did not cancel is a failure like any other.
    /// </remarks>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items; they are read once, before the work begins.</param>
    /// <param name="operation">The work for one item, on the thread pool.</param>
    /// <param name="maxConcurrency">For how many items it may run at the same time, from 1 to 1000.</param>
    /// <param name="cancellationToken">Cancels the batch; when it was asked already, nothing starts.</param>
    /// <returns>What became of each item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<BatchResult<T>> ExecuteAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, ValueTask> operation, int maxConcurrency, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(items, nameof(items));
        Guard.NotNull(operation, nameof(operation));
        Guard.InRange(maxConcurrency, 1, 1000, nameof(maxConcurrency));

        return new Run<T>(items.ToArray(), operation, cancellationToken).ExecuteAsync(maxConcurrency);
    }

    private sealed class Run<T>(T[] items, Func<T, CancellationToken, ValueTask> operation, CancellationToken cancellationToken)
    {
        private readonly Exception?[] _exceptions = new Exception?[items.Length];
        private int _next = -1;
        private volatile Exception? _critical;

        public async Task<BatchResult<T>> ExecuteAsync(int maxConcurrency)
        {
            var workers = new Task[Math.Min(maxConcurrency, items.Length)];
            for (var i = 0; i < workers.Length; i++)
                workers[i] = Task.Run(WorkAsync, CancellationToken.None);

            await Task.WhenAll(workers).ConfigureAwait(false);

            if (_critical is { } critical)
                ExceptionDispatchInfo.Capture(critical).Throw();
            cancellationToken.ThrowIfCancellationRequested();

            return new(items, _exceptions);
        }

        private async Task WorkAsync()
        {
            while (_critical is null && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref _next) is var index && index < items.Length)
            {
                try
                {
                    await operation(items[index], cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    _exceptions[index] = exception;
                    if (ExceptionNature.IsCritical(exception))
                        _critical = exception;
                }
            }
        }
    }
}

using System.Runtime.CompilerServices;

namespace ErrorHandling;

/// <summary>
/// Tries an operation again while it fails in a way that can pass: by default up to five times within 60 s, with waits that grow from
/// 0.5 s to 8 s and are spread. It runs on Polly's pipelines.
/// </summary>
/// <remarks>
/// <para>Cancellation, bugs and everything of which nothing is known are thrown at once. When it gives up, the last exception is thrown as it
/// was, with its stack trace; there is no wait after the last attempt.</para>
/// <para>Each retry is counted (<c>error_handling.retries</c>) and noted on the current span, and so is giving up
/// (<c>error_handling.retries_exhausted</c>), with the number of attempts.</para>
/// </remarks>
public static class Retry
{
    /// <summary>Runs an asynchronous operation, again while it fails in a way that can pass.</summary>
    /// <param name="operation">The work, safe to be done more than once. It gets the token that cancels it.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>A task that ends with the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static ValueTask ExecuteAsync(
        Func<CancellationToken, ValueTask> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        ExecuteAsync(
            static (operation, token) => operation(token), Guard.NotNull(operation, nameof(operation)), options, cancellationToken, operationName);

    /// <summary>Runs an asynchronous operation with a result, again while it fails in a way that can pass.</summary>
    /// <typeparam name="TResult">What the operation gives.</typeparam>
    /// <param name="operation">The work, safe to be done more than once. It gets the token that cancels it.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>The result of the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static ValueTask<TResult> ExecuteAsync<TResult>(
        Func<CancellationToken, ValueTask<TResult>> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        ExecuteAsync(
            static (operation, token) => operation(token), Guard.NotNull(operation, nameof(operation)), options, cancellationToken, operationName);

    /// <summary>Runs an asynchronous operation, handing it a state so that it needs no closure, again while it fails in a way that can pass.</summary>
    /// <typeparam name="TState">What the operation gets.</typeparam>
    /// <param name="operation">The work, safe to be done more than once. It gets the state and the token that cancels it.</param>
    /// <param name="state">What each attempt gets.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>A task that ends with the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static ValueTask ExecuteAsync<TState>(
        Func<TState, CancellationToken, ValueTask> operation,
        TState state,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        EndAsync(RetryRunner.RunAsync(
            RetryRunner.AttemptVoidAsync<TState>, operation, state, options, operationName, cancellationToken));

    /// <summary>
    /// Runs an asynchronous operation with a result, handing it a state so that it needs no closure, again while it fails in a way that can pass.
    /// </summary>
    /// <typeparam name="TState">What the operation gets.</typeparam>
    /// <typeparam name="TResult">What the operation gives.</typeparam>
    /// <param name="operation">The work, safe to be done more than once. It gets the state and the token that cancels it.</param>
    /// <param name="state">What each attempt gets.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>The result of the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static ValueTask<TResult> ExecuteAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> operation,
        TState state,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        RetryRunner.RunAsync(
            RetryRunner.AttemptAsync<TState, TResult>, operation, state, options, operationName, cancellationToken);

    /// <summary>Runs an operation, again while it fails in a way that can pass.</summary>
    /// <param name="operation">
    /// The work, safe to be done more than once. It gets the token that cancels it.
    /// For asynchronous work use <c>ExecuteAsync</c>: what a task given back here fails with is not seen.
    /// </param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static void Execute(
        Action<CancellationToken> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        Execute(
            static (operation, token) => operation(token), Guard.NotNull(operation, nameof(operation)), options, cancellationToken, operationName);

    /// <summary>Runs an operation with a result, again while it fails in a way that can pass.</summary>
    /// <typeparam name="TResult">What the operation gives.</typeparam>
    /// <param name="operation">
    /// The work, safe to be done more than once. It gets the token that cancels it.
    /// For asynchronous work use <c>ExecuteAsync</c>: what a task given back here fails with is not seen.
    /// </param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>The result of the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static TResult Execute<TResult>(
        Func<CancellationToken, TResult> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        Execute(
            static (operation, token) => operation(token), Guard.NotNull(operation, nameof(operation)), options, cancellationToken, operationName);

    /// <summary>Runs an operation, handing it a state so that it needs no closure, again while it fails in a way that can pass.</summary>
    /// <typeparam name="TState">What the operation gets.</typeparam>
    /// <param name="operation">
    /// The work, safe to be done more than once. It gets the state and the token that cancels it.
    /// For asynchronous work use <c>ExecuteAsync</c>: what a task given back here fails with is not seen.
    /// </param>
    /// <param name="state">What each attempt gets.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static void Execute<TState>(
        Action<TState, CancellationToken> operation,
        TState state,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        RetryRunner.Run(
            RetryRunner.AttemptVoid<TState>, operation, state, options, operationName, cancellationToken);

    /// <summary>Runs an operation with a result, handing it a state so that it needs no closure, again while it fails in a way that can pass.</summary>
    /// <typeparam name="TState">What the operation gets.</typeparam>
    /// <typeparam name="TResult">What the operation gives.</typeparam>
    /// <param name="operation">
    /// The work, safe to be done more than once. It gets the state and the token that cancels it.
    /// For asynchronous work use <c>ExecuteAsync</c>: what a task given back here fails with is not seen.
    /// </param>
    /// <param name="state">What each attempt gets.</param>
    /// <param name="options">When to try again, how long to wait and when to give up; by default <see cref="RetryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends attempts and waits; when it was asked already, the operation does not start.</param>
    /// <param name="operationName">
    /// What the work is called in metrics; by default the name of the calling member. It must be one of few values: no identifiers.
    /// </param>
    /// <returns>The result of the last attempt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="options"/> decide about another type of result.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="OperationTimeoutException">An attempt was still running at <see cref="RetryOptions.TotalTimeout"/>.</exception>
    public static TResult Execute<TState, TResult>(
        Func<TState, CancellationToken, TResult> operation,
        TState state,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string? operationName = null) =>
        RetryRunner.Run(
            RetryRunner.Attempt<TState, TResult>, operation, state, options, operationName, cancellationToken);

    private static ValueTask EndAsync(ValueTask<object?> task)
    {
        if (!task.IsCompletedSuccessfully)
            return new(task.AsTask());

        _ = task.Result;
        return default;
    }
}

using Polly;

namespace ErrorHandling;

/// <summary>One operation with what it needs. It is a value, so that an operation that succeeds at once costs nothing.</summary>
internal readonly struct RetryExecution<TOperation, TState>(TOperation operation, TState state, RetryOptions options)
{
    private readonly long _started = options.TimeProvider.GetTimestamp();

    public TOperation Operation { get; } = operation;

    public TState State { get; } = state;

    public void NoteFailure(ResilienceContext context, Exception exception) =>
        RetryRun.Note(context, _started, options.Decide(exception), exception);

    public void NoteResult<TResult>(ResilienceContext context, TResult result) =>
        RetryRun.Note(context, _started, options.Decide(result), failure: null);
}

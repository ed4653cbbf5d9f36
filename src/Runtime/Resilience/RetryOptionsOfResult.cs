using System.Net.Http;

namespace ErrorHandling;

/// <summary>Options for an operation whose result, too, can be a failure.</summary>
/// <typeparam name="TResult">The result; the options serve no operation with another one.</typeparam>
public sealed class RetryOptions<TResult> : RetryOptions
{
    /// <summary>
    /// What a result says about another attempt. By default an <see cref="HttpResponseMessage"/> decides by its status and
    /// <c>Retry-After</c>, and no other result is tried again. A result that is tried again is disposed of, the last one is returned.
    /// </summary>
    /// <example><c>order => order.IsPending ? RetryDecision.WithBackoff : RetryDecision.Never</c></example>
    public Func<TResult, RetryDecision>? DecideResult { get; init; }

    internal override Type ResultType => typeof(TResult);

    internal RetryDecision DecideOne(TResult result) =>
        DecideResult is { } decide ? decide(result)
        : result is HttpResponseMessage response ? RetryDecision.For(response, TimeProvider)
        : RetryDecision.Never;
}

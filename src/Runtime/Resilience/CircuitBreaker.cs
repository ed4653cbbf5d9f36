using Polly;
using Polly.CircuitBreaker;

namespace ErrorHandling;

/// <summary>
/// Stops calling a dependency that fails too often, and lets a single call through from time to time to see whether it has recovered.
/// Create one for each dependency and share it; it is safe for any number of threads. It runs on Polly's pipelines.
/// </summary>
/// <remarks>Each change of its state is counted (<c>error_handling.circuit_changes</c>).</remarks>
public sealed class CircuitBreaker
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _pipeline;
    private readonly string _instance = Guid.NewGuid().ToString("N");

    /// <summary>Creates a closed breaker.</summary>
    /// <param name="service">What the dependency is called, in metrics and in <see cref="CircuitOpenException.Service"/>.</param>
    /// <param name="options">When it opens and for how long; by default as Polly's does.</param>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="service"/> is blank.</exception>
    public CircuitBreaker(string service, CircuitBreakerOptions? options = null)
    {
        Service = Guard.NotBlank(service, nameof(service));
        _pipeline = Build(options ?? new());
    }

    /// <summary>What the dependency is called.</summary>
    public string Service { get; }

    /// <summary>Whether calls go through at present.</summary>
    public CircuitState State => _state.CircuitState;

    /// <summary>Calls the dependency, unless it failed too often.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends with the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="CircuitOpenException">The dependency is not called at present.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public async ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> operation, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(operation, nameof(operation));
        try
        {
            await _pipeline.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException rejection) when (IsOwn(rejection))
        {
            throw Refusal(rejection);
        }
    }

    /// <summary>Calls the dependency for a result, unless it failed too often.</summary>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="operation">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="CircuitOpenException">The dependency is not called at present.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public async ValueTask<TResult> ExecuteAsync<TResult>(
        Func<CancellationToken, ValueTask<TResult>> operation, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(operation, nameof(operation));
        try
        {
            return await _pipeline.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException rejection) when (IsOwn(rejection))
        {
            throw Refusal(rejection);
        }
    }

    /// <summary>Calls the dependency, unless it failed too often.</summary>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="operation">The call. For asynchronous work use <c>ExecuteAsync</c>: what a task given back here fails with is not seen.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="CircuitOpenException">The dependency is not called at present.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public TResult Execute<TResult>(Func<CancellationToken, TResult> operation, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(operation, nameof(operation));
        try
        {
            return _pipeline.Execute(operation, cancellationToken);
        }
        catch (BrokenCircuitException rejection) when (IsOwn(rejection))
        {
            throw Refusal(rejection);
        }
    }

    private ResiliencePipeline Build(CircuitBreakerOptions options) =>
        new ResiliencePipelineBuilder { Name = Service, InstanceName = _instance, TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is { } exception && IsFailure(exception, options.Classifiers)),
                StateProvider = _state,
                OnOpened = _ => Count("open"),
                OnHalfOpened = _ => Count("half_open"),
                OnClosed = _ => Count("closed"),
            })
            .Build();

    /// <summary>Whether a call speaks against the dependency. A probe that was cancelled says nothing for it either, and so the breaker stays open.</summary>
    private bool IsFailure(Exception exception, ErrorClassifiers classifiers) =>
        TransientErrors.IsTransient(exception, classifiers) || (State == CircuitState.HalfOpen && ExceptionNature.IsCancellation(exception));

    private ValueTask Count(string state)
    {
        RetryTelemetry.CountCircuitChange(Service, state);
        return default;
    }

    /// <summary>Whether this breaker refused the call, and not another one inside of it.</summary>
    private bool IsOwn(BrokenCircuitException rejection) => rejection.TelemetrySource?.PipelineInstanceName == _instance;

    private CircuitOpenException Refusal(BrokenCircuitException rejection) =>
        new(Service, rejection.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero, rejection);
}

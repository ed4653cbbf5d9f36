namespace ErrorHandling.Analyzers.Tests.Retrying.Libraries;

/// <summary>As much of the libraries as configures a retry, with their names and shapes.</summary>
internal static class LibraryStubs
{
    public const string Usings =
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Contrib.WaitAndRetry;
        using Polly.Extensions.Http;
        using Polly.Retry;

        """;

    public const string All =
        """
        namespace Polly
        {
            using System;
            using System.Collections.Generic;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using Polly.Retry;

            public enum DelayBackoffType { Constant, Linear, Exponential }
            public struct Outcome<T> { public Exception Exception => null; public T Result => default; }
            public static class PredicateResult { public static ValueTask<bool> True() => new(true); public static ValueTask<bool> False() => new(false); }
            public class PredicateBuilder : PredicateBuilder<object> { }
            public class PredicateBuilder<T>
            {
                public PredicateBuilder<T> Handle<E>() where E : Exception => this;
                public PredicateBuilder<T> Handle<E>(Func<E, bool> predicate) where E : Exception => this;
                public PredicateBuilder<T> HandleResult(Func<T, bool> predicate) => this;
                public static implicit operator Func<RetryPredicateArguments<T>, ValueTask<bool>>(PredicateBuilder<T> builder) => null;
            }
            public class ResiliencePipelineBuilder { public ResiliencePipeline Build() => null; }
            public class ResiliencePipelineBuilder<T> { public ResiliencePipeline<T> Build() => null; }
            public class ResiliencePipeline { public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> work, CancellationToken token = default) => default; }
            public class ResiliencePipeline<T> { }
            public static class RetryResiliencePipelineBuilderExtensions
            {
                public static ResiliencePipelineBuilder AddRetry(this ResiliencePipelineBuilder builder, RetryStrategyOptions options) => builder;
                public static ResiliencePipelineBuilder<T> AddRetry<T>(this ResiliencePipelineBuilder<T> builder, RetryStrategyOptions<T> options) => builder;
            }

            public class Context { }
            public class DelegateResult<T> { public T Result => default; }
            public interface IAsyncPolicy { Task ExecuteAsync(Func<Task> work); Task<T> ExecuteAsync<T>(Func<Task<T>> work); }
            public interface IAsyncPolicy<T> { Task<T> ExecuteAsync(Func<Task<T>> work); }
            public interface ISyncPolicy { void Execute(Action work); }
            public class PolicyBuilder { public PolicyBuilder Or<E>() where E : Exception => this; public PolicyBuilder Or<E>(Func<E, bool> predicate) where E : Exception => this; }
            public class PolicyBuilder<T> { public PolicyBuilder<T> Or<E>() where E : Exception => this; public PolicyBuilder<T> OrResult(Func<T, bool> predicate) => this; }
            public class Policy
            {
                public static PolicyBuilder Handle<E>() where E : Exception => null;
                public static PolicyBuilder Handle<E>(Func<E, bool> predicate) where E : Exception => null;
                public static PolicyBuilder<T> HandleResult<T>(Func<T, bool> predicate) => null;
                public static IAsyncPolicy WrapAsync(params IAsyncPolicy[] policies) => null;
                public static IAsyncPolicy NoOpAsync() => null;
            }
            public static class AsyncRetrySyntax
            {
                public static IAsyncPolicy RetryAsync(this PolicyBuilder builder) => null;
                public static IAsyncPolicy RetryAsync(this PolicyBuilder builder, int retryCount) => null;
                public static IAsyncPolicy RetryAsync(this PolicyBuilder builder, int retryCount, Action<Exception, int> onRetry) => null;
                public static IAsyncPolicy RetryForeverAsync(this PolicyBuilder builder) => null;
                public static IAsyncPolicy RetryForeverAsync(this PolicyBuilder builder, Func<Exception, Task> onRetryAsync) => null;
                public static IAsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => null;
                public static IAsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan> onRetry) => null;
                public static IAsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, IEnumerable<TimeSpan> sleepDurations) => null;
                public static IAsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan, Context> onRetry) => null;
                public static IAsyncPolicy WaitAndRetryForeverAsync(this PolicyBuilder builder, Func<int, TimeSpan> sleepDurationProvider) => null;
                public static IAsyncPolicy WaitAndRetryForeverAsync(this PolicyBuilder builder, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, int, TimeSpan> onRetry) => null;
            }
            public static class RetrySyntax
            {
                public static ISyncPolicy Retry(this PolicyBuilder builder, int retryCount) => null;
                public static ISyncPolicy RetryForever(this PolicyBuilder builder) => null;
            }
            public static class AsyncRetryTResultSyntax
            {
                public static IAsyncPolicy<T> RetryAsync<T>(this PolicyBuilder<T> builder, int retryCount) => null;
                public static IAsyncPolicy<T> RetryAsync<T>(this PolicyBuilder<T> builder, int retryCount, Func<DelegateResult<T>, int, Task> onRetryAsync) => null;
                public static IAsyncPolicy<T> WaitAndRetryAsync<T>(this PolicyBuilder<T> builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => null;
                public static IAsyncPolicy<T> WaitAndRetryAsync<T>(this PolicyBuilder<T> builder, int retryCount, Func<int, DelegateResult<T>, Context, TimeSpan> sleepDurationProvider, Func<DelegateResult<T>, TimeSpan, int, Context, Task> onRetryAsync) => null;
                public static IAsyncPolicy<T> WaitAndRetryAsync<T>(this PolicyBuilder<T> builder, IEnumerable<TimeSpan> sleepDurations) => null;
                public static IAsyncPolicy<T> WaitAndRetryForeverAsync<T>(this PolicyBuilder<T> builder, Func<int, TimeSpan> sleepDurationProvider) => null;
            }
        }
        namespace Polly.Retry
        {
            using System;
            using System.Threading.Tasks;
            using Polly;

            public struct RetryPredicateArguments<T> { public Outcome<T> Outcome => default; }
            public struct RetryDelayGeneratorArguments<T> { public Outcome<T> Outcome => default; public int AttemptNumber => 0; }
            public struct OnRetryArguments<T> { }
            public class RetryStrategyOptions : RetryStrategyOptions<object> { }
            public class RetryStrategyOptions<T>
            {
                public int MaxRetryAttempts { get; set; }
                public DelayBackoffType BackoffType { get; set; }
                public bool UseJitter { get; set; }
                public TimeSpan Delay { get; set; }
                public TimeSpan? MaxDelay { get; set; }
                public Func<RetryPredicateArguments<T>, ValueTask<bool>> ShouldHandle { get; set; }
                public Func<RetryDelayGeneratorArguments<T>, ValueTask<TimeSpan?>> DelayGenerator { get; set; }
                public Func<OnRetryArguments<T>, ValueTask> OnRetry { get; set; }
            }
        }
        namespace Polly.Extensions.Http
        {
            using System.Net.Http;
            public static class HttpPolicyExtensions { public static Polly.PolicyBuilder<HttpResponseMessage> HandleTransientHttpError() => null; }
        }
        namespace Polly.Contrib.WaitAndRetry
        {
            using System;
            using System.Collections.Generic;
            public static class Backoff
            {
                public static IEnumerable<TimeSpan> DecorrelatedJitterBackoffV2(TimeSpan medianFirstRetryDelay, int retryCount) => null;
                public static IEnumerable<TimeSpan> ExponentialBackoff(TimeSpan initialDelay, int retryCount) => null;
            }
        }
        namespace System.Net.Http
        {
            public interface IHttpClientFactory { HttpClient CreateClient(string name); }
        }
        namespace Microsoft.Extensions.Http.Resilience
        {
            using System.Net.Http;
            public class HttpRetryStrategyOptions : Polly.Retry.RetryStrategyOptions<HttpResponseMessage> { public bool ShouldRetryAfterHeader { get; set; } }
            public class HttpStandardResilienceOptions { public HttpRetryStrategyOptions Retry { get; set; } = new(); }
            public interface IHttpStandardResiliencePipelineBuilder { Microsoft.Extensions.DependencyInjection.IServiceCollection Services { get; } }
            public interface IHttpResiliencePipelineBuilder { Microsoft.Extensions.DependencyInjection.IServiceCollection Services { get; } }
            public static class HttpRetryStrategyOptionsExtensions
            {
                public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) { }
                public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods) { }
            }
            public static class HttpStandardResiliencePipelineBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder Configure(this IHttpStandardResiliencePipelineBuilder builder, System.Action<HttpStandardResilienceOptions> configure) => builder;
            }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            using System;
            using System.Net.Http;
            using Microsoft.Extensions.Http.Resilience;
            public interface IServiceCollection { }
            public static class OptionsServiceCollectionExtensions { public static IServiceCollection Configure<T>(this IServiceCollection services, string name, Action<T> configure) => services; }
            public interface IHttpClientBuilder { }
            public static class HttpClientFactoryServiceCollectionExtensions
            {
                public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name) => null;
                public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services, string name) where TClient : class => null;
                public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services) where TClient : class => null;
                public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services, Action<HttpClient> configure) where TClient : class => null;
                public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this IServiceCollection services) where TClient : class where TImplementation : class, TClient => null;
                public static IServiceCollection ConfigureHttpClientDefaults(this IServiceCollection services, Action<IHttpClientBuilder> configure) => services;
            }
            public static class ResilienceHttpClientBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) => null;
                public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string name, Action<Polly.ResiliencePipelineBuilder<HttpResponseMessage>> configure) => null;
                public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => builder;
            }
            public static class PollyHttpClientBuilderExtensions
            {
                public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, Func<Polly.PolicyBuilder<HttpResponseMessage>, Polly.IAsyncPolicy<HttpResponseMessage>> configurePolicy) => builder;
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, Polly.IAsyncPolicy<HttpResponseMessage> policy) => builder;
            }
        }
        namespace Microsoft.EntityFrameworkCore.Infrastructure
        {
            using System;
            using System.Collections.Generic;
            public class SqlServerDbContextOptionsBuilder
            {
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure() => this;
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount) => this;
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount, TimeSpan maxRetryDelay, IEnumerable<int> errorNumbersToAdd) => this;
            }
        }
        namespace Azure.Core
        {
            public enum RetryMode { Fixed, Exponential }
            public class RetryOptions { public int MaxRetries { get; set; } public RetryMode Mode { get; set; } public System.TimeSpan Delay { get; set; } public System.TimeSpan MaxDelay { get; set; } }
            public class ClientOptions { public RetryOptions Retry { get; } = new(); }
        }
        namespace Grpc.Core { public enum StatusCode { OK, Unavailable, Internal, InvalidArgument } }
        namespace Grpc.Net.Client.Configuration
        {
            public class RetryPolicy { public int? MaxAttempts { get; set; } public System.TimeSpan? InitialBackoff { get; set; } public System.TimeSpan? MaxBackoff { get; set; } public double? BackoffMultiplier { get; set; } public System.Collections.Generic.IList<Grpc.Core.StatusCode> RetryableStatusCodes { get; } = new System.Collections.Generic.List<Grpc.Core.StatusCode>(); }
        }
        namespace Hangfire
        {
            [System.AttributeUsage(System.AttributeTargets.Class | System.AttributeTargets.Method)]
            public sealed class AutomaticRetryAttribute : System.Attribute { public int Attempts { get; set; } public int[] DelaysInSeconds { get; set; } }
        }
        namespace MassTransit
        {
            using System;
            public interface IRetryConfigurator { IRetryConfigurator Handle<T>() where T : Exception; IRetryConfigurator Ignore<T>() where T : Exception; }
            public interface IConsumePipeConfigurator { }
            public static class MessageRetryConfigurationExtensions { public static void UseMessageRetry(this IConsumePipeConfigurator configurator, Action<IRetryConfigurator> configure) { } }
            public static class RetryConfigurationExtensions
            {
                public static IRetryConfigurator Immediate(this IRetryConfigurator configurator, int retryLimit) => configurator;
                public static IRetryConfigurator Interval(this IRetryConfigurator configurator, int retryCount, TimeSpan interval) => configurator;
                public static IRetryConfigurator Interval(this IRetryConfigurator configurator, int retryCount, int interval) => configurator;
                public static IRetryConfigurator Intervals(this IRetryConfigurator configurator, params TimeSpan[] intervals) => configurator;
                public static IRetryConfigurator Exponential(this IRetryConfigurator configurator, int retryLimit, TimeSpan minInterval, TimeSpan maxInterval, TimeSpan intervalDelta) => configurator;
            }
        }
        """;
}

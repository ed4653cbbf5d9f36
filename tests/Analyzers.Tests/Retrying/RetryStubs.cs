namespace ErrorHandling.Analyzers.Tests.Retrying;

/// <summary>The surroundings of the retries under test: work near and far, a logger, a token, and what of the Runtime fixes call.</summary>
internal static class RetryStubs
{
    public const string Usings =
        """
        #nullable enable annotations
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Sockets;
        using System.Text;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        """;

    public const string Surroundings =
        """
        public partial class C
        {
            private readonly ILogger _log = null!;
            private readonly HttpClient _http = new();
            private static bool Flag => Environment.ProcessorCount > 1;
            private static void Work() { }
            private static Task WorkAsync(CancellationToken token = default) => Task.CompletedTask;
            private static int Compute() => 1;
            private static bool IsTransient(Exception ex) => ex is TimeoutException;
        }

        public class OrderException : Exception
        {
            public OrderException() { }
            public OrderException(string message) : base(message) { }
            public OrderException(string message, Exception inner) : base(message, inner) { }
        }

        public class StatusException : Exception
        {
            public HttpStatusCode Status { get; init; }
            public TimeSpan? RetryAfter { get; init; }
        }

        public class ConflictException : Exception { }
        """;

    public const string Runtime =
        """
        namespace ErrorHandling
        {
            public sealed class ErrorClassifiers { }

            public static class TransientErrors
            {
                public static bool IsTransient(System.Exception exception, ErrorClassifiers? classifiers = null) => exception is System.TimeoutException;
            }

            public sealed class Backoff
            {
                public System.TimeSpan GetDelay(int attemptNumber) => System.TimeSpan.FromSeconds(attemptNumber * System.Random.Shared.NextDouble());
            }

            public static class RetryAfter
            {
                public static System.TimeSpan? GetDelay(System.Net.Http.HttpResponseMessage response, System.TimeProvider? timeProvider = null, System.TimeSpan? maxDelay = null) => null;
            }
        }
        """;
}

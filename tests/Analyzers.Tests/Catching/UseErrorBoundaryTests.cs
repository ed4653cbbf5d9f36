namespace ErrorHandling.Analyzers.Tests.Catching;

public sealed class UseErrorBoundaryTests
{
    private const string Key = "UseErrorBoundary";

    [Fact]
    public Task SynchronousWork_RunsInABoundary() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using Microsoft.Extensions.Logging;
        class C
        {
            private readonly ILogger _logger = null;

            void M(Action work)
            {
                // why
                try
                {
                    // first
                    work();
                    Console.WriteLine();
                }
                [|catch|]
                {
                }
            }
        }
        """,
        """
        using System;
        using ErrorHandling;
        using Microsoft.Extensions.Logging;
        class C
        {
            private readonly ILogger _logger = null;

            void M(Action work)
            {
                // why
                ErrorBoundary.Run(() =>
                {
                    // first
                    work();
                    Console.WriteLine();
                }, _logger);
            }
        }
        """,
        LoggingStubs.Boundary);

    [Fact]
    public Task AwaitedWork_RunsInAnAsynchronousBoundary() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using System.Threading.Tasks;
        using ErrorHandling;
        using Microsoft.Extensions.Logging;
        class C
        {
            async Task M(Func<Task> work, ILogger logger)
            {
                try
                {
                    await work();
                }
                [|catch (Exception)|]
                {
                }
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using ErrorHandling;
        using Microsoft.Extensions.Logging;
        class C
        {
            async Task M(Func<Task> work, ILogger logger)
            {
                await ErrorBoundary.RunAsync(async () =>
                {
                    await work();
                }, logger);
            }
        }
        """,
        LoggingStubs.Boundary);

    [Theory]
    [InlineData("try { work(); return; } [|catch|] { } Console.WriteLine();")]
    [InlineData("switch (count) { case 1: try { work(); break; } [|catch|] { } break; }")]
    [InlineData("try { count++; work(); } [|catch|] { }")]
    [InlineData("try { work(); } [|catch|] { Console.WriteLine(); }")]
    [InlineData("try { work(); } [|catch|] { } finally { Console.WriteLine(); }")]
    [InlineData("int n; try { work(); n = 1; } [|catch|] { return; } Console.WriteLine(n);")]
    public Task WorkThatCannotMoveIntoALambda_IsNotOffered(string body) => SwallowedExceptionFix.IsNotOfferedAsync(
        Key,
        $$"""
        using System;
        using Microsoft.Extensions.Logging;
        class C { private readonly ILogger _logger = null; void M(Action work, ref int count) { {{body}} } }
        """,
        LoggingStubs.Boundary);

    [Fact]
    public Task NoRuntime_IsNotOffered() => SwallowedExceptionFix.IsNotOfferedAsync(
        Key,
        """
        using System;
        using Microsoft.Extensions.Logging;
        class C { private readonly ILogger _logger = null; void M(Action work) { try { work(); } [|catch|] { } } }
        """,
        LoggingStubs.Microsoft);
}

using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

/// <summary>How the alternatives of EH1001 stand beside each other.</summary>
public sealed class SwallowedExceptionCodeFixTests
{
    private const string Mixed =
        """
        using System;
        using Microsoft.Extensions.Logging;
        class Silent
        {
            void M(Action work)
            {
                try
                {
                    work();
                }
                [|catch (Exception)|]
                {
                    GC.Collect();
                }
            }
        }
        class Loud
        {
            private readonly ILogger _log = null!;

            void M(Action work)
            {
                try
                {
                    work();
                }
                [|catch (Exception)|]
                {
                    GC.Collect();
                }
            }
        }
        """;

    private const string Logged = "catch (Exception ex)\n        {\n            _log.LogError(ex, \"M failed\");\n            GC.Collect();";
    private const string Swallowed = "[|catch (Exception)|]\n        {\n            GC.Collect();";
    private const string Rethrown = "catch (Exception)\n        {\n            GC.Collect();\n            throw;";

    /// <summary><c>dotnet format</c> takes the first finding's first action for all of a project: that must not be another fix elsewhere.</summary>
    [Fact]
    public Task FixAllOfAFindingWithoutLogger_LeavesAloneWhatCanBeLogged() => FixAllAsync(
        "RethrowExceptionWithoutLogger", ReplaceFirst(Mixed, Swallowed, Rethrown));

    [Fact]
    public Task FixAllOfAFindingWithLogger_LeavesAloneWhatCannotBeLogged() => FixAllAsync(
        "LogException", ReplaceLast(Mixed, Swallowed, Logged));

    private static Task FixAllAsync(string key, string fixedCode) =>
        new CSharpCodeFixTest<SwallowedExceptionAnalyzer, SwallowedExceptionCodeFix, DefaultVerifier>
        {
            CodeActionEquivalenceKey = key,
            TestState = { Sources = { Mixed, LoggingStubs.Microsoft } },
            FixedState = { Sources = { fixedCode, LoggingStubs.Microsoft }, MarkupHandling = MarkupMode.Allow },
        }.RunAsync();

    private static string ReplaceFirst(string text, string old, string @new) => ReplaceAt(text, text.IndexOf(old, StringComparison.Ordinal), old, @new);

    private static string ReplaceLast(string text, string old, string @new) => ReplaceAt(text, text.LastIndexOf(old, StringComparison.Ordinal), old, @new);

    private static string ReplaceAt(string text, int index, string old, string @new) => text.Remove(index, old.Length).Insert(index, @new);
}

using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Tests.Model;

/// <summary>
/// What the rule about logging and throwing on, and the one about logging without the exception, read. No path is both's, and every handler
/// has a form that is neither's: without the exception where it goes on, with it where it ends.
/// </summary>
public sealed class LoggedPathsTests
{
    private const Disposition GoesOn = Disposition.Rethrown | Disposition.Replaced;

    [Theory]
    [InlineData("_log.LogError(ex, \"failed\"); throw;", true, false)]
    [InlineData("_log.LogError(ex, \"failed\"); throw new InvalidOperationException(\"no\", ex);", true, false)]
    [InlineData("_log.LogError(\"failed\"); throw;", false, false)]
    [InlineData("_log.LogError(\"failed\"); throw new InvalidOperationException(\"no\", ex);", false, false)]
    [InlineData("_log.LogError(ex, \"failed\");", false, false)]
    [InlineData("_log.LogError(ex, \"failed\"); return;", false, false)]
    [InlineData("_log.LogError(\"failed\");", false, true)]
    [InlineData("_log.LogError(\"failed\"); return;", false, true)]
    [InlineData("if (_flag) { _log.LogError(ex, \"failed\"); return; } _log.LogError(\"failed\"); throw;", false, false)]
    [InlineData("if (_flag) { _log.LogError(\"failed\"); return; } _log.LogError(ex, \"failed\"); throw;", true, true)]
    public void Path_IsNeverToLogMoreAndLess(string handler, bool isLoggedTwice, bool isLoggedWithout)
    {
        var paths = PathsOf(handler);

        Assert.Equal(isLoggedTwice, paths.Any(IsLoggedTwice));
        Assert.Equal(isLoggedWithout, paths.Any(IsLoggedWithout));
        Assert.DoesNotContain(paths, path => IsLoggedTwice(path) && IsLoggedWithout(path));
    }

    private static bool IsLoggedTwice(Disposition path) => (path & Disposition.Logged) != 0 && (path & GoesOn) != 0;

    private static bool IsLoggedWithout(Disposition path) =>
        (path & Disposition.LoggedWithoutException) != 0 && (path & (Disposition.Logged | GoesOn)) == 0;

    private static IReadOnlyList<Disposition> PathsOf(string handler)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $$"""
            using System;
            using Microsoft.Extensions.Logging;
            class C
            {
                readonly ILogger _log = null;
                bool _flag;
                void M(Action work) { try { work(); } catch (Exception ex) { {{handler}} } }
            }
            """);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path.EndsWith("Microsoft.Extensions.Logging.Abstractions.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Paths", [tree], references);
        var clause = tree.GetRoot().DescendantNodes().OfType<CatchClauseSyntax>().Single();

        return ErrorModel.For(compilation)!.FactsOf(clause, compilation.GetSemanticModel(tree), CancellationToken.None)!.Paths;
    }
}

using ErrorHandling.Analyzers.Catching;
using ErrorHandling.Analyzers.CodeFixes.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

/// <summary>Runs one of the alternative fixes of EH1001.</summary>
internal static class SwallowedExceptionFix
{
    public static Task VerifyAsync(string key, string code, string fixedCode, params string[] libraries)
    {
        var test = new CSharpCodeFixTest<SwallowedExceptionAnalyzer, SwallowedExceptionCodeFix, DefaultVerifier> { CodeActionEquivalenceKey = key };

        test.TestState.Sources.Add(code);
        test.FixedState.Sources.Add(fixedCode);

        foreach (var library in libraries)
        {
            test.TestState.Sources.Add(library);
            test.FixedState.Sources.Add(library);
        }

        return test.RunAsync();
    }

    /// <summary>The finding stands, and the fix is not offered.</summary>
    public static Task IsNotOfferedAsync(string key, string code, params string[] libraries) => VerifyAsync(key, code, code, libraries);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>Holds the reported diagnostics against the expected ones.</summary>
internal static class DiagnosticMatcher
{
    public static void Match(
        IVerifier verify, ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual, Func<string> printSources)
    {
        var unexpected = actual.ToList();

        // The most particular ones choose first, so that a vague one does not take what another needs.
        var missing = expected
            .OrderByDescending(Particulars)
            .Where(result => !TryTake(unexpected, result))
            .ToList();

        if (missing.Count == 0 && unexpected.Count == 0)
            return;

        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"Expected {expected.Length} diagnostic(s), found {actual.Length}.")).AppendLine();

        foreach (var result in missing)
            text.Append("  missing:    ").AppendLine(Describe(result));
        foreach (var diagnostic in unexpected)
            text.Append("  unexpected: ").AppendLine(Describe(diagnostic));

        verify.Fail(text.AppendLine().Append(printSources()).ToString());
    }

    public static string Describe(Diagnostic diagnostic)
    {
        var additional = diagnostic.AdditionalLocations.Count == 0
            ? ""
            : $" (also at {string.Join(", ", diagnostic.AdditionalLocations.Select(location => Describe(location.GetLineSpan())))})";
        var place = diagnostic.Location == Location.None ? "(no location)" : Describe(diagnostic.Location.GetLineSpan());

        return $"{place}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}{additional}";
    }

    private static string Describe(DiagnosticResult result)
    {
        var severity = result.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) ? "" : $"{result.Severity.ToString().ToLowerInvariant()} ";
        var place = result.HasLocation ? string.Join(", also at ", result.Spans.Select(location => Describe(location.Span))) : "(no location)";

        return $"{place}: {severity}{result.Id}{(result.Message is { } message ? $": {message}" : "")}";
    }

    private static string Describe(FileLinePositionSpan span) =>
        $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})-({span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})";

    private static bool TryTake(List<Diagnostic> reported, DiagnosticResult expected)
    {
        var index = reported.FindIndex(diagnostic => Matches(diagnostic, expected));
        if (index < 0)
            return false;

        reported.RemoveAt(index);
        return true;
    }

    private static bool Matches(Diagnostic actual, DiagnosticResult expected) =>
        actual.Id == expected.Id
        && (expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) || actual.Severity == expected.Severity)
        && (expected.Message is not { } message || actual.GetMessage(CultureInfo.InvariantCulture) == message)
        && MatchesLocations(actual, expected);

    private static bool MatchesLocations(Diagnostic actual, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
            return actual.Location == Location.None;

        if (expected.Spans[0].Span != actual.Location.GetLineSpan())
            return false;

        return expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations)
            || expected.Spans.Skip(1).Select(location => location.Span).SequenceEqual(actual.AdditionalLocations.Select(location => location.GetLineSpan()));
    }

    private static int Particulars(DiagnosticResult result) =>
        (result.Message is null ? 0 : 1)
        + (result.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations) ? 0 : 1)
        + (result.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) ? 0 : 1);
}

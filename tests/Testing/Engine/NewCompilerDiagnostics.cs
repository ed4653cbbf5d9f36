using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>Errors and warnings that a fix brings.</summary>
internal static class NewCompilerDiagnostics
{
    private const string MissingDocumentation = "CS1591";

    public static async Task<string?> FindAsync(Snapshot before, Snapshot after, CancellationToken cancellationToken)
    {
        var old = Count(await before.CompiledAsync(cancellationToken).ConfigureAwait(false));
        var now = await after.CompiledAsync(cancellationToken).ConfigureAwait(false);

        // By number, not by place: a fix moves code. Who has undocumented members already does not mind another.
        var ids = Count(now)
            .Where(pair => pair.Value > old.GetValueOrDefault(pair.Key) && !(pair.Key == MissingDocumentation && old.ContainsKey(pair.Key)))
            .Select(pair => pair.Key)
            .ToImmutableHashSet();

        return ids.IsEmpty ? null : string.Join('\n', now.Where(diagnostic => ids.Contains(diagnostic.Id)).Select(DiagnosticMatcher.Describe));
    }

    private static Dictionary<string, int> Count(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(group => group.Key, group => group.Count());
}

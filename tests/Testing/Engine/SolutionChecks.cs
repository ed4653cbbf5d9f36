using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Engine;

/// <summary>What a whole assembly of tests wants checked with the code of every one of its tests.</summary>
internal interface ISolutionCheck
{
    /// <summary>Judges a solution, whatever the test itself expects in it.</summary>
    Task CheckAsync(Solution solution, IVerifier verify, CancellationToken cancellationToken);

    /// <summary>Judges what an offered action made of a solution.</summary>
    Task CheckActionAsync(Solution before, Solution after, IVerifier verify, CancellationToken cancellationToken);
}

/// <summary>The checks that a module initializer of the tests' assembly has asked for.</summary>
internal static class SolutionChecks
{
    public static ImmutableArray<ISolutionCheck> All { get; private set; } = [];

    public static void Add(ISolutionCheck check) => All = All.Add(check);
}

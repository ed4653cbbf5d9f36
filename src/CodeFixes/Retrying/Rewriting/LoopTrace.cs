using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>How a run of the loop ended.</summary>
internal enum LoopEnd
{
    /// <summary>Something in it cannot be worked out.</summary>
    Unknown,

    /// <summary>The work itself returned, or a <c>return;</c> followed it.</summary>
    Returned,

    /// <summary>Control went on behind the loop.</summary>
    Left,

    /// <summary>The last failure was thrown.</summary>
    Thrown,

    /// <summary>It went on for as long as anybody would look.</summary>
    Endless,
}

/// <summary>What one run of a retry loop did.</summary>
internal sealed class LoopTrace
{
    public int Attempts { get; set; }

    public LoopEnd End { get; set; }

    /// <summary>What was done after each attempt: the first entry after none, the last after the last.</summary>
    public List<LoopPause> Pauses { get; } = new() { new() };

    /// <summary>The variables that hold the failure at the end.</summary>
    public HashSet<ILocalSymbol> Kept { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that steered the run, with their declarations before the loop where they have one.</summary>
    public Dictionary<ILocalSymbol, LocalDeclarationStatementSyntax?> Variables { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What must hold of an exception for the work to be tried again, and what must not.</summary>
    public HashSet<ExpressionSyntax> Conditions { get; } = new();

    public HashSet<ExpressionSyntax> Exclusions { get; } = new();

    /// <summary>The token that ends waits and attempts, in every place where one is asked.</summary>
    public HashSet<string> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the failed attempt, starting with 0, as the loop's own counter says it; null where none counts plainly.</summary>
    public string? AttemptNumber(int retries)
    {
        foreach (var (variable, first) in Pauses[1].Counters.Select(pair => (pair.Key, pair.Value)))
        {
            if (Enumerable.Range(0, retries).All(index => Pauses[index + 1].Counters.TryGetValue(variable, out var value) && value == first + index))
                return first == 0 ? variable.Name : $"{variable.Name} {(first > 0 ? '-' : '+')} {Math.Abs(first).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }

        return null;
    }

    /// <summary>Whether both runs did the same as far as the shorter one went.</summary>
    public bool BeginsLike(LoopTrace longer)
    {
        for (var index = 0; index < Attempts; index++)
        {
            if (!Pauses[index].Equals(longer.Pauses[index]))
                return false;
        }

        return Pauses[Attempts].IsEmpty;
    }
}

/// <summary>What happened between two attempts.</summary>
internal sealed class LoopPause
{
    /// <summary>How long was waited: a <see cref="TimeSpan"/> or a <see cref="GivenValue"/>; null where nothing was.</summary>
    public object? Wait { get; set; }

    public ExpressionSyntax? Amount { get; set; }

    public bool IsMilliseconds { get; set; }

    /// <summary>What the counters held at the wait, or at the end of the handler where there is none.</summary>
    public Dictionary<ILocalSymbol, long> Counters { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the handler came to its end.</summary>
    public bool EndsHandler { get; set; }

    /// <summary>The entry that was written.</summary>
    public ExpressionStatementSyntax? Log { get; set; }

    /// <summary>What the variables in the entry held then.</summary>
    public Dictionary<ILocalSymbol, object?> Logged { get; } = new(SymbolEqualityComparer.Default);

    public bool IsEmpty => Wait is null && Log is null;

    public bool Equals(LoopPause other) => WaitsLike(other) && Log == other.Log;

    public bool WaitsLike(LoopPause other) => (Wait, other.Wait) switch
    {
        (GivenValue one, GivenValue two) => one.Expression.ToString() == two.Expression.ToString(),
        (TimeSpan one, TimeSpan two) => one == two,
        (null, null) => true,
        _ => false,
    };
}

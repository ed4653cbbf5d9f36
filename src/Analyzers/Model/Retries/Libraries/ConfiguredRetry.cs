using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>
/// One retry that a library does, as far as its configuration shows it. What is set from elsewhere is unknown, and unknown facts look harmless.
/// </summary>
internal sealed class ConfiguredRetry
{
    /// <summary>As many attempts are no bound any more.</summary>
    private const int Endless = 1000;

    private readonly SyntaxNode _mark;

    public ConfiguredRetry(SyntaxNode mark) => _mark = mark;

    /// <summary>Whether it belongs to a library that has good defaults of its own and is judged only where the user asks for it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the options are those of an HTTP client.</summary>
    public bool IsHttpClient { get; init; }

    /// <summary>Whether something says that the work goes to another machine.</summary>
    public bool IsRemote { get; init; }

    /// <summary>Whether something says that it does not.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether the library is told to try for ever.</summary>
    public bool IsEndless { get; init; }

    /// <summary>What ends the attempts, as far as it is seen.</summary>
    public RetryBound Bound => IsEndless || Retries >= Endless ? RetryBound.Nothing : Retries is null ? RetryBound.Unknown : RetryBound.Attempts;

    /// <summary>How often the work is tried again, where a constant or a default says so.</summary>
    public int? Retries { get; init; }

    public SyntaxNode? BoundPlace { get; init; }

    public DelayTraits Delay { get; init; } = DelayTraits.Unknown;

    public SyntaxNode? DelayPlace { get; init; }

    /// <summary>Whether the next attempt follows at once.</summary>
    public bool HasNoDelay { get; init; }

    /// <summary>Whether something is done between the attempts that may help the next one.</summary>
    public bool Remedies { get; init; }

    /// <summary>Where chance is switched on or off.</summary>
    public SyntaxNode? JitterPlace { get; init; }

    /// <summary>Why the jitter that is switched on does nothing.</summary>
    public DeadJitter DeadJitter { get; init; }

    /// <summary>Where the growth of the wait is set.</summary>
    public SyntaxNode? GrowthPlace { get; init; }

    public bool RetriesEverything { get; init; }

    /// <summary>Failures by name that no attempt helps.</summary>
    public ImmutableArray<string> HopelessTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Statuses by name that no attempt helps.</summary>
    public ImmutableArray<string> HopelessStatuses { get; init; } = ImmutableArray<string>.Empty;

    public SyntaxNode? ErrorsPlace { get; init; }

    /// <summary>Whether responses come back and nothing asks them how long to wait.</summary>
    public bool IgnoresRetryAfter { get; init; }

    public bool NamesTooManyRequests { get; init; }

    /// <summary>Where the wait is worked out without the response.</summary>
    public SyntaxNode? RetryAfterPlace { get; init; }

    /// <summary>Where a finding about a setting stands: where it is set, else on the options' creation or the name of the call.</summary>
    public Location At(SyntaxNode? place)
    {
        place ??= _mark;

        return place is BaseObjectCreationExpressionSyntax creation
            ? Location.Create(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, EndOfHead(creation)))
            : place.GetLocation();
    }

    private static int EndOfHead(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: var type } ? type.Span.End : creation.ArgumentList?.Span.End ?? creation.NewKeyword.Span.End;
}

/// <summary>Why jitter does nothing.</summary>
internal enum DeadJitter
{
    /// <summary>It does something, or there is none.</summary>
    No,

    /// <summary>A generator gives every wait, and chance has no part in it.</summary>
    Generator,

    /// <summary>The wait is zero, and stays zero.</summary>
    Zero,
}

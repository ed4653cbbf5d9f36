using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Finds the details of exceptions that a value is made of, through text, objects, variables and the helpers of this compilation. What a callee
/// that cannot be looked into makes of them is taken for something else: most such callees translate or clean.
/// </summary>
internal sealed class ExceptionDetails
{
    private readonly HelperSummaries _helpers;
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Budget), ValueParts> _results = new();

    public ExceptionDetails(HelperSummaries helpers) => _helpers = helpers;

    /// <summary>The details that <paramref name="value"/> carries.</summary>
    public List<ExceptionDetail> In(IOperation value, CancellationToken cancellationToken) => PartsOf(value, cancellationToken).Details;

    /// <summary>Whether something below <paramref name="operation"/> sends details to a client.</summary>
    public bool AreSentBy(IOperation operation, CancellationToken cancellationToken)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (ResponseWriteRecognizer.Recognize(part) is { } write && write.Values.Any(value => In(value, cancellationToken).Count > 0))
                return true;
        }

        return false;
    }

    /// <summary>The details that the value carries, and the parameters whose own value it passes on.</summary>
    public ValueParts PartsOf(IOperation value, CancellationToken cancellationToken)
    {
        var parts = new ValueParts();
        new ExceptionDetailWalker(this, _helpers, parts, HelperSummaries.MaxDepth, cancellationToken).Visit(value);
        return parts;
    }

    /// <summary>What a method of this compilation returns; <see langword="null"/> where it cannot be seen.</summary>
    public ValueParts? ResultOf(IMethodSymbol method, int budget, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;

        if (budget == 0 || method.DeclaringSyntaxReferences.IsEmpty)
            return null;

        if (_results.TryGetValue((method, budget), out var known))
            return known;

        var results = _helpers.ResultsOf(method, cancellationToken);

        if (results.Count == 0)
            return null;

        var parts = new ValueParts();
        var walker = new ExceptionDetailWalker(this, _helpers, parts, budget - 1, cancellationToken);

        foreach (var result in results)
            walker.Visit(result);

        return _results.GetOrAdd((method, budget), parts);
    }
}

/// <summary>What a value is made of, as far as exceptions are concerned.</summary>
internal sealed class ValueParts
{
    public List<ExceptionDetail> Details { get; } = new();

    /// <summary>Parameters of the method around that the value holds, as they are or in a text.</summary>
    public HashSet<IParameterSymbol> Parameters { get; } = new(SymbolEqualityComparer.Default);
}

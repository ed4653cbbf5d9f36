using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>How many attempts a condition over a counter allows, where constants say so.</summary>
internal readonly struct AttemptCount
{
    /// <summary>So many attempts bound nothing.</summary>
    private const int TooMany = 1000;

    private AttemptCount(int? attempts, bool isEndless)
    {
        Attempts = attempts;
        IsEndless = isEndless;
    }

    public int? Attempts { get; }

    /// <summary>Whether the limit is so high that it is none.</summary>
    public bool IsEndless { get; }

    /// <summary>The attempts of <c>foreach (var attempt in Enumerable.Range(0, 3))</c>.</summary>
    public static int? OfRange(IOperation collection)
    {
        foreach (var operation in collection.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { Arguments: { Length: 2 } arguments } && arguments[1].Value.ConstantValue is { HasValue: true, Value: int count })
                return count;
        }

        return null;
    }

    /// <summary>Whether the condition holds only when the counter has come to its end: <c>attempt == max</c>.</summary>
    public static bool HoldsAtEnd(IOperation condition, AttemptScope scope)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is not IBinaryOperation comparison || !Compares(comparison.OperatorKind))
                continue;

            var kind = comparison.OperatorKind;
            var counter = CounterOf(comparison.LeftOperand, scope);

            if (counter is null)
                (counter, kind) = (CounterOf(comparison.RightOperand, scope), Mirror(kind));

            if (counter is null)
                continue;

            if (kind == BinaryOperatorKind.Equals)
                return true;

            return IsCountedDown(counter, scope)
                ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                : kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        }

        return false;
    }

    private static bool IsCountedDown(ISymbol counter, AttemptScope scope)
    {
        foreach (var write in scope.WritesOf(counter))
        {
            if (write.Place.Parent is IIncrementOrDecrementOperation { Kind: OperationKind.Decrement } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract })
                return true;
        }

        return false;
    }

    public static AttemptCount Of(IOperation condition, AttemptScope scope, bool endsWhenTrue)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IBinaryOperation comparison && Compare(comparison, scope, out var counter, out var limit, out var kind))
                return Count(condition, comparison, scope, counter!, limit, kind, endsWhenTrue);
        }

        return new AttemptCount(null, isEndless: false);
    }

    private static AttemptCount Count(
        IOperation condition, IBinaryOperation comparison, AttemptScope scope, ISymbol counter, long limit, BinaryOperatorKind kind, bool endsWhenTrue)
    {
        if (Math.Abs(limit) >= TooMany)
            return new AttemptCount(null, isEndless: true);

        if (StartOf(counter, scope) is not { } start)
            return new AttemptCount(null, isEndless: false);

        if (Math.Abs(start) >= TooMany)
            return new AttemptCount(null, isEndless: true);

        // The comparison as it reads where the attempts go on.
        var includesLimit = endsWhenTrue
            ? kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan
            : kind is BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual;

        var attempts = Math.Abs(limit - start) + (includesLimit ? 1 : 0) + (IsAtTop(condition) || IsStepped(comparison, counter, scope) ? 0 : 1);
        return new AttemptCount((int)attempts, isEndless: false);
    }

    /// <summary>Whether the condition is asked before the first attempt.</summary>
    private static bool IsAtTop(IOperation condition) => condition.Syntax.Parent switch
    {
        WhileStatementSyntax or ForStatementSyntax => true,
        BinaryExpressionSyntax or ParenthesizedExpressionSyntax => condition.Syntax.FirstAncestorOrSelf<StatementSyntax>() is WhileStatementSyntax or ForStatementSyntax,
        _ => false,
    };

    /// <summary>Whether the counter has counted the attempt before the condition asks it.</summary>
    private static bool IsStepped(IBinaryOperation comparison, ISymbol counter, AttemptScope scope)
    {
        foreach (var write in scope.WritesOf(counter))
        {
            if (!write.IsStep)
                continue;

            var step = write.Place.Parent;

            if (comparison.Syntax.Span.Contains(write.Place.Syntax.Span))
                return step is not IIncrementOrDecrementOperation { IsPostfix: true };

            if (write.Place.Syntax.SpanStart < comparison.Syntax.SpanStart && step?.Syntax.Parent is not ForStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool Compare(IBinaryOperation comparison, AttemptScope scope, out ISymbol? counter, out long limit, out BinaryOperatorKind kind)
    {
        kind = comparison.OperatorKind;
        counter = Compares(kind) ? CounterOf(comparison.LeftOperand, scope) : null;
        var other = comparison.RightOperand;

        if (counter is null && Compares(kind))
        {
            counter = CounterOf(comparison.RightOperand, scope);
            other = comparison.LeftOperand;
            kind = Mirror(kind);
        }

        limit = 0;
        return counter is not null && ToNumber(other.WithoutConversions().ConstantValue, out limit);
    }

    private static bool Compares(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static ISymbol? CounterOf(IOperation operand, AttemptScope scope)
    {
        operand = operand.WithoutConversions();
        operand = operand is IIncrementOrDecrementOperation step ? step.Target : operand;
        return AttemptScope.VariableOf(operand) is { } variable && scope.IsCounter(variable) ? variable : null;
    }

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    /// <summary>What the counter holds before the first attempt, if it is one constant.</summary>
    private static long? StartOf(ISymbol counter, AttemptScope scope)
    {
        long? start = null;

        foreach (var value in WrittenValues.Of(counter, scope.Function.Root()))
        {
            if (value is null || !ToNumber(value.WithoutConversions().ConstantValue, out var number))
                continue;

            if (start is not null && start != number)
                return null;

            start = number;
        }

        return counter is ILocalSymbol ? start : null;
    }

    private static bool ToNumber(Optional<object?> constant, out long number)
    {
        switch (constant is { HasValue: true } ? constant.Value : null)
        {
            case int value: number = value; return true;
            case long value: number = value; return true;
            case short value: number = value; return true;
            case byte value: number = value; return true;
            case uint value: number = value; return true;
            default: number = 0; return false;
        }
    }
}

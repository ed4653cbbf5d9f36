using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>The code that is run once for every attempt: the work that is tried, and what stands around it.</summary>
internal sealed class AttemptScope
{
    private readonly Dictionary<ISymbol, List<Write>> _writes = new(SymbolEqualityComparer.Default);
    private readonly ISymbol? _numbered;

    public AttemptScope(IOperation repeated, TextSpan span, ITryOperation? guarded, ErrorModel model, CancellationToken cancellationToken, ISymbol? counter = null)
    {
        Span = span;
        Try = guarded;
        Model = model;
        CancellationToken = cancellationToken;
        Function = FunctionAround(repeated);
        _numbered = counter ?? (repeated is IForEachLoopOperation { Locals: { Length: 1 } locals } ? locals[0] : null);
        Member = FunctionSymbol(repeated, cancellationToken);

        foreach (var operation in repeated.OwnDescendants())
        {
            if (span.Contains(operation.Syntax.Span) && !IsBeforeFirst(operation, repeated))
                Operations.Add(operation);
        }

        foreach (var operation in Operations)
            Note(operation);

        HeadQueue = HeadItems.QueueOf(this);
    }

    public TextSpan Span { get; }

    public ITryOperation? Try { get; }

    public ErrorModel Model { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The body of the function that the attempts stand in.</summary>
    public IOperation Function { get; }

    public IMethodSymbol? Member { get; }

    /// <summary>Everything that runs once for every attempt, without lambdas.</summary>
    public List<IOperation> Operations { get; } = new();

    /// <summary>The queue whose first item is tried again after a failure, if the attempts are those of such a pump.</summary>
    public ISymbol? HeadQueue { get; }

    /// <summary>Whether the operation belongs to the work that is tried.</summary>
    public bool IsTried(IOperation operation) => Try is null || Try.Body.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>Whether the operation belongs to a handler or its filter.</summary>
    public bool IsHandling(IOperation operation)
    {
        if (Try is null)
            return false;

        foreach (var clause in Try.Catches)
        {
            if (clause.Syntax.Span.Contains(operation.Syntax.Span))
                return true;
        }

        return false;
    }

    public IEnumerable<Write> WritesOf(ISymbol variable) => _writes.TryGetValue(variable, out var writes) ? writes : Enumerable.Empty<Write>();

    public IEnumerable<ISymbol> Written => _writes.Keys;

    /// <summary>Whether each attempt moves the variable by a constant: <c>attempt++</c>, <c>left -= 1</c>, or takes its next number out of a range.</summary>
    public bool IsCounter(ISymbol variable)
    {
        if (SymbolEqualityComparer.Default.Equals(variable, _numbered))
            return true;

        if (Try is not null && IsDeclaredIn(variable, Try.Body.Syntax))
            return false; // It counts something in the work, and begins anew with every attempt.

        foreach (var write in WritesOf(variable))
        {
            if (write.IsStep)
                return true;
        }

        return false;
    }

    /// <summary>Whether the operation reads a counter of attempts.</summary>
    public ISymbol? CounterIn(IOperation operation)
    {
        foreach (var descendant in operation.DescendantsAndSelf())
        {
            if (VariableOf(descendant) is { } variable && IsCounter(variable))
                return variable;
        }

        return null;
    }

    /// <summary>The local, parameter, own field or own property that the operation reads or writes.</summary>
    public static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation } member => member.Member,
        _ => operation.ReferencedVariable(),
    };

    /// <summary>Whether all attempts share the variable, and what it holds.</summary>
    public bool IsFromOutside(ISymbol variable) => !IsDeclaredIn(variable, Function.Syntax.SyntaxTree, Span) && !WritesOf(variable).Any();

    private static bool IsDeclaredIn(ISymbol variable, SyntaxNode node) => IsDeclaredIn(variable, node.SyntaxTree, node.Span);

    private static bool IsDeclaredIn(ISymbol variable, SyntaxTree tree, TextSpan span)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == tree && span.Contains(reference.Span))
                return true;
        }

        return false;
    }

    /// <summary>The name under which the value is known.</summary>
    public static string? NameOf(IOperation value) => (value as IMemberReferenceOperation)?.Member.Name ?? value.ReferencedVariable()?.Name;

    /// <summary>What a <c>for</c> runs before its first attempt.</summary>
    private static bool IsBeforeFirst(IOperation operation, IOperation repeated)
    {
        if (repeated is not IForLoopOperation { Before: var before })
            return false;

        foreach (var first in before)
        {
            if (first.Syntax.Span.Contains(operation.Syntax.Span))
                return true;
        }

        return false;
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IIncrementOrDecrementOperation { Target: var target }:
                Add(target, value: null, isStep: true);
                break;

            case ICompoundAssignmentOperation { Target: var target, Value: var value, OperatorKind: var kind }:
                Add(target, value: null, isStep: value.ConstantValue.HasValue && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract && IsNumber(target));
                break;

            case ISimpleAssignmentOperation { Target: var target, Value: var value }:
                Add(target, value, IsStepOf(target, value));
                break;

            case IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { Value: var value }:
                Add(local, new Write(operation, value, IsTried(operation), isStep: false));
                break;

            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var value, Parent: var call }:
                Add(value, call, isStep: false);
                break;
        }
    }

    private void Add(IOperation target, IOperation? value, bool isStep)
    {
        if (VariableOf(target) is { } variable)
            Add(variable, new Write(target, value, IsTried(target), isStep));
    }

    private void Add(ISymbol variable, Write write)
    {
        if (!_writes.TryGetValue(variable, out var writes))
            _writes.Add(variable, writes = new List<Write>());

        writes.Add(write);
    }

    private static bool IsNumber(IOperation operation) =>
        operation.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary><c>attempt = attempt + 1</c>.</summary>
    private static bool IsStepOf(IOperation target, IOperation value) =>
        IsNumber(target)
        && value.WithoutConversions() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand.ConstantValue.HasValue: true }
        && VariableOf(target) is { } variable
        && SymbolEqualityComparer.Default.Equals(VariableOf(left.WithoutConversions()), variable);

    private static IOperation FunctionAround(IOperation operation)
    {
        var current = operation;

        while (current.Parent is { } parent)
        {
            current = parent;

            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return current;
    }

    private static IMethodSymbol? FunctionSymbol(IOperation operation, CancellationToken cancellationToken) => FunctionAround(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation function => function.Symbol,
        _ => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken) as IMethodSymbol,
    };
}

/// <summary>One place where an attempt writes a variable.</summary>
internal readonly struct Write
{
    public Write(IOperation place, IOperation? value, bool isTried, bool isStep)
    {
        Place = place;
        Value = value;
        IsTried = isTried;
        IsStep = isStep;
    }

    public IOperation Place { get; }

    /// <summary>What is written, where that can be seen.</summary>
    public IOperation? Value { get; }

    /// <summary>Whether the work that is tried writes it.</summary>
    public bool IsTried { get; }

    /// <summary>Whether it moves the variable by a constant.</summary>
    public bool IsStep { get; }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>One place where a variable gets a value, or something is added to the one that it has.</summary>
internal readonly struct VariableWrite
{
    public VariableWrite(IOperation at, IOperation? value, bool adds = false)
    {
        At = at;
        Value = value;
        Adds = adds;
    }

    public IOperation At { get; }

    /// <summary>The value, or what holds it; <see langword="null"/> where it cannot be seen.</summary>
    public IOperation? Value { get; }

    /// <summary>Whether what the variable held before is still in it.</summary>
    public bool Adds { get; }
}

/// <summary>Where the variables of one member get their values, found in one pass.</summary>
internal sealed class VariableWrites
{
    private readonly Dictionary<ISymbol, List<VariableWrite>> _writes = new(SymbolEqualityComparer.Default);

    public VariableWrites(IOperation root)
    {
        foreach (var operation in root.Descendants())
            Collect(operation);
    }

    /// <summary>
    /// Those of a variable's writes whose value it may have where it is read: not those that always run before another one that does.
    /// </summary>
    /// <param name="variable">A local or parameter.</param>
    /// <param name="use">Where it is read.</param>
    /// <param name="isOverwritten">Whether the value that it had at first, a parameter's argument, is gone.</param>
    public List<VariableWrite> Reaching(ISymbol variable, IOperation use, out bool isOverwritten)
    {
        var reaching = new List<VariableWrite>();
        isOverwritten = false;

        if (!_writes.TryGetValue(variable, out var writes))
            return reaching;

        foreach (var write in writes)
        {
            if (!MayPrecede(write, use))
                continue;

            if (!write.Adds && AlwaysPrecedes(write, use))
            {
                reaching.RemoveAll(earlier => earlier.At.Syntax.SpanStart < write.At.Syntax.SpanStart && Before(earlier, use));
                isOverwritten = true;
            }

            reaching.Add(write);
        }

        return reaching;
    }

    /// <summary>All writes of a variable, whatever comes after them.</summary>
    public IReadOnlyList<VariableWrite> Of(ISymbol variable) => _writes.TryGetValue(variable, out var writes) ? writes : Array.Empty<VariableWrite>();

    private static bool MayPrecede(VariableWrite write, IOperation use) =>
        Before(write, use) || FunctionOf(write.At) != FunctionOf(use) || LoopAround(write.At) is { } loop && loop.Span.Contains(use.Syntax.SpanStart);

    private static bool Before(VariableWrite write, IOperation use) => write.At.Syntax.Span.End <= use.Syntax.SpanStart;

    /// <summary>Whether the write is a statement of a block around the use, and stands before it.</summary>
    private static bool AlwaysPrecedes(VariableWrite write, IOperation use)
    {
        if (!Before(write, use) || FunctionOf(write.At) != FunctionOf(use))
            return false;

        var statement = write.At;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is not (IExpressionStatementOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation))
                return false;

            statement = parent;
        }

        return statement.Parent is { } block && block.Syntax.Span.Contains(use.Syntax.Span);
    }

    private static SyntaxNode? FunctionOf(IOperation operation) => Around(operation, static parent => parent is IAnonymousFunctionOperation or ILocalFunctionOperation);

    private static SyntaxNode? LoopAround(IOperation operation) => Around(operation, static parent => parent is ILoopOperation);

    private static SyntaxNode? Around(IOperation operation, Func<IOperation, bool> isWanted)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (isWanted(parent))
                return parent.Syntax;
        }

        return null;
    }

    private void Collect(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(local, declarator, initializer.Value);
                break;

            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var local } } loop:
                Add(local, loop.LoopControlVariable, loop.Collection);
                break;

            case ISimpleAssignmentOperation assignment:
                CollectAssignment(assignment, assignment.Target.WithoutConversions());
                break;

            case ICompoundAssignmentOperation or ICoalesceAssignmentOperation when ((IAssignmentOperation)operation).Target.ReferencedVariable() is { } variable:
                Add(variable, operation, ((IAssignmentOperation)operation).Value, adds: true);
                break;

            case IDeconstructionAssignmentOperation deconstruction:
                CollectParts(deconstruction.Target, deconstruction.Value.WithoutConversions(), deconstruction);
                break;

            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: { } call } argument when Declared(argument.Value) is { } variable:
                Add(variable, argument, call, adds: argument.Parameter!.RefKind == RefKind.Ref);
                break;

            case IIsPatternOperation isPattern:
                CollectPattern(isPattern.Pattern, isPattern.Value);
                break;

            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    CollectPattern(arm.Pattern, choice.Value);
                break;

            case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } } clause:
                CollectPattern(clause.Pattern, choice.Value);
                break;

            case IInvocationOperation { Instance: { } instance, Arguments.IsEmpty: false } call when AddsToInstance(call.TargetMethod) && Holder(instance) is { } variable:
                foreach (var argument in call.Arguments)
                {
                    // Of a key and a value only the value is one that anybody prints as such.
                    if (argument.Parameter?.Name != "key")
                        Add(variable, call, argument.Value, adds: true);
                }

                break;
        }
    }

    private void CollectAssignment(ISimpleAssignmentOperation assignment, IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Add(target.ReferencedVariable()!, assignment, assignment.Value);
                break;

            case IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } holder } when holder.WithoutConversions().ReferencedVariable() is { } variable:
                Add(variable, assignment, assignment.Value, adds: true);
                break;

            case IArrayElementReferenceOperation { ArrayReference: var array } when array.WithoutConversions().ReferencedVariable() is { } variable:
                Add(variable, assignment, assignment.Value, adds: true);
                break;
        }
    }

    private void CollectParts(IOperation target, IOperation value, IOperation at)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

        if (target is not ITupleOperation { Elements: var targets })
        {
            if (Declared(target) is { } variable)
                Add(variable, at, value == at ? null : value);

            return;
        }

        var values = value as ITupleOperation;

        for (var i = 0; i < targets.Length; i++)
            CollectParts(targets[i], values?.Elements.Length == targets.Length ? values.Elements[i].WithoutConversions() : at, at);
    }

    private void CollectPattern(IPatternOperation pattern, IOperation? value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, pattern, value);
                break;

            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                    Add(whole, pattern, value);
                foreach (var part in recursive.PropertySubpatterns)
                    CollectPattern(part.Pattern, part.Member);
                foreach (var part in recursive.DeconstructionSubpatterns)
                    CollectPattern(part, value: null);
                break;

            case IBinaryPatternOperation both:
                CollectPattern(both.LeftPattern, value);
                CollectPattern(both.RightPattern, value);
                break;

            case INegatedPatternOperation negated:
                CollectPattern(negated.Pattern, value);
                break;
        }
    }

    private static ISymbol? Declared(IOperation operation) =>
        (operation is IDeclarationExpressionOperation declaration ? declaration.Expression : operation).WithoutConversions().ReferencedVariable();

    private static bool AddsToInstance(IMethodSymbol method) =>
        method.Name.StartsWith("Append", StringComparison.Ordinal)
        || method.Name is "Insert" or "Add" or "AddRange" or "TryAdd" or "Push" or "Enqueue" or "AddLast" or "AddFirst" or "Write" or "WriteLine";

    /// <summary>The variable behind a chain of calls: <c>builder</c> of <c>builder.Append(a).Append(b)</c>.</summary>
    private static ISymbol? Holder(IOperation instance)
    {
        while (instance.WithoutConversions() is IInvocationOperation { Instance: { } inner } call && AddsToInstance(call.TargetMethod))
            instance = inner;

        return instance.WithoutConversions().ReferencedVariable();
    }

    private void Add(ISymbol variable, IOperation at, IOperation? value, bool adds = false)
    {
        if (!_writes.TryGetValue(variable, out var writes))
            _writes[variable] = writes = new();

        writes.Add(new(at, value, adds));
    }
}

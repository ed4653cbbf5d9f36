using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// <c>_log?.LogError(ex, …)</c> and <c>if (_log.IsEnabled(…)) …</c> are no silent paths: where only such a guard stands before an event,
/// the event counts from the guard on. So it does from the head of a loop that handles the exception for each of its items.
/// </summary>
internal static class GuardedEvents
{
    public static void Hoist(IOperation scope, Dictionary<SyntaxNode, Disposition> events)
    {
        if (events.Count == 0)
            return;

        var hoisted = new List<KeyValuePair<SyntaxNode, Disposition>>();

        foreach (var operation in scope.OwnDescendants())
        {
            if (events.TryGetValue(operation.Syntax, out var disposition))
                Climb(operation, scope, disposition, hoisted);
        }

        foreach (var entry in hoisted)
        {
            events.TryGetValue(entry.Key, out var known);
            events[entry.Key] = known | entry.Value;
        }
    }

    private static void Climb(IOperation operation, IOperation scope, Disposition disposition, List<KeyValuePair<SyntaxNode, Disposition>> hoisted)
    {
        for (var current = operation; current.Parent is { } parent && current != scope; current = parent)
        {
            switch (parent)
            {
                case IConditionalAccessOperation access when access.WhenNotNull == current:
                    hoisted.Add(new(access.Operation.Syntax, disposition));
                    break;

                case IConditionalOperation { WhenFalse: null } conditional when conditional.WhenTrue == current && (IsGuard(conditional.Condition, operation) || IsOnceFlag(conditional)):
                    hoisted.Add(new(Leftmost(conditional.Condition).Syntax, disposition));
                    break;

                case IBlockOperation block:
                    foreach (var statement in block.Operations.TakeWhile(statement => statement != current))
                    {
                        if (statement is IConditionalOperation { WhenFalse: null } early && Leaves(early.WhenTrue) && IsAbsence(early.Condition, operation))
                            hoisted.Add(new(Leftmost(early.Condition).Syntax, disposition));
                    }

                    break;

                case IForEachLoopOperation loop when loop.Body == current:
                    hoisted.Add(new(FirstOf(loop.Collection).Syntax, disposition));
                    break;

                // `for (var e = ex; e != null; e = e.InnerException) …`: there is always a first one.
                case ILoopOperation loop when loop.Body == current && ConditionOf(loop) is { } condition && IsMoreOfTheChain(condition):
                    hoisted.Add(new(Leftmost(condition).Syntax, disposition));
                    break;

                // A second try whose own failure takes the exception along: nothing is lost if it succeeds.
                case ICatchClauseOperation { Parent: ITryOperation { Body: var body } } when parent != scope && disposition != Disposition.LoggedWithoutException:
                    hoisted.Add(new(FirstOf(body).Syntax, disposition));
                    break;

                case IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or ICatchClauseOperation:
                    return;
            }
        }
    }

    private static IOperation? ConditionOf(ILoopOperation loop) => loop switch
    {
        IForLoopOperation forLoop => forLoop.Condition?.WithoutConversions(),
        IWhileLoopOperation whileLoop => whileLoop.Condition?.WithoutConversions(),
        _ => null,
    };

    private static bool IsMoreOfTheChain(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notNull => notNull.RightOperand.IsNullConstant() && IsException(notNull.LeftOperand),
        IIsPatternOperation isPattern => IsException(isPattern.Value) && IsPresence(isPattern.Pattern),
        _ => false,
    };

    /// <summary>What is executed first below an operation: a leaf.</summary>
    private static IOperation FirstOf(IOperation operation)
    {
        while (operation.ChildOperations.Any())
            operation = operation.ChildOperations.First();

        return operation;
    }

    /// <summary>A question about who is told, not about the failure: is there a listener, does it take this level?</summary>
    private static bool IsGuard(IOperation condition, IOperation told)
    {
        condition = condition.WithoutConversions();

        return condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => IsGuard(and.LeftOperand, told) && IsGuard(and.RightOperand, told),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notNull =>
                (notNull.RightOperand.IsNullConstant() && IsListener(notNull.LeftOperand, told)) || (notNull.LeftOperand.IsNullConstant() && IsListener(notNull.RightOperand, told)),
            IIsPatternOperation isPattern => IsPresence(isPattern.Pattern) && (IsListener(isPattern.Value, told) || IsListener(isPattern.Pattern, told)),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsVerbosityFlag(operand.WithoutConversions()),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => IsTrue(equals.RightOperand) && IsGuard(equals.LeftOperand, told),
            IConditionalAccessOperation access => IsGuard(access.WhenNotNull, told),
            IInvocationOperation { TargetMethod.Name: var name } => IsLevelQuestion(name),
            IPropertyReferenceOperation { Property.Name: var name } when IsLevelQuestion(name) => true,
            _ => IsVerbosityFlag(condition),
        };
    }

    /// <summary><c>if (!_log.IsEnabled(…)) return;</c>: the same question the other way round.</summary>
    private static bool IsAbsence(IOperation condition, IOperation told)
    {
        condition = condition.WithoutConversions();

        return condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => IsAbsence(or.LeftOperand, told) && IsAbsence(or.RightOperand, told),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } isNull => isNull.RightOperand.IsNullConstant() && IsListener(isNull.LeftOperand, told),
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } isNull => value.IsNullConstant() && IsListener(isNull.Value, told),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsGuard(operand, told),
            _ => false,
        };
    }

    /// <summary>Whether what is tested for presence takes part in the telling.</summary>
    private static bool IsListener(IOperation tested, IOperation told)
    {
        tested = tested.WithoutConversions();

        if (IsException(tested) || SymbolOf(tested) is not { } symbol)
            return false;

        foreach (var operation in told.DescendantsAndSelf())
        {
            if (SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol))
                return true;
        }

        return false;
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation reference => reference.Member,
        IDeclarationPatternOperation pattern => pattern.DeclaredSymbol,
        IRecursivePatternOperation pattern => pattern.DeclaredSymbol,
        _ => operation.ReferencedVariable(),
    };

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation block => !block.Operations.IsEmpty && Leaves(block.Operations[block.Operations.Length - 1]),
        IReturnOperation or IBranchOperation => true,
        _ => false,
    };

    /// <summary><c>if (!_logged) { Log(ex); _logged = true; }</c>: said once, the failure is known.</summary>
    private static bool IsOnceFlag(IConditionalOperation conditional)
    {
        if (conditional.Condition.WithoutConversions() is not IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }
            || operand.WithoutConversions() is not IMemberReferenceOperation { Member: var flag })
        {
            return false;
        }

        foreach (var operation in conditional.WhenTrue.OwnDescendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target, Value.ConstantValue: { HasValue: true, Value: true } }
                && SymbolEqualityComparer.Default.Equals(target.Member, flag))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A switch by which the caller has asked for silence, such as <c>suppressWarnings</c>.</summary>
    private static bool IsVerbosityFlag(IOperation condition) => condition switch
    {
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Boolean, Name: var name } } => Words.NameVerbosity(name),
        IMemberReferenceOperation { Member: IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean, Name: var name } } => Words.NameVerbosity(name),
        IMemberReferenceOperation { Member: IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean, Name: var name } } => Words.NameVerbosity(name),
        _ => false,
    };

    private static bool IsPresence(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } => value.IsNullConstant(),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true } or IDeclarationPatternOperation => true,
        _ => false,
    };

    private static bool IsException(IOperation operation)
    {
        for (var type = operation.WithoutConversions().Type; type is not null; type = type.BaseType)
        {
            if (type.HasFullName("System.Exception"))
                return true;
        }

        return false;
    }

    private static bool IsLevelQuestion(string name) =>
        name is "IsEnabled" or "ShouldTrace" or "ShouldLog"
        || (name.StartsWith("Is", StringComparison.Ordinal) && name.EndsWith("Enabled", StringComparison.Ordinal));

    private static bool IsTrue(IOperation operation) => operation.WithoutConversions().ConstantValue is { HasValue: true, Value: true };

    private static IOperation Leftmost(IOperation condition)
    {
        condition = condition.WithoutConversions();

        return condition switch
        {
            IBinaryOperation binary => Leftmost(binary.LeftOperand),
            IIsPatternOperation isPattern => Leftmost(isPattern.Value),
            IUnaryOperation unary => Leftmost(unary.Operand),
            IConditionalAccessOperation access => Leftmost(access.Operation),
            _ => condition,
        };
    }
}

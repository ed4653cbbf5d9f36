using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// <c>_log?.LogError(ex, …)</c> and <c>if (_log.IsEnabled(…)) …</c> are no silent paths: where only such a guard stands before an event,
/// the event counts from the guard on.
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

                case IConditionalOperation { WhenFalse: null } conditional when conditional.WhenTrue == current && IsGuard(conditional.Condition):
                    hoisted.Add(new(Leftmost(conditional.Condition).Syntax, disposition));
                    break;

                case IConditionalOperation or ILoopOperation or ISwitchOperation or ICatchClauseOperation or ISwitchExpressionOperation:
                    return;
            }
        }
    }

    /// <summary>A question about a listener, not about the failure: is there one, does it take this level?</summary>
    private static bool IsGuard(IOperation condition)
    {
        condition = condition.WithoutConversions();

        return condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => IsGuard(and.LeftOperand) && IsGuard(and.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } notNull => IsNull(notNull.RightOperand) || IsNull(notNull.LeftOperand),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } => IsNull(value),
            IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true } } => true,
            IInvocationOperation { TargetMethod.Name: var name } => IsLevelQuestion(name),
            IPropertyReferenceOperation { Property.Name: var name } => IsLevelQuestion(name),
            _ => false,
        };
    }

    private static bool IsLevelQuestion(string name) =>
        name is "IsEnabled" or "ShouldTrace" or "ShouldLog"
        || (name.StartsWith("Is", StringComparison.Ordinal) && name.EndsWith("Enabled", StringComparison.Ordinal));

    private static bool IsNull(IOperation operation) => operation.WithoutConversions().ConstantValue is { HasValue: true, Value: null };

    private static IOperation Leftmost(IOperation condition)
    {
        condition = condition.WithoutConversions();

        return condition switch
        {
            IBinaryOperation binary => Leftmost(binary.LeftOperand),
            IIsPatternOperation isPattern => Leftmost(isPattern.Value),
            _ => condition,
        };
    }
}

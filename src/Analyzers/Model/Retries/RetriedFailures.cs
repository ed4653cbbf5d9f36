using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds out which failures a handler tries again: all of them, some, or also those that nobody would.</summary>
internal static class RetriedFailures
{
    private static readonly string[] Hopeless =
    {
        "System.ArgumentException", "System.NotSupportedException", "System.NotImplementedException", "System.Security.SecurityException",
    };

    /// <summary>Whether neither the type, nor the filter, nor the handler asks what failed.</summary>
    public static bool IsEverything(ICatchClauseOperation clause, AttemptScope scope)
    {
        if (((CatchClauseSyntax)clause.Syntax).Declaration is not null && !KnownTypes.IsCatchAll(clause.ExceptionType))
            return false;

        if (clause.Filter is { } filter && Asks(filter, clause, scope))
            return false;

        foreach (var operation in clause.Handler.OwnDescendants())
        {
            var condition = operation switch
            {
                IConditionalOperation conditional => conditional.Condition,
                ISwitchOperation choice => choice.Value,
                ISwitchExpressionOperation choice => choice.Value,
                _ => null,
            };

            if (condition is not null && Asks(condition, clause, scope))
                return false;
        }

        return !HandsOut(clause);
    }

    /// <summary>The caught type, if another attempt can never help it.</summary>
    public static ITypeSymbol? HopelessType(ICatchClauseOperation clause)
    {
        return clause.ExceptionType is { } type && !type.HasFullName("System.Exception") && IsHopeless(type) ? type : null;
    }

    /// <summary>Whether another attempt can never help what the type stands for.</summary>
    public static bool IsHopeless(ITypeSymbol type)
    {
        if (ExceptionTypes.SignalsBug(type))
            return true;

        foreach (var name in Hopeless)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause takes what happens to a file that somebody else holds, and nothing else.</summary>
    public static bool IsOfFile(ICatchClauseOperation clause) =>
        clause.ExceptionType is { } type && (type.HasFullName("System.UnauthorizedAccessException") || type.IsOrInheritsFrom("System.IO.IOException"));

    /// <summary>Whether an earlier clause, for something else than cancellation, takes failures out of the attempts.</summary>
    public static bool IsShielded(ICatchClauseOperation clause, ITryOperation guarded, Func<ICatchClauseOperation, bool> comesBack)
    {
        foreach (var earlier in guarded.Catches)
        {
            if (earlier == clause)
                return false;

            if (!GuardedCancellation.IsCancellation(earlier.ExceptionType) && !comesBack(earlier))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause takes the cancellation that was asked for like any failure.</summary>
    public static bool IncludeCancellation(ICatchClauseOperation clause, AttemptScope scope)
    {
        var helpers = scope.Model.Helpers;

        if (helpers.Types.OperationCanceled is not { } cancelled || IsAskedIn(clause))
            return false;

        var variable = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        var isBare = ((CatchClauseSyntax)clause.Syntax).Declaration is null;

        if (!isBare && !cancelled.IsOrInheritsFrom(clause.ExceptionType) && !GuardedCancellation.IsCancellation(clause.ExceptionType))
            return false;

        if (FilterFacts.ReadFor(cancelled, isExactType: false, clause, variable, helpers, scope.CancellationToken) is FilterEffect.Narrows or FilterEffect.LetsNothingIn
            || (clause.Filter is { } filter && Asks(filter, clause, scope)))
        {
            return false;
        }

        return !IsTakenBefore(clause, scope.Try!, cancelled);
    }

    private static bool IsAskedIn(ICatchClauseOperation clause) =>
        GuardedCancellation.IsAskedIn(clause.Handler) || (clause.Filter is { } filter && GuardedCancellation.IsAskedIn(filter));

    private static bool IsTakenBefore(ICatchClauseOperation clause, ITryOperation guarded, ITypeSymbol cancelled)
    {
        foreach (var earlier in guarded.Catches)
        {
            if (earlier == clause)
                return false;

            if (earlier.ExceptionType.IsOrInheritsFrom(cancelled) || cancelled.IsOrInheritsFrom(earlier.ExceptionType) || IsAskedIn(earlier))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a condition looks at the exception, at something made of it or noted by the work before it failed, or lets somebody else decide;
    /// whether it is a cancellation says nothing else.
    /// </summary>
    private static bool Asks(IOperation condition, ICatchClauseOperation clause, AttemptScope scope)
    {
        foreach (var operation in condition.OwnDescendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when LogCallRecognizer.Recognize(call) is null && !Callees.IsPure(call.TargetMethod):
                    return true;

                case ILocalReferenceOperation { Local: var local } when IsCaught(operation, clause) ? !IsAboutCancellation(operation) : IsNoted(local, clause, scope):
                    return true;
            }
        }

        return false;
    }

    private static bool IsCaught(IOperation operation, ICatchClauseOperation clause) =>
        clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var variable }
        && SymbolEqualityComparer.Default.Equals(operation.WithoutConversions().ReferencedVariable(), variable);

    private static bool IsNoted(ILocalSymbol local, ICatchClauseOperation clause, AttemptScope scope)
    {
        if (scope.IsCounter(local))
            return false;

        foreach (var write in scope.WritesOf(local))
        {
            if (write.IsTried || write.Value?.DescendantsAndSelf().Any(part => IsCaught(part, clause)) == true)
                return true;
        }

        return false;
    }

    private static bool IsAboutCancellation(IOperation exception)
    {
        for (var current = exception.Parent; current is not null; current = current.Parent)
        {
            if (current is IIsTypeOperation or IIsPatternOperation)
                return GuardedCancellation.IsAllThatIsAskedIn(current);

            if (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison)
                return comparison.LeftOperand.IsNullConstant() || comparison.RightOperand.IsNullConstant();

            if (current is not (IConversionOperation or IParenthesizedOperation))
                return false;
        }

        return false;
    }

    /// <summary>A handler that gives the exception to a method which may throw it on, or answers yes or no, lets that method decide.</summary>
    private static bool HandsOut(ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (operation is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } argument
                && IsCaught(argument.Value, clause)
                && (Answers(method.ReturnType) || Words.FirstIs(method.Name, "Throw") || Words.FirstIs(method.Name, "Handle"))
                && LogCallRecognizer.Recognize(call) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Answers(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } && results[0].SpecialType == SpecialType.System_Boolean;
}

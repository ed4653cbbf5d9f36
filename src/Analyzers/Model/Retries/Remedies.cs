using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds what a handler does so that the next attempt goes better: a login, a reload, a new connection.</summary>
internal static class Remedies
{
    /// <summary>What tells of something, whoever it is told.</summary>
    private static readonly string[] Telling = { "Info", "Debug", "Verbose", "Trace", "Output", "Write", "Log", "Print", "Add", "Increment", "Record", "Set" };

    public static bool AreIn(ICatchClauseOperation clause, AttemptScope scope)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (IsRemedy(operation, clause))
                return true;
        }

        // What stands behind the try, and is not the work, may be one too.
        foreach (var operation in scope.Operations)
        {
            if (operation.Syntax.SpanStart > clause.Syntax.Span.End && !scope.IsHandling(operation) && !scope.IsTried(operation) && IsRemedy(operation, clause))
                return true;
        }

        return false;
    }

    /// <summary>Whether something is mended where a condition has let the attempts go on.</summary>
    public static bool AreBehind(SyntaxNode condition, AttemptScope scope)
    {
        foreach (var clause in scope.Try!.Catches)
        {
            if (clause.Syntax.Span.Contains(condition.Span))
                return AreIn(clause, scope);
        }

        foreach (var operation in scope.Operations)
        {
            switch (operation)
            {
                case IConditionalOperation { Condition: var asked, WhenTrue: var branch } when asked.Syntax.Span.Contains(condition.Span):
                    return branch.OwnDescendants().Any(Mends);

                case ISwitchCaseOperation { Body: var body, Clauses: var clauses } when clauses.Any(clause => clause.Syntax.Span.Contains(condition.Span)):
                    return body.Any(static statement => statement.OwnDescendants().Any(Mends));
            }
        }

        return false;
    }

    /// <summary>Something is waited for that is no pause, or the object that does the work is another one now: its token is forgotten.</summary>
    private static bool Mends(IOperation part) => part switch
    {
        IAwaitOperation { Operation: var awaited } => !(awaited is IInvocationOperation call && RetryDelays.Waits(call)),
        IAssignmentOperation { Target: IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } } => true,
        _ => false,
    };

    /// <summary>Whether the work fails because somebody else was faster, and looks again.</summary>
    public static bool IsOptimistic(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            var name = operation switch
            {
                ICatchClauseOperation { ExceptionType: { } type } => type.Name,
                IMemberReferenceOperation { Member: var member } => member.Name,
                IInvocationOperation { TargetMethod: var method } => method.Name,
                IParameterReferenceOperation { Parameter: var parameter } => parameter.Name,
                ILocalReferenceOperation { Local: var local } => local.Name,
                _ => null,
            };

            if (operation.ConstantValue is { HasValue: true, Value: 412 } || (name is not null && RetryWords.NameConflict(name)))
                return true;
        }

        return false;
    }

    private static bool IsRemedy(IOperation operation, ICatchClauseOperation clause)
    {
        if (operation is IAssignmentOperation { Value: var value } && value.WithoutConversions() is IInvocationOperation or IAwaitOperation or IObjectCreationOperation { Type.IsValueType: false })
            return !IsException(value.Type) && !RetryDelays.IsTime(value.Type);

        // Whatever is awaited takes its time, and may be there to wait.
        if (operation is IAwaitOperation { Operation: var awaited } && awaited.WithoutConversions() is IInvocationOperation { TargetMethod: var method } asked)
            return !RetryDelays.Waits(asked) && method.Name != "ConfigureAwait";

        return operation is IInvocationOperation call
            && IsStatement(call)
            && !RetryDelays.Waits(call)
            && !Callees.IsPure(call.TargetMethod)
            && LogCallRecognizer.Recognize(call) is null
            && !Words.NameReporting(call.TargetMethod.Name)
            && !TakesException(call, clause)
            && call.TargetMethod.Name is not ("ThrowIfCancellationRequested" or "Stop" or "Restart")
            && !Tells(call.TargetMethod.Name);
    }

    private static bool Tells(string name)
    {
        foreach (var start in Telling)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsStatement(IInvocationOperation call)
    {
        IOperation current = call;

        while (current.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" } or IAwaitOperation or IConditionalAccessOperation)
            current = current.Parent;

        return current.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation;
    }

    /// <summary>Who is given the exception is told of it.</summary>
    private static bool TakesException(IInvocationOperation call, ICatchClauseOperation clause)
    {
        foreach (var argument in call.Arguments)
        {
            foreach (var operation in argument.Value.DescendantsAndSelf())
            {
                if (operation is ILocalReferenceOperation { Local: var local } && clause.Locals.Contains(local, SymbolEqualityComparer.Default))
                    return true;
            }
        }

        return false;
    }

    private static bool IsException(ITypeSymbol? type) => type.IsOrInheritsFrom("System.Exception");
}

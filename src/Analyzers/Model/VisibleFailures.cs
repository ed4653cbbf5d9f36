using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Finds where a handler makes the failure visible without using the exception: a log call, a failure result, an error shown or recorded,
/// an exit code. Where the callee cannot be seen into, its name and its texts are all there is to judge by.
/// </summary>
internal sealed class VisibleFailures
{
    private readonly Dictionary<SyntaxNode, Disposition> _events;
    private readonly bool _returnsExitCode;

    private VisibleFailures(Dictionary<SyntaxNode, Disposition> events, bool returnsExitCode)
    {
        _events = events;
        _returnsExitCode = returnsExitCode;
    }

    public static void Note(ICatchClauseOperation clause, Dictionary<SyntaxNode, Disposition> events, IMethodSymbol? member)
    {
        var search = new VisibleFailures(events, member is not null && Boundary.OfMethod(member) == BoundaryKind.EntryPoint);

        foreach (var operation in clause.Handler.OwnDescendants())
            search.Visit(operation);
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                VisitCall(invocation);
                break;

            case IReturnOperation { ReturnedValue: { } value } when TellsFailure(value) || IsExitCode(value):
                Note(value.WithoutConversions(), Disposition.Converted);
                break;

            case IAssignmentOperation { Target: IPropertyReferenceOperation or IFieldReferenceOperation or IEventReferenceOperation } assignment
                when RecordsFailure(assignment):
                Note(assignment, Disposition.Converted);
                break;

            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation, Value: var text } when TellsFailure(text, sentencesOnly: true):
                Note(operation, Disposition.Converted);
                break;

            case IIncrementOrDecrementOperation { Target: IMemberReferenceOperation { Member.Name: var name } } when Words.SpeakOfFailure(name):
                Note(operation, Disposition.Converted);
                break;
        }
    }

    private void VisitCall(IInvocationOperation invocation)
    {
        if (_events.ContainsKey(invocation.Syntax))
            return;

        if (LogCallRecognizer.Recognize(invocation) is { } log)
            Note(invocation, log.IsWarningOrAbove ? Disposition.LoggedWithoutException : Disposition.Mentioned);
        else if (Shows(invocation))
            Note(invocation, Disposition.Converted);
    }

    /// <summary>Whether a call makes a failure visible by itself: a log entry at warning or above, an error told or recorded, the end of the program.</summary>
    public static bool Shows(IInvocationOperation invocation)
    {
        if (LogCallRecognizer.Recognize(invocation) is { } log)
            return log.IsWarningOrAbove;

        var method = invocation.TargetMethod;

        return !method.IsConditional()
            && !Callees.IsQuestion(method)
            && (NeverReturns(method)
                || Words.NameReporting(method.Name)
                || (invocation.Arguments.Any(argument => TellsFailure(argument.Value, sentencesOnly: true)) && !IsPartOfEntry(invocation)));
    }

    /// <summary>What only puts the text of a log entry together tells nobody more than the entry does.</summary>
    private static bool IsPartOfEntry(IInvocationOperation invocation)
    {
        for (var around = invocation.Parent; around is not (null or IBlockOperation or IAnonymousFunctionOperation); around = around.Parent)
        {
            if (around is IInvocationOperation call && LogCallRecognizer.Recognize(call) is not null)
                return true;
        }

        return false;
    }

    private void Note(IOperation at, Disposition disposition)
    {
        _events.TryGetValue(at.Syntax, out var known);
        _events[at.Syntax] = known | disposition;
    }

    private static bool NeverReturns(IMethodSymbol method) =>
        method.HasAttribute("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute")
        || Words.FirstIs(method.Name, "Throw")
        || (method.Name is "Exit" or "FailFast" && method.ContainingType.HasFullName("System.Environment"));

    /// <summary>Whether a value names a failure: <c>Result.Fail()</c>, <c>Status.Error</c>, <c>new ErrorResponse()</c>, "could not save".</summary>
    private static bool TellsFailure(IOperation value, bool sentencesOnly = false)
    {
        foreach (var operation in value.OwnDescendants())
        {
            var tells = operation switch
            {
                { ConstantValue: { HasValue: true, Value: string text } } => (!sentencesOnly || text.IndexOf(' ') >= 0) && Words.SpeakOfFailure(text),
                IInvocationOperation invocation => Words.SpeakOfFailure(invocation.TargetMethod.Name) || IsHttpError(invocation),
                IObjectCreationOperation { Type: { } type } => Words.SpeakOfFailure(type.Name),
                IAssignmentOperation assignment => RecordsFailure(assignment),
                IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference => Words.SpeakOfFailure(reference.Member.Name),
                _ => false,
            };

            if (tells)
                return true;
        }

        return false;
    }

    /// <summary><c>result.Success = false</c>, <c>HasError = true</c>, <c>Status = Status.Failed</c>, <c>Environment.ExitCode = 1</c>.</summary>
    private static bool RecordsFailure(IAssignmentOperation assignment)
    {
        if (assignment.Target is not IMemberReferenceOperation { Member: var member })
            return false;

        if (assignment.Value.ConstantValue is { HasValue: true, Value: bool value })
            return value ? Words.SpeakOfFailure(member.Name) : SpeaksOfSuccess(member.Name);

        if (assignment.Value.ConstantValue is { HasValue: true, Value: null })
            return false;

        return Words.SpeakOfFailure(member.Name) || member.Name is "ExitCode" or "StatusCode" || TellsFailure(assignment.Value);
    }

    private static bool SpeaksOfSuccess(string name)
    {
        foreach (var word in Words.Split(name))
        {
            if (word.ToUpperInvariant() is "SUCCESS" or "SUCCEEDED" or "SUCCESSFUL" or "VALID" or "OK" or "HEALTHY" or "CONNECTED" or "AVAILABLE" or "COMPLETED")
                return true;
        }

        return false;
    }

    /// <summary><c>StatusCode(500)</c>, <c>NotFound()</c>, <c>BadRequest()</c> and the like.</summary>
    private static bool IsHttpError(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is "NotFound" or "BadRequest" or "Unauthorized" or "Forbid" or "Challenge" or "StatusCode" or "Problem"
            or "UnprocessableEntity" or "InternalServerError";

    /// <summary>A number other than zero that ends the program.</summary>
    private bool IsExitCode(IOperation value) =>
        _returnsExitCode && value.ConstantValue is { HasValue: true, Value: int and not 0 };
}

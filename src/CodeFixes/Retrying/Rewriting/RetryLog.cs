using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>Carries the log entry of a retrying handler over into the Runtime's <c>OnRetry</c>, which knows the attempt, the wait and the failure.</summary>
internal sealed class RetryLog
{
    private static readonly string[] Names = { "retry", "failedAttempt", "nextRetry" };

    private readonly RetryPlan _plan;
    private readonly string _parameter;
    private bool _isWhole = true;

    private RetryLog(RetryPlan plan, string parameter)
    {
        _plan = plan;
        _parameter = parameter;
    }

    public static string? Write(RetryPlan plan, ExpressionStatementSyntax entry)
    {
        if (FreeName.At(entry, Names) is not { } parameter)
            return null;

        var log = new RetryLog(plan, parameter);
        var names = entry.Expression.DescendantNodes().OfType<IdentifierNameSyntax>().ToList();
        var replaced = entry.Expression.ReplaceNodes(names, (original, current) => log.Said(original)?.WithTriviaFrom(current) ?? current);
        return log._isWhole ? $"{parameter} => {replaced.WithoutTrivia().ToFullString()}" : null;
    }

    /// <summary>What stands for a variable of the loop; null where the name stays.</summary>
    private ExpressionSyntax? Said(IdentifierNameSyntax name)
    {
        if (_plan.Loop.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol local)
            return null;

        var values = _plan.Failing.Pauses.Skip(1).Take(_plan.Retries).Select(pause => pause.Logged.TryGetValue(local, out var value) ? value : LoopValues.Unknown).ToList();

        if (values[0] == LoopValues.Caught)
            return Failure(name);

        if (_plan.Failing.Variables.TryGetValue(local, out var declaration) && !RetryPlan.IsSteering(_plan.Loop, local, declaration))
            return null;

        var said = IsCounter(values) is { } offset ? Number(offset)
            : values.Where((value, index) => value is TimeSpan time && time.Equals(Wait(index))).Count() == values.Count ? $"{_parameter}.Delay"
            : values.Where((value, index) => value is long or double && Convert.ToDouble(value, CultureInfo.InvariantCulture) == Wait(index)?.TotalMilliseconds).Count() == values.Count ? $"{_parameter}.Delay.TotalMilliseconds"
            : null;

        if (said is null)
            return Fail();

        var expression = SyntaxFactory.ParseExpression(said);
        return expression is BinaryExpressionSyntax && name.Parent is not (ArgumentSyntax or InterpolationSyntax) ? SyntaxFactory.ParenthesizedExpression(expression) : expression;
    }

    /// <summary>The exception as a whole, or its message: more is not known of its type there.</summary>
    private ExpressionSyntax? Failure(IdentifierNameSyntax name) => name.Parent switch
    {
        ArgumentSyntax argument => SyntaxFactory.ParseExpression($"{_parameter}.Exception{(WarnsOfNull(name) && !TakesNull(argument) ? "!" : "")}"),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" } => SyntaxFactory.ParseExpression($"{_parameter}.Exception{(WarnsOfNull(name) ? "!" : "")}"),
        _ => Fail(),
    };

    private bool TakesNull(ArgumentSyntax argument) =>
        _plan.Loop.Model.GetOperation(argument) is not IArgumentOperation { Parameter.Type.NullableAnnotation: NullableAnnotation.NotAnnotated };

    private bool WarnsOfNull(SyntaxNode place) => (_plan.Loop.Model.GetNullableContext(place.SpanStart) & NullableContext.WarningsEnabled) != 0;

    private ExpressionSyntax? Fail()
    {
        _isWhole = false;
        return null;
    }

    private TimeSpan? Wait(int index) => _plan.Failing.Pauses[index + 1].Wait as TimeSpan?;

    private static long? IsCounter(List<object?> values) =>
        values[0] is long first && !values.Where((value, index) => !(value is long number && number == first + index)).Any() ? first : null;

    private string Number(long offset) => offset switch
    {
        0 => $"{_parameter}.AttemptNumber",
        > 0 => $"{_parameter}.AttemptNumber + {offset.ToString(CultureInfo.InvariantCulture)}",
        _ => $"{_parameter}.AttemptNumber - {(-offset).ToString(CultureInfo.InvariantCulture)}",
    };
}

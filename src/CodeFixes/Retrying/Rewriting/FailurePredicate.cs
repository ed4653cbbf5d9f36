using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>Which failures a loop tries again, said as the Runtime's <c>ShouldHandle</c>.</summary>
internal sealed class FailurePredicate
{
    private FailurePredicate(string? code, bool isNarrowed)
    {
        Code = code;
        IsNarrowed = isNarrowed;
    }

    /// <summary>The lambda, as code; null where the Runtime's own choice does.</summary>
    public string? Code { get; }

    /// <summary>Whether the loop tries everything again, and the Runtime only what may pass.</summary>
    public bool IsNarrowed { get; }

    /// <summary>The failures of the plan's loop; null where the Runtime would not be asked about them, or would see them otherwise.</summary>
    public static FailurePredicate? Of(RetryPlan plan)
    {
        var (loop, model) = (plan.Loop, plan.Loop.Model);
        var caught = loop.Handler.Declaration is { Type: var declared } ? declared : null;

        if (caught is not null && IsSeenOtherwise(caught, model))
            return null;

        var excluded = new List<TypeSyntax>();

        foreach (var clause in loop.Rethrowing)
        {
            if (clause.Declaration is not { Type: var type } || (IsCancellation(type, model) is var isCancelled && !isCancelled && (clause.Filter is not null || IsSeenOtherwise(type, model))))
                return null;

            if (!isCancelled) // Cancellation is never tried again.
                excluded.Add(type);
        }

        var conditions = plan.Failing.Conditions.Where(condition => !ExcludesCancellation(condition, model)).ToList();
        var questions = conditions.ConvertAll(InParentheses);

        foreach (var exclusion in plan.Failing.Exclusions)
        {
            conditions.Add(exclusion);
            questions.Add(Not(exclusion));
        }

        if (conditions.Any(condition => loop.ReadsWhatItWrites(condition) || condition.DescendantNodesAndSelf().OfType<TypeSyntax>().Any(type => IsSeenOtherwise(type, model))))
            return null;

        var isGeneral = caught is null || Is(caught, "System.Exception", model) || (questions.Count == 0 && Is(caught, "System.SystemException", model));
        return Said(isGeneral ? null : caught, loop.Handler.Declaration?.Identifier.ValueText, excluded, questions);
    }

    private static FailurePredicate Said(TypeSyntax? type, string? variable, List<TypeSyntax> excluded, List<string> questions)
    {
        var isNarrowed = type is null && questions.Count == 0;

        if (isNarrowed && excluded.Count == 0)
            return new(null, isNarrowed);

        // The conditions are written for the variable of the clause.
        var asksVariable = questions.Count > 0;
        var parameter = asksVariable && type is null ? variable! : variable == "exception" ? "failure" : "exception";

        if (isNarrowed)
            questions.Add($"__TransientErrors.IsTransient({parameter})");

        var asked = excluded.Select(other => $"{parameter} is not {other}");

        if (type is not null)
            asked = asked.Prepend(asksVariable ? $"{parameter} is {type} {variable}" : $"{parameter} is {type}");

        return new($"{parameter} => {string.Join(" && ", asked.Concat(questions))}", isNarrowed);
    }

    private static string InParentheses(ExpressionSyntax condition) =>
        condition.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.ConditionalExpression ? $"({condition})" : condition.ToString();

    private static string Not(ExpressionSyntax condition) => condition is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax ? $"!{condition}" : $"!({condition})";

    /// <summary><c>ex is not OperationCanceledException</c>: the Runtime never tries that again.</summary>
    private static bool ExcludesCancellation(ExpressionSyntax condition, SemanticModel model) => condition switch
    {
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern, Pattern: TypePatternSyntax { Type: var type } } } => IsCancellation(type, model),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern, Pattern: ConstantPatternSyntax { Expression: var type } } } => IsCancellation(type, model),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: var type } } } => IsCancellation(type, model),
        _ => false,
    };

    private static bool Is(TypeSyntax type, string name, SemanticModel model) => model.GetTypeInfo(type).Type?.HasFullName(name) == true;

    /// <summary>The Runtime looks behind wrappers, and never asks about cancellation.</summary>
    private static bool IsSeenOtherwise(ExpressionSyntax type, SemanticModel model) =>
        IsCancellation(type, model)
        || (model.GetSymbolInfo(type).Symbol is ITypeSymbol named && (named.HasFullName("System.AggregateException") || named.HasFullName("System.Reflection.TargetInvocationException")));

    private static bool IsCancellation(ExpressionSyntax type, SemanticModel model) =>
        model.GetSymbolInfo(type).Symbol is ITypeSymbol named && named.SelfAndBaseTypes().Any(candidate => candidate.HasFullName("System.OperationCanceledException"));
}

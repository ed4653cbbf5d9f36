using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>Writes the call of the Runtime's <c>Retry</c> that does what a loop did. Types of the Runtime stand in it with two underscores before.</summary>
internal sealed class RetryCall
{
    private readonly RetryPlan _plan;
    private readonly FailurePredicate _failures;
    private readonly string? _log;
    private readonly RetryMending _mending;
    private readonly List<TextSpan> _carriedOver = new();

    private RetryCall(RetryPlan plan, FailurePredicate failures, string? log, RetryMending mending)
    {
        _plan = plan;
        _failures = failures;
        _log = log;
        _mending = mending;
    }

    private RetryLoop Loop => _plan.Loop;

    /// <summary>The statements in the loop's place, as code; null where the entry in the handler cannot be carried over.</summary>
    public static string? Write(RetryPlan plan, FailurePredicate failures, RetryMending mending, string indentation)
    {
        string? log = null;

        if (plan.Log is { } entry && (log = RetryLog.Write(plan, entry)) is null)
            return null;

        return new RetryCall(plan, failures, log, mending).Write(indentation);
    }

    private string Write(string indentation)
    {
        var step = indentation.IndexOf('\t') >= 0 ? "\t" : "    ";
        var inner = indentation + step;
        var isAsync = Loop.IsAsynchronous;
        var work = Work(inner);

        var lines = new List<string> { $"{Target()}{(isAsync ? "await " : "")}__Retry.{(isAsync ? "ExecuteAsync" : "Execute")}(", $"{inner}{(isAsync ? "async " : "")}{TokenParameter()} =>{work}," };
        lines.Add($"{inner}new __RetryOptions");
        lines.Add($"{inner}{{");
        lines.AddRange(Options().Select(option => $"{inner}{step}{option},"));
        lines.Add($"{inner}}}{(_plan.Token is null ? "" : ",")}");

        if (_plan.Token is { } token)
            lines.Add($"{inner}{token}");

        lines[lines.Count - 1] += ")" + (isAsync && Loop.StaysOffContext ? ".ConfigureAwait(false)" : "") + ";";

        if (NeedsReturn())
            lines.Add($"{indentation}return;");

        return string.Concat(Comments().Select(comment => $"{comment}\n{indentation}")) + string.Join("\n", lines);
    }

    private string Target() => Loop.Returns ? "return " : _plan.Result is { Left: var left } ? $"{left} = " : "";

    /// <summary>The work's own name for its token, so that the work need not be touched.</summary>
    private string TokenParameter() =>
        _plan.Token is { } token
        && SyntaxFacts.IsValidIdentifier(token)
        && Loop.Try.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }
        && Loop.Work.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == token)
        && Loop.Model.LookupSymbols(Loop.Loop.SpanStart, name: token).Any(symbol => symbol is ILocalSymbol or IParameterSymbol)
            ? token
            : "_";

    private string Work(string indentation)
    {
        if (Loop.Work.Count == 1 && OnlyExpression(Loop.Work[0]) is { } expression)
        {
            _carriedOver.Add(expression.Span);
            return $" {expression}";
        }

        _carriedOver.AddRange(Loop.Work.Select(statement => statement.FullSpan));
        var text = string.Concat(Loop.Work.Select(statement => statement.ToFullString()));

        if (_plan.Result is { Left: var left, Right: var right })
        {
            var start = left.SpanStart - Loop.Work[0].FullSpan.Start;
            text = text.Substring(0, start) + "return " + text.Substring(right.SpanStart - Loop.Work[0].FullSpan.Start);
        }

        return $"\n{indentation}{{\n{text.TrimEnd().TrimStart('\r', '\n')}\n{indentation}}}";
    }

    private ExpressionSyntax? OnlyExpression(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax { Expression: { } returned } => returned,
        ExpressionStatementSyntax when _plan.Result is { Right: var result } => result,
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaited } => awaited,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    private IEnumerable<string> Options()
    {
        yield return $"MaxRetryAttempts = {_plan.Retries.ToString(CultureInfo.InvariantCulture)}";

        if ((_mending & RetryMending.Waits) == 0)
        {
            yield return $"Delay = {_plan.Waits.Delay}";

            if (_plan.Waits.MaxDelay is { } longest)
                yield return $"MaxDelay = {longest}";

            if (_plan.Waits.Growth != "Exponential")
                yield return $"BackoffType = __DelayBackoffType.{_plan.Waits.Growth}";

            if ((_mending & RetryMending.Jitter) == 0 && _plan.Waits != RetryWaits.None)
                yield return "UseJitter = false";
        }

        yield return "TotalTimeout = __TimeSpan.FromDays(1)";

        if (_failures.Code is { } predicate)
            yield return $"ShouldHandle = {predicate}";

        if (_log is not null)
            yield return $"OnRetry = {_log}";
    }

    /// <summary>Whether something would run that a <c>return;</c> in the loop jumps over.</summary>
    private bool NeedsReturn()
    {
        if (Loop.Returns || _plan.Succeeding.End == LoopEnd.Left)
            return false;

        var block = (BlockSyntax)Loop.Loop.Parent!;
        return !(block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
    }

    /// <summary>The comments of everything that goes.</summary>
    private IEnumerable<string> Comments()
    {
        if (_plan.Log is { } log)
            _carriedOver.Add(log.Span);

        _carriedOver.AddRange(_plan.Failing.Conditions.Concat(_plan.Failing.Exclusions).Select(condition => condition.Span));

        var gone = _plan.Unused.Cast<SyntaxNode>().SelectMany(statement => statement.DescendantTrivia())
            .Concat(Loop.Loop.DescendantTrivia().Where(trivia => trivia.SpanStart >= Loop.Loop.SpanStart && trivia.Span.End <= Loop.Loop.Span.End))
            .Concat(_plan.Tail?.DescendantTrivia() ?? Enumerable.Empty<SyntaxTrivia>());

        return gone.Where(trivia => trivia.IsComment() && !_carriedOver.Any(span => span.Contains(trivia.Span))).Select(trivia => trivia.ToString());
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>
/// What a loop does, said as options of the Runtime's <c>Retry</c>: made only where runs of the loop show that its attempts, waits and end can be
/// said so.
/// </summary>
internal sealed class RetryPlan
{
    private const int MostRetries = 999;

    /// <summary>How often a loop without a bound is to try again.</summary>
    private const int RetriesOfEndless = 4;

    private RetryPlan(RetryLoop loop, LoopTrace failing, LoopTrace succeeding, int retries, RetryWaits waits)
    {
        Loop = loop;
        Failing = failing;
        Succeeding = succeeding;
        Retries = retries;
        Waits = waits;
    }

    public RetryLoop Loop { get; }

    /// <summary>The run in which every attempt fails.</summary>
    public LoopTrace Failing { get; }

    /// <summary>A run that succeeds.</summary>
    public LoopTrace Succeeding { get; }

    public int Retries { get; }

    public RetryWaits Waits { get; }

    public bool IsEndless => Failing.End == LoopEnd.Endless;

    /// <summary>Whether the loop waits once more although no attempt follows.</summary>
    public bool WaitsAfterLast => !IsEndless && !Failing.Pauses[Failing.Attempts].IsEmpty;

    /// <summary>What ends waits and attempts when it is cancelled, as code.</summary>
    public string? Token { get; private init; }

    public ExpressionStatementSyntax? Log => Retries > 0 ? Failing.Pauses[1].Log : null;

    /// <summary>The statement behind the loop that goes with it: it throws the last failure, or is never reached.</summary>
    public StatementSyntax? Tail { get; private init; }

    /// <summary>The variable that the work's result goes to.</summary>
    public AssignmentExpressionSyntax? Result { get; private init; }

    /// <summary>The declarations that have no use without the loop.</summary>
    public IReadOnlyList<LocalDeclarationStatementSyntax> Unused { get; private init; } = Array.Empty<LocalDeclarationStatementSyntax>();

    /// <param name="loop">The loop.</param>
    /// <param name="token">What is to end waits that the loop does not have.</param>
    public static RetryPlan? Of(RetryLoop loop, string? token)
    {
        var failing = LoopRun.Of(loop);
        var retries = failing.End == LoopEnd.Endless ? RetriesOfEndless : failing.Attempts - 1;

        if (failing.End is LoopEnd.Unknown or LoopEnd.Returned
            || retries is < 0 or > MostRetries
            || failing.Tokens.Count > 1
            || !failing.Pauses[0].IsEmpty
            || (failing.End != LoopEnd.Endless && failing.Pauses[failing.Attempts].Log is not null)
            || Succeeds(loop, failing, retries) is not { } succeeding
            || RetryWaits.Of(failing, retries) is not { } waits
            || !TailOf(loop, failing, succeeding, out var tail)
            || !ResultOf(loop, out var result)
            || UnusedWithout(loop, failing, tail) is not { } unused)
        {
            return null;
        }

        return new(loop, failing, succeeding, retries, waits) { Token = failing.Tokens.FirstOrDefault() ?? token, Tail = tail, Result = result, Unused = unused };
    }

    /// <summary>A run that succeeds, if every one ends with the success and did the same as the failing one before it.</summary>
    private static LoopTrace? Succeeds(RetryLoop loop, LoopTrace failing, int retries)
    {
        LoopTrace? first = null;

        for (var failures = 0; failures <= Math.Min(retries, LoopRun.Enough); failures++)
        {
            var run = LoopRun.Of(loop, failures);
            first ??= run;

            if (run.End is not (LoopEnd.Returned or LoopEnd.Left) || run.End != first.End || run.Attempts != failures + 1 || !run.BeginsLike(failing))
                return null;
        }

        return first;
    }

    /// <summary>What stands behind a loop that is left by a return only is the throw of the last failure, or nothing that runs.</summary>
    private static bool TailOf(RetryLoop loop, LoopTrace failing, LoopTrace succeeding, out StatementSyntax? tail)
    {
        tail = null;

        if (succeeding.End == LoopEnd.Left)
            return failing.End != LoopEnd.Left;

        var statements = ((BlockSyntax)loop.Loop.Parent!).Statements;
        var behind = statements.Skip(statements.IndexOf(loop.Loop) + 1).Where(statement => statement is not LocalFunctionStatementSyntax).ToList();

        if (behind.Count == 0)
            return failing.End != LoopEnd.Left;

        tail = behind[0];

        return behind.Count == 1 && !tail.ContainsDirectives && tail switch
        {
            ThrowStatementSyntax { Expression: { } thrown } when failing.End == LoopEnd.Left => failing.Kept.Contains(SymbolOf(thrown, loop.Model)!, SymbolEqualityComparer.Default),
            ThrowStatementSyntax or ReturnStatementSyntax => failing.End is LoopEnd.Thrown or LoopEnd.Endless,
            _ => false,
        };
    }

    private static ISymbol? SymbolOf(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => SymbolOf(operand, model),
        _ => model.GetSymbolInfo(expression).Symbol,
    };

    /// <summary>Work that writes to variables around it writes its result last, and nothing else.</summary>
    private static bool ResultOf(RetryLoop loop, out AssignmentExpressionSyntax? result)
    {
        result = null;
        var last = loop.Work[loop.Work.Count - 1];
        var written = WrittenOutside(loop.Model, loop.Work[0], last);

        if (written.Count == 0)
            return true;

        if (written.Count > 1
            || loop.Returns
            || last is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax left } assignment }
            || !SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(left).Symbol, written[0])
            || (loop.Work.Count > 1 && WrittenOutside(loop.Model, loop.Work[0], loop.Work[loop.Work.Count - 2]).Count > 0))
        {
            return false;
        }

        result = assignment;
        return true;
    }

    private static List<ISymbol> WrittenOutside(SemanticModel model, StatementSyntax first, StatementSyntax last)
    {
        var flow = model.AnalyzeDataFlow(first, last)!;
        return flow.WrittenInside.Except(flow.VariablesDeclared, SymbolEqualityComparer.Default).OfType<ISymbol>().Where(symbol => symbol is not IParameterSymbol { IsThis: true }).ToList();
    }

    /// <summary>The declarations that go with the loop; null where something else needs a variable that steers it.</summary>
    private static List<LocalDeclarationStatementSyntax>? UnusedWithout(RetryLoop loop, LoopTrace failing, StatementSyntax? tail)
    {
        var unused = new List<LocalDeclarationStatementSyntax>();
        var kept = loop.Work.Cast<SyntaxNode>().Concat(failing.Conditions).Concat(failing.Exclusions).Select(node => node.Span).ToList();

        foreach (var (variable, declaration) in failing.Variables.Select(pair => (pair.Key, pair.Value)))
        {
            if (declaration is null && !IsDeclaredIn(loop.Loop, variable))
                return null;

            if (declaration is { } && (declaration.ContainsDirectives || loop.MentionsOf(variable).Any(mention => RetryLoop.IsWritten(mention) && !loop.Loop.Span.Contains(mention.Span))))
                return null;

            var isNeeded = loop.MentionsOf(variable).Any(mention =>
                kept.Any(span => span.Contains(mention.Span))
                || !(loop.Loop.Span.Contains(mention.Span) || declaration?.Span.Contains(mention.Span) == true || tail?.Span.Contains(mention.Span) == true));

            if (isNeeded && IsSteering(loop, variable, declaration))
                return null;

            if (declaration is not null && !isNeeded && !IsLoggedAsItIs(loop, failing, variable))
                unused.Add(declaration);
        }

        return unused;
    }

    private static bool IsDeclaredIn(StatementSyntax loop, ILocalSymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(reference.Span);

    /// <summary>Whether the entry that is kept names a variable that the loop only reads.</summary>
    private static bool IsLoggedAsItIs(RetryLoop loop, LoopTrace failing, ILocalSymbol variable) =>
        failing.Pauses.Count > 1 && failing.Pauses[1].Logged.ContainsKey(variable) && !IsSteering(loop, variable, failing.Variables[variable]);

    /// <summary>Whether the loop itself declares or changes the variable.</summary>
    public static bool IsSteering(RetryLoop loop, ILocalSymbol variable, LocalDeclarationStatementSyntax? declaration) =>
        declaration is null || loop.MentionsOf(variable).Any(RetryLoop.IsWritten);
}

using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>
/// The parts of a loop that holds one try with one retrying handler: the work, which is carried over as it stands, and the statements around it,
/// which only steer and can be worked out.
/// </summary>
internal sealed class RetryLoop
{
    private RetryLoop(SemanticModel model, StatementSyntax loop, BlockSyntax body, TryStatementSyntax guarded, CatchClauseSyntax handler, IReadOnlyList<StatementSyntax> work)
    {
        Model = model;
        Loop = loop;
        Body = body;
        Try = guarded;
        Handler = handler;
        Work = work;
    }

    public SemanticModel Model { get; }

    public StatementSyntax Loop { get; }

    public BlockSyntax Body { get; }

    public TryStatementSyntax Try { get; }

    /// <summary>The clause after which the work is tried again.</summary>
    public CatchClauseSyntax Handler { get; }

    /// <summary>Clauses before it that only let a failure go on.</summary>
    public IEnumerable<CatchClauseSyntax> Rethrowing => Try.Catches.Where(clause => clause != Handler);

    /// <summary>The statements of the try that may fail, one behind the other.</summary>
    public IReadOnlyList<StatementSyntax> Work { get; }

    /// <summary>Whether the work itself gives the result back, on every way through it.</summary>
    public bool Returns { get; private init; }

    public bool IsAsynchronous => Work.Any(Awaits);

    /// <summary>The loop around a node, if it has the form that can be carried over.</summary>
    public static RetryLoop? Around(SyntaxNode node, SemanticModel model)
    {
        var loop = (RetrySyntax.IsLoop(node) ? node : RetrySyntax.LoopAround(node)) as StatementSyntax;

        if (loop is not { Parent: BlockSyntax, ContainsDirectives: false }
            || RetrySyntax.BodyOf(loop) is not BlockSyntax body
            || OnlyTry(body) is not { Finally: null, Catches.Count: > 0 } guarded
            || loop.DescendantNodes().Any(child => child is GotoStatementSyntax or LabeledStatementSyntax or YieldStatementSyntax))
        {
            return null;
        }

        var handler = guarded.Catches.Last();
        var work = WorkOf(guarded.Block, loop, model);

        // Waits that are awaited would block where the work itself is not asynchronous.
        if (!work.Any(Awaits) && RetrySyntax.OwnNodes(loop).Any(child => child is AwaitExpressionSyntax))
            return null;

        if (!guarded.Catches.All(clause => clause == handler || OnlyRethrows(clause.Block)) || work.Count == 0 || work.Any(HoldsLoopWithTry))
            return null;

        // A way out of the middle of the work has no place in a delegate, unless all ways give back the result.
        return model.AnalyzeControlFlow(work[0], work[work.Count - 1]) is { Succeeded: true } flow
            && flow.ExitPoints.All(exit => exit is ReturnStatementSyntax)
            && flow.ReturnStatements.All(exit => exit is ReturnStatementSyntax { Expression: not null })
            && flow.ReturnStatements.IsEmpty == flow.EndPointIsReachable
                ? new(model, loop, body, guarded, handler, work) { Returns = !flow.EndPointIsReachable }
                : null;
    }

    /// <summary>Whether the statement only steers the loop: it counts, sets a flag, waits or leaves.</summary>
    public static bool Steers(StatementSyntax statement, StatementSyntax loop, SemanticModel model) => statement switch
    {
        BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null } or EmptyStatementSyntax => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } } => IsOfLoop(left, loop, model) && !DoesWork(right),
        ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } } => IsOfLoop(operand, loop, model),
        ExpressionStatementSyntax { Expression: PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } } => IsOfLoop(operand, loop, model),
        ExpressionStatementSyntax { Expression: var expression } => RetryWait.Read(expression, model) is not null,
        IfStatementSyntax { Else: null, Statement: var inner } => StatementsOf(inner).All(child => Steers(child, loop, model)),
        _ => false,
    };

    public static IReadOnlyList<StatementSyntax> StatementsOf(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.Statements : new[] { statement };

    /// <summary>Whether its own awaits do not come back to the thread that began them.</summary>
    public bool StaysOffContext => Loop.DescendantNodes().Any(node =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList.Arguments: { Count: 1 } arguments }
        && arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>Whether an expression reads, or writes, a local that the loop writes to.</summary>
    public bool ReadsWhatItWrites(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            Model.GetSymbolInfo(name).Symbol is ILocalSymbol local && MentionsOf(local).Any(mention => IsWritten(mention) && Loop.Span.Contains(mention.Span)));

    public static bool IsWritten(IdentifierNameSyntax mention) => mention.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == mention,
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => mention.Parent.Kind() is
            SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    /// <summary>Every mention of a local in the function that it belongs to.</summary>
    public IEnumerable<IdentifierNameSyntax> MentionsOf(ILocalSymbol local) => MentionsOf(local, Loop, Model);

    private static IEnumerable<IdentifierNameSyntax> MentionsOf(ISymbol local, SyntaxNode place, SemanticModel model) =>
        (place.AncestorsAndSelf().FirstOrDefault(RetrySyntax.IsFunction) ?? place.SyntaxTree.GetRoot())
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local));

    /// <summary>Whether nothing behind the loop reads the variable.</summary>
    private static bool IsOfLoop(IdentifierNameSyntax name, StatementSyntax loop, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol local && MentionsOf(local, loop, model).All(mention => mention.SpanStart < loop.Span.End);

    private static bool DoesWork(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node =>
            node is AwaitExpressionSyntax or ObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax
            || (node is InvocationExpressionSyntax call && !IsCalculation(call)));

    private static bool IsCalculation(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var type } && type.GetLastToken().ValueText is "Math" or "TimeSpan";

    private static TryStatementSyntax? OnlyTry(BlockSyntax body)
    {
        var found = body.Statements.OfType<TryStatementSyntax>().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    public static bool OnlyRethrows(StatementSyntax statement) => StatementsOf(statement) is { Count: 1 } statements && statements[0] is ThrowStatementSyntax { Expression: null };

    /// <summary>From the first to the last statement that does not only steer.</summary>
    private static IReadOnlyList<StatementSyntax> WorkOf(BlockSyntax tried, StatementSyntax loop, SemanticModel model)
    {
        var statements = tried.Statements.ToList();
        var first = statements.FindIndex(statement => !Steers(statement, loop, model));
        var last = statements.FindLastIndex(statement => !Steers(statement, loop, model));
        return first < 0 ? Array.Empty<StatementSyntax>() : statements.GetRange(first, last - first + 1);
    }

    private static bool Awaits(StatementSyntax statement) =>
        RetrySyntax.OwnNodes(statement).Any(node =>
            node is AwaitExpressionSyntax
            or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not (int)SyntaxKind.None }
            or UsingStatementSyntax { AwaitKeyword.RawKind: not (int)SyntaxKind.None }
            or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not (int)SyntaxKind.None });

    private static bool HoldsLoopWithTry(StatementSyntax work) =>
        work.DescendantNodesAndSelf().Any(node => RetrySyntax.IsLoop(node) && node.DescendantNodes().Any(inner => inner is TryStatementSyntax));
}

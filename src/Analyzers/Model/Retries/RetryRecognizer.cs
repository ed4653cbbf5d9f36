using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Recognises a retry that is written by hand. Its sign is the way of control: a failure comes back to the same work and success does not.
/// Where success may come back too, the result must decide it, and two more signs must say that attempts are meant.
/// </summary>
internal sealed class RetryRecognizer
{
    private readonly ErrorModel _model;
    private readonly SemanticModel _semanticModel;
    private readonly CancellationToken _cancellationToken;

    private RetryRecognizer(SemanticModel semanticModel, ErrorModel model, CancellationToken cancellationToken)
    {
        _semanticModel = semanticModel;
        _model = model;
        _cancellationToken = cancellationToken;
    }

    public static ImmutableArray<RetryPolicy> Find(SyntaxNode node, SemanticModel semanticModel, ErrorModel model, CancellationToken cancellationToken)
    {
        var recognizer = new RetryRecognizer(semanticModel, model, cancellationToken);
        var found = node is TryStatementSyntax statement ? recognizer.OfTry(statement) : recognizer.OfLoop(node);
        return found is null ? ImmutableArray<RetryPolicy>.Empty : ImmutableArray.Create(found);
    }

    private RetryPolicy? OfLoop(SyntaxNode loop)
    {
        if (_semanticModel.GetOperation(loop, _cancellationToken) is not ILoopOperation operation)
            return null;

        foreach (var inside in operation.OwnDescendants())
        {
            if (inside is ITryOperation { Catches.IsEmpty: false } guarded
                && RetrySyntax.LoopAround(guarded.Syntax) == loop
                && RetrySyntax.JumpOf(guarded.Syntax) is null
                && OfTry(guarded, operation, loop.Span, RetryForm.Loop, loop) is { } policy)
            {
                return policy;
            }
        }

        return ResultRetries.Find(new AttemptScope(operation, loop.Span, guarded: null, _model, _cancellationToken), loop);
    }

    private RetryPolicy? OfTry(TryStatementSyntax statement)
    {
        if (_semanticModel.GetOperation(statement, _cancellationToken) is not ITryOperation { Parent: { } parent } guarded)
            return null;

        if (RetrySyntax.JumpOf(statement) is { } jump && RetrySyntax.LabelOf(statement) is { } label)
        {
            var repeated = parent is ILabeledOperation { Parent: { } around } ? around : parent;
            return OfTry(guarded, repeated, TextSpan.FromBounds(label.SpanStart, statement.Span.End), RetryForm.Jump, jump);
        }

        return Recursions.Find(guarded, _model, _cancellationToken);
    }

    private RetryPolicy? OfTry(ITryOperation guarded, IOperation repeated, TextSpan span, RetryForm form, SyntaxNode construct)
    {
        if (HandlerGraph.GraphOf(guarded, _cancellationToken) is not { } graph)
            return null;

        RetryPath? path = null;
        var handlers = new List<(ICatchClauseOperation Clause, HandlerGraph Graph)>();

        foreach (var clause in guarded.Catches)
        {
            if (HandlerGraph.In(graph, clause) is not { } handler)
                continue;

            path ??= RetryPath.Around(handler, guarded.Syntax);

            if (path?.ComesBackFrom(handler) == true)
                handlers.Add((clause, handler));
        }

        if (path is null || handlers.Count == 0)
            return null;

        var scope = new AttemptScope(repeated, span, guarded, _model, _cancellationToken);
        handlers.RemoveAll(handler => handler.Clause.Filter is { } filter && AttemptCount.HoldsAtEnd(filter, scope));

        if (handlers.Count == 0)
            return null;

        var conditions = ExitConditions.In(path, scope);

        if (scope.HeadQueue is null && ((path.SuccessComesBack() && !IsMeantAsRetry(scope, conditions, handlers, path)) || Lookalikes.IsOne(scope)))
            return null;

        return Describe(form, construct, scope, path, conditions, handlers);
    }

    /// <summary>A counter that is tested, a wait, a word for it: two of these make a loop that looks at results a retry.</summary>
    private static bool IsMeantAsRetry(AttemptScope scope, ExitConditions conditions, List<(ICatchClauseOperation Clause, HandlerGraph Graph)> handlers, RetryPath path)
    {
        if (!conditions.LookAtOutcome || Lookalikes.Polls(scope))
            return false;

        if (handlers.Exists(handler => NamesBusyServer(handler.Clause)))
            return true;

        var signs = conditions.CountsAttempts ? 1 : 0;

        if (handlers.Exists(handler => !RetryDelays.IsSkipped(handler.Graph, path, conditions)))
            signs++;

        if (RetryWords.SpeaksOfAttempts(scope.Try!.Syntax.Parent is BlockSyntax { Parent: { } around } && RetrySyntax.IsLoop(around) ? around : scope.Try.Syntax))
            signs++;

        return signs >= 2;
    }

    /// <summary>Who goes on after such an answer asks for the same again.</summary>
    private static bool NamesBusyServer(ICatchClauseOperation clause) => clause.Filter is { } filter && StatusTests.NamesBusyServer(filter);

    private RetryPolicy Describe(
        RetryForm form,
        SyntaxNode construct,
        AttemptScope scope,
        RetryPath path,
        ExitConditions conditions,
        List<(ICatchClauseOperation Clause, HandlerGraph Graph)> handlers)
    {
        var described = ImmutableArray.CreateBuilder<RetryHandler>(handlers.Count);

        foreach (var (clause, graph) in handlers)
        {
            described.Add(new RetryHandler((CatchClauseSyntax)clause.Syntax)
            {
                Bound = conditions.BoundOf(graph),
                IsDelayed = !RetryDelays.IsSkipped(graph, path, conditions),
                Remedies = Remedies.AreIn(clause, scope),
                RetriesEverything = RetriedFailures.IsEverything(clause, scope),
                HopelessType = RetriedFailures.HopelessType(clause),
                WaitsForFile = RetriedFailures.IsOfFile(clause),
                IsShielded = RetriedFailures.IsShielded(clause, scope.Try!, earlier => handlers.Exists(handler => handler.Clause == earlier)),
                RetriesCancellation = RetriedFailures.IncludeCancellation(clause, scope) && !conditions.StopsCancelled(graph),
                LastFailure = LastFailureOf(clause, graph, path, conditions, scope),
            });
        }

        return new RetryPolicy(form, construct)
        {
            Handlers = described.MoveToImmutable(),
            Delays = RetryDelays.In(scope, path, conditions, handlers.ConvertAll(handler => handler.Graph)),
            Attempts = conditions.Attempts,
            CountsAttempts = path.Blocks.Any(conditions.ReadsCounter),
            HopelessStatuses = StatusTests.Hopeless(path, conditions, scope),
            Work = WorkOf(scope),
            Token = RetryTokens.InScope(scope),
            IsStartUp = scope.Member is { } member && RetryWords.NameStartUp(member.Name),
            IsAlone = IsMigration(scope.Member),
            IsOptimistic = Remedies.IsOptimistic(scope),
            IsOfHeadItem = scope.HeadQueue is not null,
        };
    }

    private static bool IsMigration(IMethodSymbol? member) =>
        member is not null && (RetryWords.NameMigration(member.Name) || RetryWords.NameMigration(member.ContainingType?.Name ?? string.Empty));

    private LostFailure LastFailureOf(ICatchClauseOperation clause, HandlerGraph graph, RetryPath path, ExitConditions conditions, AttemptScope scope) =>
        conditions.CountsAttempts && !Remedies.IsOptimistic(scope) && _model.FactsOf((CatchClauseSyntax)clause.Syntax, _semanticModel, _cancellationToken) is { } facts
            ? LastFailures.Of(facts, graph, path, conditions, scope)
            : LostFailure.Kept;

    public static RepeatedWork WorkOf(AttemptScope scope)
    {
        var status = Requests.StatusReadIn(scope);
        var response = status is null ? null : Requests.ResponseOf(status);

        return new RepeatedWork
        {
            IsRemote = RemoteWork.IsIn(scope),
            UnsafeRequests = Requests.Unsafe(scope),
            StaleStates = StaleStates.In(scope),
            IgnoresRetryAfter = response is not null && !Requests.ReadsRetryAfter(scope, response),
            NamesTooManyRequests = Requests.NamesTooManyRequests(scope),
            Response = response?.Name,
            StatusRead = status?.Syntax,
            Called = CalledIn(scope),
        };
    }

    /// <summary>The parameter that the work calls, if it does.</summary>
    private static IParameterSymbol? CalledIn(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (scope.IsTried(operation)
                && operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called }
                && called.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter })
            {
                return parameter;
            }
        }

        return null;
    }
}

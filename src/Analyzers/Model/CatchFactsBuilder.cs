using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Puts the facts of one catch clause together from its operations and its control-flow graph.</summary>
internal static class CatchFactsBuilder
{
    private const Disposition Handled = ~(Disposition.Mentioned | Disposition.AnswersNo);

    public static CatchFacts? Build(CatchClauseSyntax syntax, SemanticModel model, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        if (model.GetOperation(syntax, cancellationToken) is not ICatchClauseOperation { Parent: ITryOperation guarded } clause)
            return null;

        var variable = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        var flow = new ExceptionFlow(clause, helpers, HelperSummaries.MaxDepth, cancellationToken);

        if (variable is not null)
            flow.Follow(variable);

        var member = model.GetEnclosingSymbol(syntax.SpanStart, cancellationToken) as IMethodSymbol;
        var told = ToldBy(flow.Events);
        var leaving = LeavingExceptions.Find(clause, flow, helpers, cancellationToken);
        VisibleFailures.Note(clause, flow.Events, member);
        NoteRecursion(clause, flow.Events, member);

        foreach (var exception in leaving)
        {
            if (exception.Site is InvocationExpressionSyntax)
            {
                flow.Events.TryGetValue(exception.Site, out var known);
                flow.Events[exception.Site] = known | Disposition.Converted | (exception.IsReturnedWithCause ? Disposition.CarriesCause : Disposition.Swallowed);
            }
        }

        GuardedEvents.Hoist(clause, flow.Events);

        var filter = FilterFacts.Read(clause, variable, helpers, cancellationToken);
        var graph = HandlerGraph.Create(clause, cancellationToken);
        var sites = SitesOf(leaving);
        var inFilter = InFilter(clause, flow);
        var paths = graph is null ? null : HandlerPaths.Walk(graph, flow.Events, flow.Holders, sites, inFilter, cancellationToken);
        var dispositions = ImmutableArray<Disposition>.Empty;
        var textEntries = ImmutableArray<HandlerEntry>.Empty;
        var entriesWithoutException = ImmutableArray<HandlerEntry>.Empty;
        SilentExit? silentExit = null;

        if (paths is not null)
        {
            MarkTraces(leaving, paths);
            dispositions = DispositionsOf(paths, graph!, clause, leaving, member, out silentExit);
        }

        if (paths is not null && flow.Events.Values.Any(HandlerEntries.AreWorthAsking))
        {
            var entries = new HandlerEntries(
                clause,
                flow.Events,
                told,
                flow.Holders,
                events => DispositionsOf(HandlerPaths.Walk(graph!, events, flow.Holders, sites, inFilter, cancellationToken), graph!, clause, leaving, member, out _));
            textEntries = entries.AsText();
            entriesWithoutException = entries.WithoutException();
        }

        var admitted = FilterFacts.AdmittedTypes(clause, variable);
        var isCatchAll = IsCatchAll(clause, filter);
        var excuse = HandlerExcuses.Find(syntax, guarded, member);

        return new CatchFacts(syntax, clause.ExceptionType)
        {
            Variable = variable,
            IsCatchAll = isCatchAll,
            Filter = filter,
            ConstantFilter = FilterFacts.ConstantOf(clause, filter),
            FilterAsksForDetails = clause.Filter is not null && FilterFacts.AsksForDetails(clause.Filter),
            FilterAsksForCancellation = clause.Filter is not null && FilterFacts.AsksForCancellation(clause.Filter),
            FilterReadsException = clause.Filter is not null && FilterFacts.ReadsException(clause.Filter, variable),
            AdmittedTypes = admitted,
            FilterHasEffects = clause.Filter is not null && FilterFacts.HasEffects(clause.Filter),
            Paths = dispositions,
            SilentExit = silentExit,
            Leaving = leaving.ToImmutableArray(),
            MissesOperationCanceled = clause.ExceptionType.HasFullName(GuardedCancellation.TaskCanceled) && GuardedCancellation.CanThrowOperationCanceled(guarded, helpers, cancellationToken),
            AsksForState = silentExit is not null && GuardedWork.AsksForState(guarded.Body),
            ResultIsTested = (silentExit is not null || isCatchAll) && GuardedWork.IsTestedBehind(guarded),
            IsDocumentedByCallee = admitted.Any(type => ExceptionTypes.SignalsBug(type) && DocumentedBugs.CanComeFrom(guarded.Body, type)),
            FailureLogs = FailureLogsOf(clause, flow),
            TextEntries = textEntries,
            EntriesWithoutException = entriesWithoutException,
            TypeTest = TypeTestedHandler.Find(clause, variable),
            SingleOfSeveral = SeveralFailures.Find(clause, variable),
            HandlerActs = Acts(clause),
            HandlerRecords = Records(clause),
            IsSecondary = guarded.Parent?.Parent is ICatchClauseOperation,
            RunsAnything = GuardedWork.IsAnything(guarded.Body),
            Excuse = excuse,
            Boundary = member is null ? BoundaryKind.None : Boundary.Around(clause, member),
            IsInWorkLoop = Boundary.IsInWorkLoop(guarded),
            IgnoredCancellation = isCatchAll && (excuse & HandlerExcuse.CleanUp) == 0 && (silentExit is null || excuse == HandlerExcuse.None)
                ? IgnoredCancellation.Find(clause, variable, dispositions, helpers, cancellationToken)
                : ImmutableArray<string>.Empty,
        };
    }

    /// <summary>What the exception flows into has got something of it; what else tells of the failure has not.</summary>
    private static Dictionary<SyntaxNode, Disposition> ToldBy(Dictionary<SyntaxNode, Disposition> events)
    {
        var told = new Dictionary<SyntaxNode, Disposition>();

        foreach (var entry in events)
        {
            if (entry.Value != Disposition.Swallowed)
                told.Add(entry.Key, Disposition.Told);
        }

        return told;
    }

    /// <summary>The entries that the handler itself writes; none where a helper writes another, which nothing in the handler could mend.</summary>
    private static ImmutableArray<SyntaxNode> FailureLogsOf(ICatchClauseOperation clause, ExceptionFlow flow)
    {
        const Disposition loudly = Disposition.Logged | Disposition.LoggedAsFailure;
        var logs = ImmutableArray.CreateBuilder<SyntaxNode>();

        foreach (var operation in clause.OwnDescendants())
        {
            if (operation is not IInvocationOperation invocation || !flow.Events.TryGetValue(invocation.Syntax, out var happened) || (happened & loudly) != loudly)
                continue;

            if (LogCallRecognizer.Recognize(invocation) is null)
                return ImmutableArray<SyntaxNode>.Empty;

            logs.Add(invocation.Syntax);
        }

        return logs.ToImmutable();
    }

    /// <summary>Whether the handler calls something besides writing log entries, before it leaves.</summary>
    private static bool Acts(ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (operation is IInvocationOperation invocation
                && LogCallRecognizer.Recognize(invocation) is null
                && !Callees.IsPure(invocation.TargetMethod)
                && invocation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not ReturnStatementSyntax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the handler leaves a trace in a variable: a counter raised, a flag cleared, a result set.</summary>
    private static bool Records(ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Handler.OwnDescendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };

            if (target is IMemberReferenceOperation or IParameterReferenceOperation
                || (target is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared } && !clause.Syntax.Span.Contains(declared[0].Span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A handler that calls its own member again, now or through a lambda that it hands on, retries by recursion.</summary>
    private static void NoteRecursion(ICatchClauseOperation clause, Dictionary<SyntaxNode, Disposition> events, IMethodSymbol? member)
    {
        if (member is null)
            return;

        foreach (var operation in clause.Handler.Descendants())
        {
            var called = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };

            if (called is not null && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, member.OriginalDefinition))
                events[(operation.OutermostFunctionWithin(clause) ?? operation).Syntax] = Disposition.Retried;
        }
    }

    private static bool IsCatchAll(ICatchClauseOperation clause, FilterEffect filter) =>
        filter is FilterEffect.LetsEverythingIn or FilterEffect.ExcludesSome
        && (((CatchClauseSyntax)clause.Syntax).Declaration is null || KnownTypes.IsCatchAll(clause.ExceptionType));

    /// <summary>What the filter has logged, the handler need not log again.</summary>
    private static Disposition InFilter(ICatchClauseOperation clause, ExceptionFlow flow)
    {
        var happened = Disposition.Swallowed;

        foreach (var entry in flow.Events)
        {
            if (clause.Filter?.Syntax.Span.Contains(entry.Key.Span) == true)
                happened |= entry.Value & (Disposition.Logged | Disposition.LoggedAsText);
        }

        return happened;
    }

    private static HashSet<SyntaxNode> SitesOf(List<LeavingException> leaving)
    {
        var sites = new HashSet<SyntaxNode>();

        foreach (var exception in leaving)
            sites.Add(exception.Site);

        return sites;
    }

    /// <summary>An exception that leaves on a path where nothing else kept the caught one is the only trace of it.</summary>
    private static void MarkTraces(List<LeavingException> leaving, HandlerPaths paths)
    {
        const Disposition kept = Disposition.Logged | Disposition.Captured | Disposition.Unknown;

        foreach (var exception in leaving)
        {
            if (paths.HistoriesAt.TryGetValue(exception.Site, out var histories))
            {
                exception.IsOnlyTrace = histories.Any(history => (history & kept) == 0);
                continue;
            }

            foreach (var exit in paths.Exits)
            {
                if (Throws(exit, exception))
                    exception.IsOnlyTrace |= (exit.Disposition & kept) == 0;
            }
        }
    }

    /// <summary>The first silent exit counts, or the first that is silent altogether.</summary>
    private static SilentExit Graver(SilentExit? first, SilentExit second) =>
        first is { IsMentioned: false } || (first is not null && second.IsMentioned) ? first.Value : second;

    private static bool Throws(HandlerExit exit, LeavingException exception) =>
        exit.Kind == HandlerExitKind.Throws && exit.Value is { } thrown && exception.ValueSyntax == thrown.WithoutConversions().Syntax;

    private static Disposition OfThrown(HandlerExit exit, List<LeavingException> leaving)
    {
        foreach (var exception in leaving)
        {
            if (Throws(exit, exception))
            {
                return exception.Kind == LeavingKind.Caught ? Disposition.Rethrown
                    : exception.Kind == LeavingKind.Wraps ? Disposition.Replaced | Disposition.CarriesCause
                    : Disposition.Replaced;
            }
        }

        return Disposition.Replaced;
    }

    private static ImmutableArray<Disposition> DispositionsOf(
        HandlerPaths paths, HandlerGraph graph, ICatchClauseOperation clause, List<LeavingException> leaving, IMethodSymbol? member, out SilentExit? silentExit)
    {
        var retry = RetryPath.Find(graph, clause.Syntax.Parent!);
        var dispositions = ImmutableArray.CreateBuilder<Disposition>(paths.Exits.Count);
        silentExit = null;

        foreach (var exit in paths.Exits)
        {
            var disposition = exit.Kind switch
            {
                HandlerExitKind.Rethrows => exit.Disposition | Disposition.Rethrown,
                HandlerExitKind.Throws => exit.Disposition | OfThrown(exit, leaving),
                HandlerExitKind.GoesOn when retry?.ComesBack(exit.Destination!) == true => exit.Disposition | Disposition.Retried,
                HandlerExitKind.GoesOn when (exit.Disposition & Handled) == 0 && LaterFailure.IsCertain(graph, exit, member) => Disposition.FailsLater,
                _ => exit.Disposition,
            };

            var answer = SilentExit.Of(exit, clause, isMentioned: (disposition & Disposition.Mentioned) != 0);

            if (answer.SaysNo)
                disposition |= Disposition.AnswersNo;

            dispositions.Add(disposition);

            if ((disposition & Handled) == 0)
                silentExit = Graver(silentExit, answer);
        }

        return dispositions.ToImmutable();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What the exception that leaves a handler is.</summary>
internal enum LeavingKind
{
    Unknown,

    /// <summary>The caught exception itself, thrown through its variable.</summary>
    Caught,

    /// <summary>A new exception with the caught one inside.</summary>
    Wraps,

    /// <summary>A new exception that knows nothing of the caught one, or only its text.</summary>
    LosesCause,
}

/// <summary>One place in a handler where an exception leaves: a throw, or a task that is made to fail.</summary>
internal sealed class LeavingException
{
    public LeavingException(SyntaxNode site, LeavingKind kind, IOperation value, ITypeSymbol? type, SyntaxNode? creation)
    {
        Site = site;
        Kind = kind;
        ValueSyntax = value.Syntax;
        Type = type;
        Creation = creation;
    }

    /// <summary>The throw statement or expression, or the call that fails the task.</summary>
    public SyntaxNode Site { get; }

    public LeavingKind Kind { get; }

    /// <summary>The syntax of the exception that leaves.</summary>
    public SyntaxNode ValueSyntax { get; }

    /// <summary>The type of the new exception, where it is known.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>The one <c>new</c> that made it inside the handler's own member.</summary>
    public SyntaxNode? Creation { get; }

    /// <summary>Whether the caller gets a task that failed with the caught exception, alone or inside a new one.</summary>
    public bool IsReturnedWithCause => Kind is LeavingKind.Caught or LeavingKind.Wraps && Site.Parent is ReturnStatementSyntax;

    /// <summary>Whether some path leads here on which nothing else kept the caught exception.</summary>
    public bool IsOnlyTrace { get; set; }
}

/// <summary>Finds the exceptions that leave a handler and says what each was made of.</summary>
internal sealed class LeavingExceptions
{
    private readonly ICatchClauseOperation _clause;
    private readonly ExceptionFlow _flow;
    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;

    private LeavingExceptions(ICatchClauseOperation clause, ExceptionFlow flow, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _clause = clause;
        _flow = flow;
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    public static List<LeavingException> Find(ICatchClauseOperation clause, ExceptionFlow flow, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        var search = new LeavingExceptions(clause, flow, helpers, cancellationToken);
        var found = new List<LeavingException>();

        foreach (var operation in clause.Handler.OwnDescendants())
        {
            if (ThrownBy(operation) is { } value)
                found.Add(search.Judge(operation.Syntax, value));
        }

        return found;
    }

    /// <summary>The exception that an operation throws or fails a task with.</summary>
    private static IOperation? ThrownBy(IOperation operation)
    {
        switch (operation)
        {
            case IThrowOperation { Exception: { } exception }:
                return exception.WithoutConversions();

            case IInvocationOperation { TargetMethod: { Name: "FromException" or "SetException" or "TrySetException" } method } invocation
                when invocation.Arguments.Length == 1 && IsTaskSource(method.ContainingType):
                return invocation.Arguments[0].Value.WithoutConversions();

            default:
                return null;
        }
    }

    private static bool IsTaskSource(INamedTypeSymbol type) =>
        type.HasFullName("System.Threading.Tasks.Task")
        || type.HasFullName("System.Threading.Tasks.ValueTask")
        || type.HasFullName("System.Threading.Tasks.TaskCompletionSource")
        || type.HasFullName("System.Threading.Tasks.TaskCompletionSource`1");

    private LeavingException Judge(SyntaxNode site, IOperation value)
    {
        var origin = OriginOf(value, followLocals: true);
        return new LeavingException(site, origin.Kind, value, origin.Type, origin.Creation);
    }

    private Origin OriginOf(IOperation value, bool followLocals)
    {
        value = value.WithoutConversions();

        switch (value)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return OriginOfVariable(value.ReferencedVariable()!, followLocals);

            case IObjectCreationOperation creation:
                return new Origin(KindOfCreation(creation), creation.Type, creation.Syntax);

            case IInvocationOperation invocation:
                return OriginOfResult(invocation);

            case ICoalesceOperation coalesce:
                return OriginOf(coalesce.Value, followLocals).Or(OriginOf(coalesce.WhenNull, followLocals));

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return OriginOf(conditional.WhenTrue, followLocals).Or(OriginOf(whenFalse, followLocals));

            case ISwitchExpressionOperation { Arms.IsEmpty: false } switchExpression:
                return switchExpression.Arms.Select(arm => OriginOf(arm.Value, followLocals)).Aggregate((first, second) => first.Or(second));

            default:
                return default;
        }
    }

    private Origin OriginOfVariable(ISymbol variable, bool followLocals)
    {
        if (_flow.Holders.TryGetValue(variable, out var carried) && carried >= Carried.Inner)
        {
            return carried switch
            {
                Carried.Self when IsNeverAnother(variable) => new Origin(LeavingKind.Caught),
                Carried.Holder => new Origin(LeavingKind.Wraps),
                _ => default,
            };
        }

        if (!followLocals || variable is not ILocalSymbol)
            return default;

        Origin? origin = null;

        foreach (var written in WrittenValues.Of(variable, _clause.Root()))
        {
            var one = written is null ? default : OriginOf(written, followLocals: false);

            // What was made before the handler ran may be something else by now.
            if (one.Kind != LeavingKind.LosesCause || one.Creation is { } creation && !_clause.Syntax.Span.Contains(creation.Span))
                return one.Kind == LeavingKind.Wraps ? one : default;

            origin = origin?.Or(one) ?? one;
        }

        return origin ?? default;
    }

    private LeavingKind KindOfCreation(IObjectCreationOperation creation)
    {
        if (!creation.Type.IsOrInheritsFrom(_helpers.Types.Exception))
            return LeavingKind.Unknown;

        if (_flow.Made.TryGetValue(creation.Syntax, out var carried))
        {
            if (carried >= Carried.Holder || (carried == Carried.Inner && IsMereWrapper(_clause.ExceptionType)))
                return LeavingKind.Wraps;
        }

        foreach (var argument in creation.Arguments)
        {
            if (MayHoldAnotherException(argument.Value, carried))
                return LeavingKind.Unknown;
        }

        if (creation.Initializer is { } initializer)
        {
            foreach (var operation in initializer.Descendants())
            {
                if (operation is IAssignmentOperation assignment && MayHoldAnotherException(assignment.Value, carried))
                    return LeavingKind.Unknown;
            }
        }

        return LeavingKind.LosesCause;
    }

    /// <summary>An exception from elsewhere in the inner position: the author has chosen another cause.</summary>
    private bool MayHoldAnotherException(IOperation value, Carried carried)
    {
        value = value.WithoutConversions();

        if (value.ConstantValue.HasValue || value is IDefaultValueOperation || value.Type is null)
            return value is IInvalidOperation;

        if (value is IObjectCreationOperation creation && value.Type.IsOrInheritsFrom(_helpers.Types.Exception))
            return KindOfCreation(creation) != LeavingKind.LosesCause;

        if (value.Type.IsOrInheritsFrom(_helpers.Types.Exception))
            return carried != Carried.Inner;

        return value is IInvalidOperation || HoldsExceptions(value.Type);
    }

    private bool HoldsExceptions(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsOrInheritsFrom(_helpers.Types.Exception),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.TypeArguments.Any(argument => argument.IsOrInheritsFrom(_helpers.Types.Exception)),
        _ => false,
    };

    /// <summary>Types that say nothing themselves: their inner exception is the failure.</summary>
    private static bool IsMereWrapper(ITypeSymbol type) =>
        type.HasFullName("System.AggregateException")
        || type.HasFullName("System.Reflection.TargetInvocationException")
        || type.HasFullName("System.TypeInitializationException");

    private Origin OriginOfResult(IInvocationOperation invocation)
    {
        if (_flow.Made.TryGetValue(invocation.Syntax, out var carried) && carried > Carried.Text)
            return new Origin(LeavingKind.Wraps);

        if (_flow.Events.TryGetValue(invocation.Syntax, out var happened) && happened is not (Disposition.Converted or Disposition.Swallowed))
            return default;

        return _helpers.ResultOf(invocation.TargetMethod, _cancellationToken) is IObjectCreationOperation { Initializer: null } creation
            && creation.Type.IsOrInheritsFrom(_helpers.Types.Exception)
            && !creation.Arguments.Any(argument => MayHoldAnotherException(argument.Value, Carried.Nothing))
                ? new Origin(LeavingKind.LosesCause, creation.Type)
                : default;
    }

    /// <summary>Whether the variable never holds anything but the exception.</summary>
    private bool IsNeverAnother(ISymbol variable)
    {
        var isCaughtVariable = variable is ILocalSymbol local && _clause.Locals.Contains(local, SymbolEqualityComparer.Default);

        foreach (var written in WrittenValues.Of(variable, _clause.Root()))
        {
            var isAlias = written?.WithoutConversions().ReferencedVariable() is { } source
                && _flow.Holders.TryGetValue(source, out var carried)
                && carried == Carried.Self;

            if (isCaughtVariable || !isAlias)
                return false;
        }

        return true;
    }

    /// <summary>Where an exception comes from; by default nobody knows.</summary>
    private readonly struct Origin
    {
        public Origin(LeavingKind kind, ITypeSymbol? type = null, SyntaxNode? creation = null)
        {
            Kind = kind;
            Type = type;
            Creation = creation;
        }

        public LeavingKind Kind { get; }

        public ITypeSymbol? Type { get; }

        public SyntaxNode? Creation { get; }

        /// <summary>
        /// Of two possible values the one that loses the cause counts, unless nobody knows what the other is; if both lose it, there is no
        /// one creation to mend.
        /// </summary>
        public Origin Or(Origin other)
        {
            if (Kind == LeavingKind.Unknown || other.Kind == LeavingKind.Unknown)
                return default;

            var loses = Kind == LeavingKind.LosesCause;
            var otherLoses = other.Kind == LeavingKind.LosesCause;

            return loses && otherLoses ? new Origin(LeavingKind.LosesCause, Type)
                : loses ? this
                : otherLoses ? other
                : Kind == other.Kind ? this : default;
        }
    }
}

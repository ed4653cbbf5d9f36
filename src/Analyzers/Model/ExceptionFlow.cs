using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Follows one exception, held by a local or a parameter, through the operations of one scope, and notes where something became of it:
/// each <see cref="Events">event</see> stands at the syntax whose execution makes it happen, so that a walk over a control-flow graph
/// can pick it up on the paths that pass there.
/// </summary>
internal sealed class ExceptionFlow
{
    private readonly HelperSummaries _helpers;
    private readonly int _budget;
    private readonly IOperation _scope;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<ISymbol> _pending = new();
    private readonly HashSet<ISymbol> _closures = new(SymbolEqualityComparer.Default);

    /// <param name="scope">The operation below which the exception is followed.</param>
    /// <param name="helpers">What helpers do with an exception that they are given.</param>
    /// <param name="budget">How many calls deep helpers may still be followed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ExceptionFlow(IOperation scope, HelperSummaries helpers, int budget, CancellationToken cancellationToken)
    {
        _scope = scope;
        _helpers = helpers;
        _budget = budget;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What becomes of the exception, by the syntax at which it happens.</summary>
    public Dictionary<SyntaxNode, Disposition> Events { get; } = new();

    /// <summary>The variables that hold the exception, or something of it.</summary>
    public Dictionary<ISymbol, Carried> Holders { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>How much of the exception the objects and call results made with it hold, by their syntax.</summary>
    public Dictionary<SyntaxNode, Carried> Made { get; } = new();

    /// <summary>How much of the exception the scope's own <c>return</c> gives to its caller.</summary>
    public Carried Returned { get; private set; }

    /// <summary>As what the scope throws the exception: itself, or another one, with or without it inside.</summary>
    public Disposition Thrown { get; private set; }

    public void Follow(ISymbol variable)
    {
        Hold(variable, Carried.Self);

        while (_pending.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var symbol = _pending.Dequeue();

            foreach (var operation in _scope.Descendants())
            {
                if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), symbol))
                    FollowValue(operation, Holders[symbol]);
            }
        }
    }

    private void Hold(ISymbol variable, Carried carried)
    {
        if (!Holders.TryGetValue(variable, out var known) || carried > known)
        {
            Holders[variable] = carried;
            _pending.Enqueue(variable);
        }
    }

    private void Note(IOperation at, Disposition disposition)
    {
        Events.TryGetValue(at.Syntax, out var known);
        Events[at.Syntax] = known | disposition;
    }

    /// <summary>Climbs from a value that holds the exception to where something becomes of it.</summary>
    private void FollowValue(IOperation value, Carried carried)
    {
        if (value.FunctionWithin(_scope) is { } function)
        {
            FollowClosure(value, function, carried);
            return;
        }

        while (value.Parent is { } parent && value != _scope)
        {
            switch (parent)
            {
                case IPropertyReferenceOperation property when property.Instance == value:
                    carried = property.Property.Name is "InnerException" or "InnerExceptions" && carried >= Carried.Inner ? Carried.Inner : Carried.Text;
                    break;

                case IFieldReferenceOperation:
                    carried = Carried.Text;
                    break;

                case IInvocationOperation invocation when invocation.Instance == value:
                    if (!FollowInstance(invocation, ref carried))
                        return;
                    break;

                case IArgumentOperation { Parent: { } call } argument:
                    parent = call;
                    if (!FollowArgument(argument, call, ref carried))
                        return;
                    break;

                case IInterpolationOperation:
                    carried = Carried.Text;
                    break;

                case IBinaryOperation binary:
                    if (binary.OperatorKind != BinaryOperatorKind.Add)
                        return; // A test.
                    carried = Carried.Text;
                    break;

                case IConditionalOperation conditional when conditional.Condition == value:
                case IIsTypeOperation or INameOfOperation or IIncrementOrDecrementOperation or IUnaryOperation:
                case IExpressionStatementOperation or ILoopOperation { LoopKind: not LoopKind.ForEach } or ILockOperation:
                    return;

                case IIsPatternOperation isPattern when isPattern.Value == value:
                    HoldPatternVariables(isPattern.Pattern, carried);
                    return;

                case ISwitchExpressionOperation switchExpression when switchExpression.Value == value:
                    foreach (var arm in switchExpression.Arms)
                        HoldPatternVariables(arm.Pattern, carried);
                    return;

                case ISwitchOperation switchOperation when switchOperation.Value == value:
                    HoldPatternVariables(switchOperation, carried);
                    return;

                case IForEachLoopOperation forEach when forEach.Collection == value:
                    foreach (var local in forEach.Locals)
                        Hold(local, carried == Carried.Text ? Carried.Text : Carried.Inner);
                    return;

                case IConditionalAccessOperation access when access.Operation == value:
                    if (access.Receiver() is { } receiver)
                        FollowValue(receiver, carried);
                    return;

                case IAssignmentOperation assignment:
                    if (assignment.Target == value || !FollowAssignment(assignment, carried))
                        return;
                    parent = assignment.Parent!; // In an object initializer: the object now holds it.
                    break;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    Hold(declarator.Symbol, carried);
                    return;

                case IReturnOperation:
                    if (carried > Returned)
                        Returned = carried;
                    Note(value, Disposition.Converted);
                    return;

                case IThrowOperation:
                    Thrown |= Dispositions.OfThrown(carried);
                    if (carried >= Carried.Inner)
                        Note(parent, Disposition.Replaced);
                    return;

                case IInvalidOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation:
                    Note(parent, Disposition.Captured);
                    return;

                case IObjectCreationOperation or IInvocationOperation:
                    break;
            }

            value = parent;
        }
    }

    /// <summary>A call on the exception itself. False: the end of the way.</summary>
    private bool FollowInstance(IInvocationOperation invocation, ref Carried carried)
    {
        var method = invocation.TargetMethod;

        if (carried >= Carried.Inner && method.Name is "GetBaseException" or "Flatten")
        {
            carried = method.Name == "Flatten" ? carried : Carried.Inner;
            return true;
        }

        var isEnvelope = carried == Carried.Holder && invocation.Instance?.Type.IsOrInheritsFrom(_helpers.Types.Exception) == false;

        if (method.ReturnsVoid || method.Name == "Handle" || isEnvelope)
        {
            if (carried >= Carried.Inner)
                Note(invocation, OfDispatch(method, carried, Carried.Holder) | Disposition.Captured);
            return isEnvelope;
        }

        carried = carried == Carried.Holder ? Carried.Holder : Carried.Text;
        return true;
    }

    /// <summary>The exception, or something of it, is an argument of a call or creation. False: the end of the way.</summary>
    private bool FollowArgument(IArgumentOperation argument, IOperation call, ref Carried carried)
    {
        switch (call)
        {
            case IObjectCreationOperation creation:
                if (carried == Carried.Self)
                    carried = IsFormatArgument(argument, creation) ? Carried.Text : Carried.Holder;
                NoteMade(creation, carried);
                return true;

            case IInvocationOperation invocation:
                return FollowCall(argument, invocation, ref carried);

            case IPropertyReferenceOperation:
                return false; // A key into a collection.

            default:
                Note(call, Disposition.Captured);
                return false;
        }
    }

    /// <summary>One of the <c>params object[]</c> that go into the text of a new exception.</summary>
    private bool IsFormatArgument(IArgumentOperation argument, IObjectCreationOperation creation) =>
        argument.ArgumentKind == ArgumentKind.ParamArray
        && argument.Parameter?.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object }
        && creation.Type.IsOrInheritsFrom(_helpers.Types.Exception);

    private bool FollowCall(IArgumentOperation argument, IInvocationOperation invocation, ref Carried carried)
    {
        var method = invocation.TargetMethod;

        if (LogCallRecognizer.Recognize(invocation) is { } log && !(log.Sink == LogSink.Own && IsSeenThrough(argument, method)))
        {
            if (log.IsScope)
                return false;

            Note(invocation, carried != Carried.Text && log.IsExceptionPosition(argument, _helpers.Types) ? Disposition.Logged : Disposition.LoggedAsText);
            Note(invocation, log.IsWarningOrAbove && log.Sink != LogSink.Telemetry ? Disposition.LoggedAsFailure : Disposition.Swallowed);
            return false;
        }

        if (method.IsConditional())
            return false;

        if (Callees.IsQuestion(method))
            return false;

        if (Callees.IsPure(method))
        {
            carried = carried > Carried.Text && Callees.MakesSequence(method) ? Carried.Holder : Carried.Text;
            return true;
        }

        if (_helpers.Follow(method, argument.Parameter, _budget, _cancellationToken) is { } summary)
        {
            Note(invocation, summary.Disposition); // Swallowed too: whatever its name says, this helper ignores the exception.
            carried = summary.Returned < carried ? summary.Returned : carried;
            NoteMade(invocation, carried);
            return carried != Carried.Nothing;
        }

        // A method that makes a string of it has told nobody.
        if (method.ReturnType.SpecialType == SpecialType.System_String && !Words.NameReporting(method.Name))
        {
            carried = Carried.Text;
            return true;
        }

        Note(invocation, OfDispatch(method, carried, Carried.Self) | (carried == Carried.Text ? Disposition.Converted : Disposition.Captured));
        NoteMade(invocation, carried == Carried.Self ? Carried.Holder : carried);
        carried = carried == Carried.Self ? Carried.Holder : carried;
        return !method.ReturnsVoid;
    }

    /// <summary>A logger of one's own whose method can be followed is what it does, not what it is called.</summary>
    private bool IsSeenThrough(IArgumentOperation argument, IMethodSymbol method) =>
        _helpers.Follow(method, argument.Parameter, _budget, _cancellationToken) is { Disposition: var inside } && (inside == Disposition.Swallowed || (inside & Disposition.Logged) != 0);

    private static Disposition OfDispatch(IMethodSymbol method, Carried carried, Carried whole) =>
        carried == whole && Callees.Dispatches(method) ? Disposition.Rethrown : Disposition.Swallowed;

    private void NoteMade(IOperation operation, Carried carried)
    {
        Made.TryGetValue(operation.Syntax, out var known);
        Made[operation.Syntax] = carried > known ? carried : known;
    }

    /// <summary>False: the end of the way. True: an object initializer, so that the new object holds the value.</summary>
    private bool FollowAssignment(IAssignmentOperation assignment, Carried carried)
    {
        // `_first ??= ex` keeps the first failure: where one is kept already, this one is not lost either.
        if (assignment is ICoalesceAssignmentOperation)
            Note(assignment.Target, carried == Carried.Text ? Disposition.Converted : Disposition.Captured);

        if (assignment.Parent is IObjectOrCollectionInitializerOperation or IMemberInitializerOperation)
            return true;

        switch (assignment.Target.WithoutConversions())
        {
            case IDiscardOperation:
                return false;

            case ILocalReferenceOperation { Local: var local }:
                Hold(local, carried);
                if (IsReadOutsideScope(local))
                    Note(assignment, carried == Carried.Text ? Disposition.Converted : Disposition.Captured);
                return false;

            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                Hold(parameter, carried);
                if (IsReadOutsideScope(parameter))
                    Note(assignment, carried == Carried.Text ? Disposition.Converted : Disposition.Captured);
                return false;

            case IDeclarationExpressionOperation or ITupleOperation:
                foreach (var operation in assignment.Target.Descendants())
                {
                    if (operation.ReferencedVariable() is { } variable)
                        Hold(variable, carried);
                }

                Note(assignment, Disposition.Captured);
                return false;

            default:
                Note(assignment, carried == Carried.Text ? Disposition.Converted : Disposition.Captured);
                return false;
        }
    }

    /// <summary>Whether code after or beside the scope reads the variable: then what the scope put there is not lost.</summary>
    private bool IsReadOutsideScope(ISymbol variable)
    {
        foreach (var operation in _scope.Root().Descendants())
        {
            if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), variable)
                && !_scope.Syntax.Span.Contains(operation.Syntax.SpanStart)
                && !(operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A lambda that uses the exception carries it to wherever the lambda goes; a local function that uses it does so where it is called.
    /// </summary>
    private void FollowClosure(IOperation value, IOperation function, Carried carried)
    {
        if (function is IAnonymousFunctionOperation)
        {
            FollowValue(value.OutermostFunctionWithin(_scope)!, carried == Carried.Self ? Carried.Holder : carried);
            return;
        }

        var localFunction = ((ILocalFunctionOperation)function).Symbol;

        if (!_closures.Add(localFunction))
            return;

        foreach (var operation in _scope.Descendants())
        {
            if (operation is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, localFunction))
                Note(call, Disposition.Captured);
        }
    }

    private void HoldPatternVariables(IOperation pattern, Carried carried)
    {
        foreach (var operation in pattern.Descendants().Prepend(pattern))
        {
            var declared = operation switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                _ => null,
            };

            if (declared is not null)
                Hold(declared, operation.Parent is IPropertySubpatternOperation ? Carried.Text : carried);
        }
    }
}

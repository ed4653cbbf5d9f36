using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// The conditions that can end the attempts. One condition may be several blocks of the graph (<c>a &amp;&amp; b</c>), which are taken together:
/// whichever of its parts lets the attempts go on, the whole was asked.
/// </summary>
internal sealed class ExitConditions
{
    private readonly RetryPath _path;
    private readonly AttemptScope _scope;
    private readonly Dictionary<int, ExitCondition> _byBlock = new();

    private ExitConditions(RetryPath path, AttemptScope scope)
    {
        _path = path;
        _scope = scope;
    }

    /// <summary>How many attempts there are at most, where constants say so.</summary>
    public int? Attempts { get; private set; }

    /// <summary>Whether a counter is tested.</summary>
    public bool CountsAttempts { get; private set; }

    /// <summary>Whether what the work gave decides if there is another attempt.</summary>
    public bool LookAtOutcome { get; private set; }

    public static ExitConditions In(RetryPath path, AttemptScope scope)
    {
        var conditions = new ExitConditions(path, scope);
        conditions.Read();
        return conditions;
    }

    /// <summary>What ends the attempts of a handler through which every one of them fails.</summary>
    public RetryBound BoundOf(HandlerGraph handler)
    {
        if (!ComesBackWithout(handler, RetryBound.Attempts))
            return RetryBound.Attempts;

        if (!ComesBackWithout(handler, RetryBound.Attempts, RetryBound.Time))
            return RetryBound.Time;

        if (!ComesBackWithout(handler, RetryBound.Attempts, RetryBound.Time, RetryBound.Unknown) || IsTestedInWork())
            return RetryBound.Unknown;

        return ComesBackWithout(handler, RetryBound.Attempts, RetryBound.Time, RetryBound.Unknown, RetryBound.Cancellation)
            ? RetryBound.Nothing
            : RetryBound.Cancellation;
    }

    /// <summary>Whether cancellation that the handler catches stops the attempts all the same.</summary>
    public bool StopsCancelled(HandlerGraph handler) => !ComesBackWithout(handler, RetryBound.Cancellation) || IsAskedOnTheWay();

    /// <summary>Whether the block asks a counter whether there is another attempt.</summary>
    public bool Counts(BasicBlock block) => _byBlock.TryGetValue(block.Ordinal, out var condition) && condition.Kind == RetryBound.Attempts;

    /// <summary>Whether the block belongs to a condition that can end the attempts.</summary>
    public bool Decides(BasicBlock block) => _byBlock.ContainsKey(block.Ordinal);

    /// <summary>Whether another attempt may follow when the condition of the block holds, or when it does not.</summary>
    public bool ComesBack(BasicBlock block, bool whenTrue) =>
        BranchOf(block, whenTrue)?.Destination is { } next && _path.ComesBack(next);

    /// <summary>Whether the block reads a counter in whatever condition.</summary>
    public bool ReadsCounter(BasicBlock block) => block.ConditionalSuccessor is not null && block.BranchValue is { } value && _scope.CounterIn(WholeOf(value)) is not null;

    /// <summary>The blocks to which a condition leaves the attempts.</summary>
    public IEnumerable<BasicBlock> EndsOf(BasicBlock block)
    {
        if (block.ConditionalSuccessor?.Destination is { } other && !_path.ComesBack(other))
            yield return other;

        if (block.FallThroughSuccessor?.Destination is { } next && !_path.ComesBack(next))
            yield return next;
    }

    private bool ComesBackWithout(HandlerGraph handler, params RetryBound[] kinds) =>
        _path.ComesBack(handler.Entry, block => !_byBlock.TryGetValue(block.Ordinal, out var condition) || Array.IndexOf(kinds, condition.Kind) < 0);

    /// <summary><c>try { if (attempt++ > 5) return; … }</c>.</summary>
    private bool IsTestedInWork()
    {
        foreach (var block in _path.Blocks)
        {
            if (_path.IsTried(block) && _byBlock.TryGetValue(block.Ordinal, out var condition) && condition.Kind is RetryBound.Attempts or RetryBound.Time or RetryBound.Unknown)
                return true;
        }

        return false;
    }

    /// <summary>Whether a token is asked before or between attempts.</summary>
    private bool IsAskedOnTheWay()
    {
        foreach (var block in _path.Blocks)
        {
            if (_path.IsTried(block))
                continue;

            foreach (var operation in HandlerGraph.OperationsOf(block))
            {
                if (RetryTokens.IsAsked(operation))
                    return true;
            }
        }

        return false;
    }

    private void Read()
    {
        var groups = new Dictionary<SyntaxNode, List<BasicBlock>>();

        foreach (var block in _path.Blocks)
        {
            if (block is { ConditionalSuccessor: not null, BranchValue: { } value })
            {
                var root = RootOf(value.Syntax);

                if (!groups.TryGetValue(root, out var blocks))
                    groups.Add(root, blocks = new List<BasicBlock>());

                blocks.Add(block);
            }

            if (!_path.IsTried(block) && IsStoppedByToken(block))
                _byBlock[block.Ordinal] = new ExitCondition(RetryBound.Cancellation);
        }

        foreach (var group in groups)
        {
            if (CanEnd(group.Value))
                Add(group.Value, Judge(WholeOf(group.Value[0].BranchValue!), group.Value));
        }
    }

    private void Add(List<BasicBlock> blocks, ExitCondition condition)
    {
        foreach (var block in blocks)
            _byBlock[block.Ordinal] = condition;

        LookAtOutcome |= condition.AsksOutcome;

        // What is asked inside the work need not end the attempts: it may only leave out a part of it.
        if (condition.Kind != RetryBound.Attempts || _path.IsTried(blocks[0]))
            return;

        CountsAttempts = true;

        if (condition.Attempts is { } attempts && !(Attempts < attempts))
            Attempts = attempts;
    }

    /// <summary>A call outside the work that gets a token throws when it is cancelled.</summary>
    private static bool IsStoppedByToken(BasicBlock block)
    {
        foreach (var operation in HandlerGraph.OperationsOf(block))
        {
            if (RetryTokens.Stops(operation))
                return true;
        }

        return false;
    }

    /// <summary>Whether from one side of the condition no other attempt is reached.</summary>
    private bool CanEnd(List<BasicBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (Ends(block.ConditionalSuccessor, blocks) || Ends(block.FallThroughSuccessor, blocks))
                return true;
        }

        return false;
    }

    /// <summary>Whether the attempts end when the counter's part of the condition holds.</summary>
    private bool EndsWhenCounted(List<BasicBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (_scope.CounterIn(block.BranchValue!) is null)
                continue;

            var whenTrue = BranchOf(block, whenTrue: true);

            // Where neither side ends, the other parts are asked on the side that does not go straight on.
            return Ends(whenTrue, blocks) || (!Ends(BranchOf(block, whenTrue: false), blocks) && IsAskedMore(whenTrue, blocks));
        }

        return false;
    }

    private static ControlFlowBranch? BranchOf(BasicBlock block, bool whenTrue) =>
        (block.ConditionKind == ControlFlowConditionKind.WhenTrue) == whenTrue ? block.ConditionalSuccessor : block.FallThroughSuccessor;

    private static bool IsAskedMore(ControlFlowBranch? branch, List<BasicBlock> group) => branch?.Destination is { } destination && group.Contains(destination);

    private bool Ends(ControlFlowBranch? branch, List<BasicBlock> group) =>
        branch is not null
        && (branch.Destination is not { } destination || (!group.Contains(destination) && !_path.ComesBack(destination)));

    private ExitCondition Judge(IOperation condition, List<BasicBlock> blocks)
    {
        if (blocks[0].BranchValue is IInvocationOperation { TargetMethod.Name: "MoveNext" } && condition.Syntax.Parent is CommonForEachStatementSyntax)
            return new ExitCondition(RetryBound.Attempts, AttemptCount.OfRange(condition));

        var kind = RetryBound.Nothing;
        var asksOutcome = false;
        var counts = false;

        foreach (var operation in condition.OwnDescendants())
        {
            var found = KindOf(operation, ref asksOutcome);

            if (found == RetryBound.Attempts)
                counts = true;
            else
                kind = Stronger(kind, found);
        }

        if (counts && AttemptCount.Of(condition, _scope, EndsWhenCounted(blocks)) is { IsEndless: false } count)
            return new ExitCondition(RetryBound.Attempts, count.Attempts, asksOutcome);

        return new ExitCondition(kind, asksOutcome: asksOutcome);
    }

    private static RetryBound Stronger(RetryBound first, RetryBound second) =>
        first == RetryBound.Time || second == RetryBound.Time ? RetryBound.Time
        : first == RetryBound.Unknown || second == RetryBound.Unknown ? RetryBound.Unknown
        : first == RetryBound.Nothing ? second : first;

    private RetryBound KindOf(IOperation operation, ref bool asksOutcome)
    {
        if (_scope.HeadQueue is { } queue && HeadItems.IsAsked(queue, operation))
            return RetryBound.Nothing; // The item is still there.

        switch (operation)
        {
            case IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }:
                return RetryBound.Cancellation;

            case IInvalidOperation:
                return RetryBound.Unknown; // Half-typed code may become anything.

            case IInvocationOperation call:
                asksOutcome |= _scope.Try is not null && _scope.IsTried(call);
                return OfCall(call);

            case IMemberReferenceOperation { Member: var member } reference:
                return OfMember(member, reference, ref asksOutcome);

            default:
                return operation.ReferencedVariable() is { } variable ? OfVariable(variable, ref asksOutcome) : RetryBound.Nothing;
        }
    }

    private RetryBound OfCall(IInvocationOperation call) =>
        Callees.IsPure(call.TargetMethod) || (_scope.Try is not null && _scope.IsTried(call)) ? RetryBound.Nothing
        : RetryWords.NameTime(call.TargetMethod.Name) ? RetryBound.Time
        : RetryBound.Unknown;

    private RetryBound OfMember(ISymbol member, IMemberReferenceOperation reference, ref bool asksOutcome)
    {
        if (reference.ConstantValue.HasValue || member is IMethodSymbol || BelongsToOutcome(reference.Instance, ref asksOutcome))
            return RetryBound.Nothing;

        return _scope.IsCounter(member) ? RetryBound.Attempts
            : RetryWords.NameTime(member.Name) ? RetryBound.Time
            : Words.NameEnding(member.Name) ? RetryBound.Cancellation
            : RetryBound.Unknown;
    }

    private RetryBound OfVariable(ISymbol variable, ref bool asksOutcome)
    {
        if (_scope.IsCounter(variable))
            return RetryBound.Attempts;

        if (IsException(variable) || variable is ILocalSymbol { IsConst: true } || IsToken(variable))
            return RetryBound.Nothing;

        if (RetryWords.NameTime(variable.Name))
            return RetryBound.Time;

        var isTried = false;
        object? around = null;

        foreach (var write in _scope.WritesOf(variable))
        {
            if (write.IsTried)
                isTried = true;
            else if (write.Value?.ConstantValue is not { HasValue: true, Value: { } value } || (around is not null && !Equals(around, value)))
                return write.Value?.ConstantValue is { HasValue: true } ? RetryBound.Nothing : RetryBound.Unknown;
            else
                around = value;
        }

        asksOutcome |= isTried;

        if (!isTried && around is null)
            return RetryBound.Unknown;

        // One flag says whether the work was done; another, that it was tried before, allows a second attempt and no third.
        return around is not null && (!isTried || IsSetAlikeInWork(variable, around)) ? RetryBound.Unknown : RetryBound.Nothing;
    }

    private bool IsSetAlikeInWork(ISymbol variable, object? value)
    {
        foreach (var write in _scope.WritesOf(variable))
        {
            if (write is { IsTried: true, Value.ConstantValue: { HasValue: true, Value: var set } } && Equals(set, value))
                return true;
        }

        return false;
    }

    /// <summary>Whether a member is read from the exception or from what the work gave.</summary>
    private bool BelongsToOutcome(IOperation? instance, ref bool asksOutcome)
    {
        if (instance is null)
            return false;

        foreach (var operation in instance.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
                return true;

            if (operation.ReferencedVariable() is { } variable)
            {
                if (IsException(variable))
                    return true;

                foreach (var write in _scope.WritesOf(variable))
                {
                    if (write.IsTried)
                        return asksOutcome = true;
                }
            }
        }

        return false;
    }

    private static bool IsException(ISymbol variable) => variable is ILocalSymbol { Type: var type } && type.IsOrInheritsFrom("System.Exception");

    private static bool IsToken(ISymbol variable) => variable switch
    {
        ILocalSymbol { Type: var type } => RetryTokens.IsTokenOrSource(type),
        IParameterSymbol { Type: var type } => RetryTokens.IsTokenOrSource(type),
        _ => false,
    };

    /// <summary>The whole condition that a part of it belongs to.</summary>
    private static SyntaxNode RootOf(SyntaxNode condition)
    {
        while (condition.Parent is ParenthesizedExpressionSyntax
               or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
               or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
        {
            condition = condition.Parent;
        }

        return condition;
    }

    /// <summary>The same as it was before it was taken apart.</summary>
    private IOperation WholeOf(IOperation atom)
    {
        var root = RootOf(atom.Syntax);
        return root is ExpressionSyntax && _scope.Function.SemanticModel?.GetOperation(root, _scope.CancellationToken) is { } whole ? whole : atom;
    }

    private readonly struct ExitCondition
    {
        public ExitCondition(RetryBound kind, int? attempts = null, bool asksOutcome = false)
        {
            Kind = kind;
            Attempts = attempts;
            AsksOutcome = asksOutcome;
        }

        public RetryBound Kind { get; }

        public int? Attempts { get; }

        public bool AsksOutcome { get; }
    }
}

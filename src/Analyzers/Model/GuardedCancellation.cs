using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>
/// Finds the cancellation that the work under a try gets: the tokens that come in from outside, as handlers of the try can name them.
/// A token that only measures time (<c>new CancellationTokenSource(delay)</c>) is none: when it fires, something did take too long.
/// </summary>
internal sealed class GuardedCancellation
{
    public const string TaskCanceled = "System.Threading.Tasks.TaskCanceledException";

    private const string Token = "System.Threading.CancellationToken";
    private const string Source = "System.Threading.CancellationTokenSource";
    private const string Cancelled = "System.OperationCanceledException";

    private const int MaxSteps = 8;

    private readonly ITryOperation _guarded;
    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _tokens = new();

    /// <summary>Whether it only counts if there is a token, a time-out's too, whose cancellation throws the general type.</summary>
    private bool _ignoresTaskCanceled;

    private GuardedCancellation(ITryOperation guarded, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _guarded = guarded;
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// What can be asked for <c>IsCancellationRequested</c> in a handler of the try: tokens and sources, as code. Empty where no work
    /// under the try can be cancelled from outside.
    /// </summary>
    public static ImmutableArray<string> TokensOf(ITryOperation guarded, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        var search = new GuardedCancellation(guarded, helpers, cancellationToken);
        search.Visit(guarded.Body);
        return search._tokens.ToImmutableArray();
    }

    /// <summary>Whether cancellation can end the work under the try with an <c>OperationCanceledException</c> that is no <c>TaskCanceledException</c>.</summary>
    public static bool CanThrowOperationCanceled(ITryOperation guarded, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        var search = new GuardedCancellation(guarded, helpers, cancellationToken) { _ignoresTaskCanceled = true };
        search.Visit(guarded.Body);
        return search._tokens.Count > 0;
    }

    /// <summary>Whether a clause of this type catches what cancelled work throws, and nothing else.</summary>
    public static bool IsCancellation(ITypeSymbol type) => type.IsOrInheritsFrom(Cancelled);

    /// <summary>Whether the code under <paramref name="operation"/> asks whether cancellation is what happened.</summary>
    public static bool IsAskedIn(IOperation operation)
    {
        foreach (var descendant in operation.DescendantsAndSelf())
        {
            var asks = descendant switch
            {
                IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" or "IsCanceled" } => true,
                IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" } => true,
                _ => TypeAskedFor(descendant) is { } type && IsCancellation(type),
            };

            if (asks)
                return true;
        }

        return false;
    }

    /// <summary>Whether the test asks for cancellation and for no other type.</summary>
    public static bool IsAllThatIsAskedIn(IOperation test)
    {
        var isAsked = false;

        foreach (var descendant in test.DescendantsAndSelf())
        {
            if (TypeAskedFor(descendant) is not { } type)
                continue;

            if (!IsCancellation(type))
                return false;

            isAsked = true;
        }

        return isAsked;
    }

    private static ITypeSymbol? TypeAskedFor(IOperation operation) => operation switch
    {
        IIsTypeOperation isType => isType.TypeOperand,
        ITypePatternOperation pattern => pattern.MatchedType,
        IDeclarationPatternOperation pattern => pattern.MatchedType,
        IRecursivePatternOperation pattern => pattern.MatchedType,
        IConversionOperation { IsTryCast: true } conversion => conversion.Type,
        ITypeOfOperation typeOf => typeOf.TypeOperand,
        ICatchClauseOperation clause => clause.ExceptionType,
        _ => null,
    };

    private void Visit(IOperation operation)
    {
        _cancellationToken.ThrowIfCancellationRequested();

        switch (operation)
        {
            case IAnonymousFunctionOperation lambda when !IsAwaited(lambda):
            case ILocalFunctionOperation:
                return; // Runs at another time.

            case ITryOperation inner when inner.Catches.Any(TakesCancellation):
                foreach (var clause in inner.Catches)
                    Visit(clause.Handler);
                return;

            case IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } token }:
                Add(token, steps: 0);
                break;

            case IInvocationOperation call when CancellableWork.EndsIn(_guarded, call) && !(_ignoresTaskCanceled && ThrowsTaskCanceled(call.TargetMethod)):
                foreach (var argument in call.Arguments)
                {
                    if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Value: var value }
                        && CancellationInside.CanLeave(call.TargetMethod, parameter, _helpers, _cancellationToken))
                    {
                        AddArgument(value);
                    }
                }

                break;
        }

        foreach (var child in operation.ChildOperations)
            Visit(child);
    }

    private void AddArgument(IOperation value)
    {
        if (value.Type?.HasFullName(Token) == true)
            Add(value, steps: 0);
        else if (value.Type?.HasFullName("System.Threading.Tasks.ParallelOptions") == true)
            AddOptions(value.WithoutConversions());
    }

    /// <summary><c>new ParallelOptions { CancellationToken = token }</c>, in place or in a local.</summary>
    private void AddOptions(IOperation options)
    {
        if (options is ILocalReferenceOperation { Local: var local } && InitializerOf(local, options.SemanticModel) is { } made)
            options = made.WithoutConversions();

        if (options is not IObjectCreationOperation { Initializer: { } initializer })
            return;

        foreach (var operation in initializer.Initializers)
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CancellationToken" }, Value: var token })
                Add(token, steps: 0);
        }
    }

    /// <summary>Whether the lambda is work that the try waits for: <c>await Task.WhenAll(items.Select(item => …))</c>.</summary>
    private static bool IsAwaited(IOperation lambda)
    {
        for (var parent = lambda.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAwaitOperation:
                    return true;

                case IInvocationOperation { TargetMethod: var method } when !RunsWhatItGets(method):
                    return false;

                case not (IInvocationOperation or IArgumentOperation or IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation):
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether what the method's delegates throw comes out of the task that is awaited in the end.</summary>
    private static bool RunsWhatItGets(IMethodSymbol method) =>
        method.Name == "ConfigureAwait"
        || method.ContainingType.HasFullName("System.Threading.Tasks.Task")
        || method.ContainingType.HasFullName("System.Threading.Tasks.Parallel")
        || method.ContainingType.HasFullName("System.Linq.Enumerable");

    private static bool TakesCancellation(ICatchClauseOperation clause) =>
        IsCancellation(clause.ExceptionType) || KnownTypes.IsCatchAll(clause.ExceptionType) || ((CatchClauseSyntax)clause.Syntax).Declaration is null;

    /// <summary>Tasks that end as cancelled throw the derived type when they are awaited, also behind a delay of one's own; so do HTTP clients.</summary>
    private static bool ThrowsTaskCanceled(IMethodSymbol method) =>
        method.Name is "Delay" or "ForEachAsync"
        || (method.ContainingType.HasFullName("System.Threading.Tasks.Task") && method.Name is not ("Wait" or "WaitAll" or "WaitAny"))
        || method.ContainingType.IsOrInheritsFrom("System.Net.Http.HttpMessageInvoker");

    /// <summary>Follows a token to where it comes from.</summary>
    private void Add(IOperation value, int steps)
    {
        value = value.WithoutConversions();

        if (steps == MaxSteps || value.Type is not { } type || !(type.HasFullName(Token) || type.HasFullName(Source)))
            return;

        switch (value)
        {
            case IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when source.Type?.HasFullName(Source) == true:
                Add(source, steps + 1);
                break;

            case ILocalReferenceOperation { Local: var local } when InitializerOf(local, value.SemanticModel) is { } initializer:
                AddLocal(value, local, initializer, steps);
                break;

            case IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked:
                foreach (var argument in linked.Arguments)
                    AddLinked(argument.Value, steps + 1);
                break;

            case IConditionalOperation { WhenTrue: var whenTrue, WhenFalse: { } whenFalse }:
                Add(whenTrue, steps + 1);
                Add(whenFalse, steps + 1);
                break;

            case IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsStatic: false }:
                if (CanBeNamedInHandler(value))
                    AddName(value.Syntax.ToString());
                break;
        }
    }

    private void AddLocal(IOperation reference, ILocalSymbol local, IOperation initializer, int steps)
    {
        initializer = initializer.WithoutConversions();

        if (initializer is IObjectCreationOperation { Type: { } type } creation && type.HasFullName(Source))
        {
            if ((_ignoresTaskCanceled || (creation.Arguments.IsEmpty && !IsTimed(local, reference))) && CanBeNamedInHandler(reference))
                AddName(reference.Syntax.ToString());
        }
        else if (initializer is ICoalesceOperation or IInvocationOperation { TargetMethod.Name: not "CreateLinkedTokenSource" })
        {
            if (CanBeNamedInHandler(reference))
                AddName(reference.Syntax.ToString());
        }
        else
        {
            Add(initializer, steps + 1);
        }
    }

    /// <summary>The arguments of <c>CreateLinkedTokenSource</c>, one by one or as an array.</summary>
    private void AddLinked(IOperation value, int steps)
    {
        if (value is IArrayCreationOperation { Initializer: { } elements })
        {
            foreach (var element in elements.ElementValues)
                Add(element, steps);
        }
        else
        {
            Add(value, steps);
        }
    }

    private static bool IsTimed(ILocalSymbol source, IOperation reference)
    {
        foreach (var operation in reference.Root().Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "CancelAfter", Instance: { } instance }
                && SymbolEqualityComparer.Default.Equals(instance.ReferencedVariable(), source))
            {
                return true;
            }
        }

        return false;
    }

    private IOperation? InitializerOf(ILocalSymbol local, SemanticModel? model)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } && value.SyntaxTree == model?.SyntaxTree)
                return model.GetOperation(value, _cancellationToken);
        }

        return null;
    }

    /// <summary>Whether the expression means the same in a handler of the try: no local of the try block, and no call.</summary>
    private bool CanBeNamedInHandler(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: var local } => _ignoresTaskCanceled || IsDeclaredOutside(local),
        IParameterReferenceOperation { Parameter: var parameter } => IsDeclaredOutside(parameter),
        IInstanceReferenceOperation => true,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member =>
            member.Instance is null || CanBeNamedInHandler(member.Instance.WithoutConversions()),
        _ => false,
    };

    private bool IsDeclaredOutside(ISymbol variable)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            if (_guarded.Body.Syntax.Span.Contains(reference.Span))
                return false;
        }

        return true;
    }

    private void AddName(string name)
    {
        if (!_tokens.Contains(name))
            _tokens.Add(name);
    }
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>
/// Says of a value whether it is, or was made of, something secret, and why. Everything is asked backwards from a value that is written
/// somewhere, and remembered: code that writes nothing costs nothing. Each step into a member or helper has less of a budget left, so that every walk ends, and
/// what is remembered does not depend on who asked first.
/// </summary>
internal sealed class SecretFlow
{
    private readonly ConcurrentDictionary<SyntaxNode, VariableWrites> _writes = new();
    private readonly ConcurrentDictionary<(ISymbol Member, int Budget), (Secret? Value, bool IsKnown)> _members = new();
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Budget), Secret?> _results = new();
    private readonly ConcurrentDictionary<(IParameterSymbol Output, int Budget), Secret?> _outputs = new();
    private readonly ConcurrentDictionary<(IParameterSymbol Parameter, IParameterSymbol? Output, int Budget), bool> _carried = new();
    private readonly ConcurrentDictionary<(IParameterSymbol Parameter, int Budget), bool> _logged = new();

    public SecretFlow(HelperSummaries helpers, SourceBodies sources, SecretSettings settings)
    {
        Helpers = helpers;
        Sources = sources;
        Settings = settings;
        Contents = new SecretContents(this);
    }

    public SecretSettings Settings { get; }

    /// <summary>What objects show of themselves.</summary>
    public SecretContents Contents { get; }

    internal HelperSummaries Helpers { get; }

    internal SourceBodies Sources { get; }

    /// <summary>Why the value is a secret; <see langword="null"/> where nothing says that it is one.</summary>
    public Secret? Of(IOperation value, CancellationToken cancellationToken) =>
        Judge(value, cancellationToken) is { } secret && secret != Secret.Harmless ? secret : null;

    /// <summary>Whether the value is known to be no secret, whatever it is called: a constant, a number, what a sanitizer gave.</summary>
    public bool IsHarmless(IOperation value, CancellationToken cancellationToken) => Judge(value, cancellationToken) == Secret.Harmless;

    /// <summary>What the placeholder says of the value that fills it, which says nothing of itself: a text that is not the name or the length of something.</summary>
    public Secret? NamedByPlaceholder(IOperation value, string placeholder, CancellationToken cancellationToken)
    {
        if (Settings.SafeNames.Contains(placeholder) || SecretNames.StrengthOf(placeholder, Settings) is not { } strength)
            return null;

        return SaysNothingOfItself(value, cancellationToken)
            ? Secret.Named(strength, placeholder, value.Syntax.GetLocation())
            : null;
    }

    /// <summary>What the text in front of the placeholder says of the value that fills it, likewise.</summary>
    public Secret? NamedByText(IOperation value, string textBefore, CancellationToken cancellationToken) =>
        TextKeys.NamedBy(textBefore, value.Syntax.GetLocation(), Settings) is { } secret && SaysNothingOfItself(value, cancellationToken) ? secret : null;

    private bool SaysNothingOfItself(IOperation value, CancellationToken cancellationToken) => SecretNames.MayBeCalled(value) && Judge(value, cancellationToken) is null;

    private Secret? Judge(IOperation value, CancellationToken cancellationToken) =>
        new SecretWalk(this, HelperSummaries.MaxDepth, followed: null, inside: null, cancellationToken).Of(value);

    internal VariableWrites WritesAround(IOperation operation)
    {
        var root = operation.Root();
        return _writes.TryGetValue(root.Syntax, out var known) ? known : _writes.GetOrAdd(root.Syntax, new VariableWrites(root));
    }

    /// <summary>What a type's own code writes into its field or property.</summary>
    internal (Secret? Value, bool IsKnown) OfWritten(ISymbol member, int budget, CancellationToken cancellationToken)
    {
        if (budget == 0)
            return default;

        if (_members.TryGetValue((member, budget), out var known))
            return known;

        var values = MemberWrites.Of(member, Sources, cancellationToken, out var isAll);
        var result = CombinedValue(values, new SecretWalk(this, budget - 1, followed: null, inside: null, cancellationToken));
        return _members[(member, budget)] = (result, isAll && values.Count > 0);
    }

    /// <summary>What a method or accessor of this compilation returns by itself, whatever it is given.</summary>
    internal Secret? OfResult(IMethodSymbol method, int budget, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;

        if (budget == 0)
            return null;

        if (_results.TryGetValue((method, budget), out var known))
            return known;

        var values = ReturnedBy(method, cancellationToken);
        return _results[(method, budget)] = CombinedValue(values, new SecretWalk(this, budget - 1, followed: null, inside: method, cancellationToken));
    }

    /// <summary>What a method of this compilation gives to an <c>out</c> or <c>ref</c> parameter by itself, whatever it is given.</summary>
    internal Secret? OfOutput(IParameterSymbol output, int budget, CancellationToken cancellationToken)
    {
        output = output.OriginalDefinition;

        if (budget == 0 || output.ContainingSymbol is not IMethodSymbol method)
            return null;

        if (_outputs.TryGetValue((output, budget), out var known))
            return known;

        return _outputs[(output, budget)] = GivenTo(output, new SecretWalk(this, budget - 1, followed: null, inside: method, cancellationToken), cancellationToken);
    }

    /// <summary>Whether what a method of this compilation returns, or gives to an <c>out</c> or <c>ref</c> parameter, was made of an argument.</summary>
    internal bool Carries(IParameterSymbol parameter, IParameterSymbol? output, int budget, CancellationToken cancellationToken)
    {
        parameter = parameter.OriginalDefinition;
        output = output?.OriginalDefinition;

        if (budget == 0 || parameter.ContainingSymbol is not IMethodSymbol method)
            return false;

        if (_carried.TryGetValue((parameter, output, budget), out var known))
            return known;

        var walk = new SecretWalk(this, budget - 1, HelperSummaries.InImplementation(parameter), inside: null, cancellationToken);
        var result = output is null ? CombinedValue(ReturnedBy(method, cancellationToken), walk) : GivenTo(output, walk, cancellationToken);
        return _carried[(parameter, output, budget)] = result is not null && result != Secret.Harmless;
    }

    /// <summary>The arguments that a helper of this compilation writes to a log under another name; under its own name it is seen there.</summary>
    public IEnumerable<WrittenValue> LoggedByHelper(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (call.TargetMethod is not { DeclaringSyntaxReferences.IsEmpty: false } method || method.IsVisibleOutsideAssembly())
            yield break;

        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && !SecretTypes.IsHarmless(parameter.Type)
                && SecretSources.Of(parameter, parameter.Type, at: null, Settings) is null
                && IsLogged(parameter.OriginalDefinition, HelperSummaries.MaxDepth, cancellationToken))
            {
                yield return new WrittenValue(argument.Value, null, WrittenAs.Text);
            }
        }
    }

    private bool IsLogged(IParameterSymbol parameter, int budget, CancellationToken cancellationToken)
    {
        if (budget == 0)
            return false;

        if (_logged.TryGetValue((parameter, budget), out var known))
            return known;

        return _logged[(parameter, budget)] = Helpers.BodyOf((IMethodSymbol)parameter.ContainingSymbol, cancellationToken) is { } body && Writes(body, parameter, budget, cancellationToken);
    }

    private bool Writes(IOperation body, IParameterSymbol parameter, int budget, CancellationToken cancellationToken)
    {
        var walk = new SecretWalk(this, budget - 1, HelperSummaries.InImplementation(parameter), inside: null, cancellationToken);

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is not IInvocationOperation call)
                continue;

            if (WritingCalls.Recognize(call) is { } entry)
            {
                if (!entry.IsTelemetry && entry.Sink != LogSink.Console && WrittenTexts.Of(entry).Any(written => walk.IsSecret(written.Operation)))
                    return true;
            }
            else if (call.Arguments.Any(argument => argument.Parameter is { } inner && walk.IsSecret(argument.Value) && IsLogged(inner.OriginalDefinition, budget - 1, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    private List<IOperation> ReturnedBy(IMethodSymbol method, CancellationToken cancellationToken) =>
        Helpers.BodyOf(method, cancellationToken)?.ReturnedValues().ToList() ?? new List<IOperation>();

    private Secret? GivenTo(IParameterSymbol output, SecretWalk walk, CancellationToken cancellationToken)
    {
        if (Helpers.BodyOf((IMethodSymbol)output.ContainingSymbol, cancellationToken) is not { } body)
            return null;

        var writes = WritesAround(body).Of(HelperSummaries.InImplementation(output));
        return writes.Count == 0 ? null : walk.OfWrites(writes);
    }

    private static Secret? CombinedValue(List<IOperation> values, SecretWalk walk) => values.Count == 0 ? null : walk.Any(values);
}

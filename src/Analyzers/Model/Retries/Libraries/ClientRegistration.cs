using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>
/// One HTTP client of the factory as one function sets it up: what is called on its builder, in one chain or on variables that keep it. A builder that
/// other code is given is unknown.
/// </summary>
internal sealed class ClientRegistration
{
    public const string Builder = "Microsoft.Extensions.DependencyInjection.IHttpClientBuilder";

    private readonly List<IInvocationOperation> _calls = new();
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IInvocationOperation> _retries = new();
    private readonly IOperation _start;

    private ClientRegistration(IOperation start) => _start = start;

    /// <summary>Whether the call makes a client, so that all that it has is seen.</summary>
    public bool IsComplete => _start is IInvocationOperation call && IsStart(call);

    /// <summary>The class that is given the client.</summary>
    public INamedTypeSymbol? Client => _start is IInvocationOperation { TargetMethod.TypeArguments: { Length: > 0 } types } ? types[types.Length - 1] as INamedTypeSymbol : null;

    /// <summary>The name by which the client is asked for.</summary>
    public string? Name => (_start as IInvocationOperation)?.Argument("name")?.ConstantValue.Value as string;

    /// <summary>Whether requests that are not safe to repeat are left out.</summary>
    public bool SparesUnsafe { get; private set; }

    /// <summary>Whether the retry may be switched off, or leave out some requests for reasons that cannot be seen.</summary>
    public bool IsChosen { get; private set; }

    /// <summary>Whether the client has a retry in the end.</summary>
    public bool Retries => RetriesBefore(null);

    public bool IsFreed => IsFreedBefore(null);

    public static bool IsStart(IInvocationOperation call) => call.TargetMethod.Name == "AddHttpClient" && call.Type?.HasFullName(Builder) == true;

    /// <summary>The client whose builder the call is made on.</summary>
    public static ClientRegistration? Around(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        IOperation start = call;

        while (start is IInvocationOperation current && !IsStart(current) && current.Receiver() is { } before)
            start = before is ILocalReferenceOperation { Local: var local } ? WrittenValues.OnlyOne(local, before.Root())?.WithoutConversions() ?? before : before;

        return From(start, model, cancellationToken);
    }

    /// <summary>The client that begins here; null where other code may do more to it.</summary>
    public static ClientRegistration? From(IOperation start, ErrorModel model, CancellationToken cancellationToken)
    {
        var registration = new ClientRegistration(start);

        if (!(start.ReferencedVariable() is { } variable ? registration.FollowUses(variable, start.Root()) : registration.Follow(start)))
            return null;

        foreach (var call in registration._calls)
        {
            if (ClientHandlers.Retries(call, model, cancellationToken))
                registration._retries.Add(call);

            registration.NoteGuards(call);
        }

        return registration;
    }

    /// <summary>Whether the client has a retry when a call adds to it.</summary>
    public bool RetriesBefore(IInvocationOperation? added)
    {
        var retries = false;

        foreach (var call in _calls)
        {
            if (call.Syntax == added?.Syntax)
                break;

            if (IsRemoval(call))
                retries = false;
            else
                retries |= _retries.Contains(call) && (added is null || call.IsOnEveryWayTo(added));
        }

        return retries;
    }

    /// <summary>Whether the client is freed of what it has when a call adds to it.</summary>
    public bool IsFreedBefore(IInvocationOperation? added)
    {
        foreach (var call in _calls)
        {
            if (call.Syntax == added?.Syntax)
                return false;

            if (IsRemoval(call))
                return true;
        }

        return false;
    }

    private static bool IsRemoval(IInvocationOperation call) => call.TargetMethod.Name == "RemoveAllResilienceHandlers";

    private bool Follow(IOperation value)
    {
        while (CallOn(value) is { } next)
        {
            _calls.Add(next);
            value = next;
        }

        return ParentOf(value) switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => FollowUses(local, value.Root()),
            ISimpleAssignmentOperation { Target: not IDiscardOperation } or IArgumentOperation => false,
            _ => true,
        };
    }

    private bool FollowUses(ISymbol variable, IOperation root)
    {
        if (!_variables.Add(variable))
            return false;

        foreach (var operation in root.Descendants())
        {
            if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), variable) && !Follow(operation))
                return false;
        }

        return true;
    }

    /// <summary>The call whose receiver the value is.</summary>
    private static IInvocationOperation? CallOn(IOperation value)
    {
        var parent = ParentOf(value);

        if (parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension })
            return extension;

        return parent is IInvocationOperation { Instance: { } instance } call && instance.WithoutConversions() == value ? call : null;
    }

    private static IOperation? ParentOf(IOperation value)
    {
        var parent = value.Parent;

        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;

        return parent;
    }

    private void NoteGuards(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || (parameter.Ordinal == 0 && call.TargetMethod.IsExtensionMethod))
                continue;

            IsChosen |= parameter.Type.Name is "IConfigurationSection" or "IConfiguration";

            foreach (var operation in argument.Value.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod.Name: "DisableFor" or "DisableForUnsafeHttpMethods" }:
                        SparesUnsafe = true;
                        break;

                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ShouldHandle" } }:
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "MaxRetryAttempts" }, Value.ConstantValue: { HasValue: true, Value: 0 } }:
                    case IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } when parameters.Any(given => Requests.IsMessage(given.Type)):
                        IsChosen = true;
                        break;
                }
            }
        }
    }
}

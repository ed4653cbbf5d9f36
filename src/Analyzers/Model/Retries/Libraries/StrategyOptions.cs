using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Reads the options of a retry of Polly 8: their creation, or what a lambda sets of those of an HTTP client.</summary>
internal sealed class StrategyOptions
{
    private const string Plain = "Polly.Retry.RetryStrategyOptions";
    private const string OfResult = "Polly.Retry.RetryStrategyOptions`1";
    private const string OfHttp = "Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions";
    private const string Response = "System.Net.Http.HttpResponseMessage";

    private const int DefaultRetries = 3;

    private readonly Dictionary<string, ISimpleAssignmentOperation> _settings = new(StringComparer.Ordinal);
    private readonly INamedTypeSymbol _type;
    private readonly ErrorModel _model;
    private readonly CancellationToken _cancellationToken;

    private StrategyOptions(INamedTypeSymbol type, ErrorModel model, CancellationToken cancellationToken)
    {
        _type = type;
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether what is not set here has its default.</summary>
    private bool IsComplete { get; init; } = true;

    private bool IsHttp => _type.HasFullName(OfHttp);

    private bool HandlesResponses => IsHttp || (_type.HasFullName(OfResult) && _type.TypeArguments[0].HasFullName(Response));

    public static ConfiguredRetry? OfCreation(IObjectCreationOperation creation, ErrorModel model, CancellationToken cancellationToken)
    {
        if (creation.Type is not INamedTypeSymbol type || !IsOptions(type) || MayBeChanged(creation))
            return null;

        var options = new StrategyOptions(type, model, cancellationToken);

        foreach (var setting in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (setting is ISimpleAssignmentOperation assignment)
                options.Note(assignment);
        }

        return options.Describe(creation.Syntax);
    }

    /// <summary><c>AddStandardResilienceHandler(o => o.Retry.UseJitter = false)</c>.</summary>
    public static ConfiguredRetry? OfLambda(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Lambda() is { } lambda && SettingsIn(lambda, call, model, cancellationToken) is { } options)
                return options.Describe(call.Syntax);
        }

        return null;
    }

    private static StrategyOptions? SettingsIn(IAnonymousFunctionOperation lambda, IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        StrategyOptions? options = null;

        foreach (var operation in lambda.Body.OwnDescendants())
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance.Type: INamedTypeSymbol type } target } assignment
                || !IsOptions(type)
                || !IsOwn(target.Instance, lambda)
                || assignment.Parent is not IExpressionStatementOperation { Parent: { } block }
                || block != lambda.Body)
            {
                continue;
            }

            options ??= new StrategyOptions(type, model, cancellationToken) { IsComplete = call.TargetMethod.Name != "Configure" };
            options.Note(assignment);
        }

        return options;
    }

    /// <summary>Whether the options are those that the lambda is given: <c>o</c> or <c>o.Retry</c>.</summary>
    private static bool IsOwn(IOperation instance, IAnonymousFunctionOperation lambda)
    {
        var given = instance is IPropertyReferenceOperation { Instance: { } owner } ? owner : instance;
        return given is IParameterReferenceOperation { Parameter: var parameter } && lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default);
    }

    private static bool IsOptions(ITypeSymbol type) => type.HasFullName(Plain) || type.HasFullName(OfResult) || type.HasFullName(OfHttp);

    /// <summary>Whether other code has the options in hand before the retry has them.</summary>
    private static bool MayBeChanged(IObjectCreationOperation creation)
    {
        IOperation current = creation;

        while (current.Parent is IConversionOperation or IParenthesizedOperation)
            current = current.Parent;

        return current.Parent switch
        {
            IArgumentOperation argument => !IsGivenToRetry(argument),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsChanged(local, creation.Root()),
            IReturnOperation or IInvocationOperation => true,
            _ => false,
        };
    }

    private static bool IsChanged(ILocalSymbol local, IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            if (operation is not ILocalReferenceOperation { Local: var used } || !SymbolEqualityComparer.Default.Equals(used, local))
                continue;

            if (operation.Parent is not IArgumentOperation argument || !IsGivenToRetry(argument))
                return true;
        }

        return false;
    }

    private static bool IsGivenToRetry(IArgumentOperation argument) => argument.Parent is IInvocationOperation { TargetMethod.Name: "AddRetry" };

    private void Note(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name })
            _settings[name] = assignment;
    }

    private ConfiguredRetry Describe(SyntaxNode mark)
    {
        var failures = Failures();
        var generator = Value("DelayGenerator");
        var delay = generator is null ? SetDelay() : GeneratedDelay(generator);
        var isZero = generator is null && Value("Delay") is { } time && Times.IsZero(time);
        var ignores = generator is null ? HandlesResponses && !IsHttp && failures.NamesTooManyRequests : HandlesResponses && NeverAsks(generator);

        return new ConfiguredRetry(mark)
        {
            IsHttpClient = IsHttp,
            IsRemote = HandlesResponses || failures.IsRemote,
            IsLocal = failures.IsLocal,
            Retries = Retries(),
            BoundPlace = Place("MaxRetryAttempts"),
            Delay = delay,
            DelayPlace = Place("DelayGenerator") ?? (isZero ? Place("Delay") : null),
            HasNoDelay = isZero,
            JitterPlace = Place("UseJitter"),
            DeadJitter = JitterIs(true) != true || Place("UseJitter") is null ? DeadJitter.No
                : isZero ? DeadJitter.Zero
                : generator is not null && (delay & (DelayTraits.Random | DelayTraits.ServerPaced | DelayTraits.Unknown)) == 0 ? DeadJitter.Generator
                : DeadJitter.No,
            GrowthPlace = Place("BackoffType") ?? Place("MaxRetryAttempts"),
            RetriesEverything = failures.IncludeEverything,
            HopelessTypes = failures.HopelessTypes,
            HopelessStatuses = failures.HopelessStatuses,
            ErrorsPlace = Place("ShouldHandle"),
            IgnoresRetryAfter = ignores,
            NamesTooManyRequests = failures.NamesTooManyRequests,
            RetryAfterPlace = Place("DelayGenerator") ?? Place("ShouldHandle"),
        };
    }

    private IOperation? Value(string setting) =>
        _settings.TryGetValue(setting, out var assignment) && !assignment.Value.IsNullConstant() ? assignment.Value.WithoutConversions() : null;

    private SyntaxNode? Place(string setting) => _settings.TryGetValue(setting, out var assignment) ? assignment.Syntax : null;

    private int? Retries() => Value("MaxRetryAttempts") is { } value ? value.ConstantValue.Value as int? : IsComplete ? DefaultRetries : null;

    private HandledFailures Failures()
    {
        if (_settings.TryGetValue("ShouldHandle", out var assignment))
            return HandledFailures.In(assignment.Value, isHarmless: _settings.ContainsKey("OnRetry"));

        return IsHttp || !IsComplete ? HandledFailures.Unknown : HandledFailures.Everything;
    }

    /// <summary>Whether jitter is switched on; null where that cannot be seen.</summary>
    private bool? JitterIs(bool otherwise) => Value("UseJitter") is { } value ? value.ConstantValue.Value as bool? : otherwise;

    private DelayTraits SetDelay()
    {
        if (!IsComplete && Place("UseJitter") is null)
            return DelayTraits.Unknown;

        var traits = Value("BackoffType") switch
        {
            IFieldReferenceOperation { Field.Name: "Constant" } => DelayTraits.Constant,
            IFieldReferenceOperation { Field.Name: "Linear" } => DelayTraits.Linear,
            IFieldReferenceOperation { Field.Name: "Exponential" } => DelayTraits.Exponential,
            null => IsHttp ? DelayTraits.Exponential : DelayTraits.Constant,
            _ => DelayTraits.Unknown,
        };

        if (Value("MaxDelay") is not null || !IsComplete)
            traits |= DelayTraits.Capped;

        return traits | (JitterIs(IsHttp) switch { true => DelayTraits.Random, false => DelayTraits.Constant, null => DelayTraits.Unknown });
    }

    private DelayTraits GeneratedDelay(IOperation generator) =>
        generator.Lambda() is { } lambda ? GeneratedDelays.Of(lambda, counter: null, _model, _cancellationToken) : DelayTraits.Unknown;

    /// <summary>Whether a generator neither looks at the outcome nor hands it on.</summary>
    private static bool NeverAsks(IOperation generator)
    {
        if (generator.Lambda() is not { } lambda)
            return false;

        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is IMemberReferenceOperation { Member.Name: "Outcome" or "RetryAfter" }
                || (operation is IParameterReferenceOperation { Parent: not IPropertyReferenceOperation } reference && lambda.Symbol.Parameters.Contains(reference.Parameter, SymbolEqualityComparer.Default)))
            {
                return false;
            }
        }

        return true;
    }
}

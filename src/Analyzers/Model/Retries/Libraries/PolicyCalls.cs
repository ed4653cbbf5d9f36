using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Reads the calls by which a retry of Polly 7 is made: <c>Policy.Handle&lt;T&gt;().WaitAndRetryAsync(…)</c>.</summary>
internal static class PolicyCalls
{
    public static ConfiguredRetry? Of(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        if (!IsRetry(call.TargetMethod) || call.Syntax is not InvocationExpressionSyntax syntax || syntax.InvokedName() is not { } name)
            return null;

        var remedies = Remedies(call);
        var failures = BuilderOf(call) is { } builder ? HandledFailures.In(builder, isHarmless: remedies) : HandledFailures.Unknown;

        if (failures.IsTimer)
            return null;

        var waits = call.TargetMethod.Name.StartsWith("Wait", StringComparison.Ordinal);
        var isEndless = call.TargetMethod.Name.IndexOf("Forever", StringComparison.Ordinal) > 0;
        var (delay, place, retries) = waits ? DelayOf(call, model, cancellationToken) : (DelayTraits.Unknown, null, null);
        retries = isEndless ? null : Number(call, "retryCount") ?? retries ?? (waits || call.Argument("retryCount") is not null ? null : 1);
        var handlesResponses = failures.HandlesResponses || HandlesResponses(call);

        return new ConfiguredRetry(name)
        {
            IsRemote = handlesResponses || failures.IsRemote || Executions.AreRemote(call, model, cancellationToken),
            IsLocal = failures.IsLocal,
            Retries = retries,
            IsEndless = isEndless,
            Delay = delay,
            DelayPlace = place,
            HasNoDelay = !waits,
            Remedies = remedies,
            GrowthPlace = place,
            RetriesEverything = failures.IncludeEverything,
            HopelessTypes = failures.HopelessTypes,
            HopelessStatuses = failures.HopelessStatuses,
            ErrorsPlace = failures.Place,
            IgnoresRetryAfter = handlesResponses && waits && (delay & (DelayTraits.ServerPaced | DelayTraits.Unknown)) == 0 && (failures.NamesTooManyRequests || call.Argument("sleepDurationProvider") is not null) && !IsGivenOutcome(call),
            NamesTooManyRequests = failures.NamesTooManyRequests,
        };
    }

    /// <summary>Whether the method makes a retry of Polly 7.</summary>
    public static bool IsRetry(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters } extension
        && parameters[0].Type is { Name: "PolicyBuilder", ContainingNamespace: { Name: "Polly", ContainingNamespace.IsGlobalNamespace: true } }
        && extension.ContainingType.Name.EndsWith("Syntax", StringComparison.Ordinal)
        && extension.Name.IndexOf("Retry", StringComparison.Ordinal) >= 0;

    /// <summary>The calls that say what is handled; a variable says nothing.</summary>
    private static IOperation? BuilderOf(IInvocationOperation call) =>
        call.Receiver() as IInvocationOperation;

    private static bool HandlesResponses(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Length == 1 && call.TargetMethod.TypeArguments[0].HasFullName("System.Net.Http.HttpResponseMessage");

    private static int? Number(IInvocationOperation call, string parameter) => call.Argument(parameter)?.ConstantValue.Value as int?;

    private static (DelayTraits Delay, SyntaxNode? Place, int? Retries) DelayOf(IInvocationOperation call, ErrorModel model, CancellationToken cancellationToken)
    {
        if (call.Argument("sleepDurations") is { } times)
            return OfTimes(times);

        if (call.Argument("sleepDurationProvider") is { } provider && provider.Lambda() is { } lambda)
        {
            var counter = lambda.Symbol.Parameters.FirstOrDefault(parameter => parameter.Type.SpecialType == SpecialType.System_Int32);
            return (GeneratedDelays.Of(lambda, counter, model, cancellationToken), lambda.Syntax, null);
        }

        return (DelayTraits.Unknown, null, null);
    }

    private static (DelayTraits, SyntaxNode?, int?) OfTimes(IOperation times) => times switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => (DelayTraits.Linear | DelayTraits.Capped, times.Syntax, elements.Length),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type } } backoff when type.HasFullName("Polly.Contrib.WaitAndRetry.Backoff") =>
            (RetryWords.NameChance(name) ? DelayTraits.Random : name.StartsWith("Exponential", StringComparison.Ordinal) ? DelayTraits.Exponential : DelayTraits.Linear, times.Syntax, Number(backoff, "retryCount")),
        _ => (DelayTraits.Unknown, null, null),
    };

    /// <summary>Whether the lambda that works out the wait is given what the attempt gave.</summary>
    private static bool IsGivenOutcome(IInvocationOperation call) =>
        call.Argument("sleepDurationProvider") is { } provider
        && provider.Lambda() is { } lambda
        && lambda.Symbol.Parameters.Any(parameter => parameter.Type.Name is "DelegateResult");

    /// <summary>Whether something other than a log entry is made between the attempts.</summary>
    private static bool Remedies(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { Name: "onRetry" or "onRetryAsync" } || argument.IsImplicit)
                continue;

            if (argument.Value.Lambda() is not { } lambda)
                return true;

            foreach (var operation in lambda.Body.Descendants())
            {
                if (operation is IAwaitOperation or IAssignmentOperation || (operation is IInvocationOperation done && IsStatement(done) && LogCallRecognizer.Recognize(done) is null))
                    return true;
            }
        }

        return false;
    }

    private static bool IsStatement(IInvocationOperation call) => call.Parent is IExpressionStatementOperation or IReturnOperation;
}

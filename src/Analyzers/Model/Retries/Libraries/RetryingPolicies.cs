using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Follows a policy or pipeline to where it is made, and says whether it retries. One that is given from outside is unknown.</summary>
internal static class RetryingPolicies
{
    private const int MaxDepth = 4;

    public static bool Include(IOperation policy, ErrorModel model, CancellationToken cancellationToken) => Retries(policy, model, MaxDepth, cancellationToken);

    private static bool Retries(IOperation policy, ErrorModel model, int depth, CancellationToken cancellationToken)
    {
        var isAny = false;

        foreach (var value in KeptValues.Of(policy, model, cancellationToken))
        {
            if (value is null || !IsMadeToRetry(value.WithoutConversions(), model, depth, cancellationToken))
                return false;

            isAny = true;
        }

        return isAny;
    }

    private static bool IsMadeToRetry(IOperation value, ErrorModel model, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
            return false;

        if (value is not IInvocationOperation made)
            return Retries(value, model, depth - 1, cancellationToken);

        return AddsRetry(made)
            || (IsWrap(made) && PartsOf(made).Any(part => Retries(part, model, depth - 1, cancellationToken)))
            || IsBuiltToRetry(made)
            || model.Helpers.ResultsOf(made.TargetMethod, cancellationToken) is { Count: > 0 } results && results.TrueForAll(result => IsMadeToRetry(result, model, depth - 1, cancellationToken));
    }

    private static bool AddsRetry(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: var method } && (PolicyCalls.IsRetry(method) || IsAddRetry(method)))
                return true;
        }

        return false;
    }

    private static bool IsAddRetry(IMethodSymbol method) =>
        method.Name == "AddRetry" && method.ContainingType.HasFullName("Polly.RetryResiliencePipelineBuilderExtensions");

    /// <summary><c>retry.WrapAsync(breaker)</c> and <c>Policy.WrapAsync(retry, breaker)</c>.</summary>
    private static bool IsWrap(IInvocationOperation made) =>
        made.TargetMethod is { Name: "Wrap" or "WrapAsync", ContainingNamespace: { Name: "Polly", ContainingNamespace.IsGlobalNamespace: true } };

    private static IEnumerable<IOperation> PartsOf(IInvocationOperation made)
    {
        if (made.Instance is { } instance)
            yield return instance;

        foreach (var argument in made.Arguments)
        {
            if (argument.Value.WithoutConversions() is not IArrayCreationOperation { Initializer.ElementValues: var elements })
            {
                yield return argument.Value;
                continue;
            }

            foreach (var element in elements)
                yield return element;
        }
    }

    /// <summary>Whether the builder, a variable, is given a retry on the way to its last call: <c>builder.AddRetry(…); return builder.Build();</c></summary>
    private static bool IsBuiltToRetry(IInvocationOperation made)
    {
        if (made.TargetMethod.Name != "Build" || BuilderOf(made) is not { } builder)
            return false;

        foreach (var operation in made.Root().Descendants())
        {
            if (operation is IInvocationOperation call && IsAddRetry(call.TargetMethod) && SymbolEqualityComparer.Default.Equals(BuilderOf(call), builder) && call.IsOnEveryWayTo(made))
                return true;
        }

        return false;
    }

    private static ILocalSymbol? BuilderOf(IInvocationOperation call)
    {
        IOperation? current = call;

        while (current is IInvocationOperation chained)
            current = chained.Receiver();

        return (current as ILocalReferenceOperation)?.Local;
    }
}

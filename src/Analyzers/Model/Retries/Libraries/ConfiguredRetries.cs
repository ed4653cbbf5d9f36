using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>The retries of libraries that one compilation configures, each read once and judged by every rule.</summary>
internal sealed class ConfiguredRetries
{
    private readonly ConcurrentDictionary<SyntaxNode, ConfiguredRetry?> _retries = new();
    private readonly ErrorModel _model;
    private RetryingClients? _clients;

    public ConfiguredRetries(ErrorModel model) => _model = model;

    /// <summary>The retry that the node configures, if it does.</summary>
    public ConfiguredRetry? At(SyntaxNode node, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        _retries.TryGetValue(node, out var known) ? known : _retries.GetOrAdd(node, Read(node, semanticModel, cancellationToken));

    /// <summary>The clients that the program gives a retry; looked for when first asked.</summary>
    public RetryingClients ClientsOf(Compilation compilation, CancellationToken cancellationToken) => _clients ??= RetryingClients.In(compilation, _model, cancellationToken);

    private ConfiguredRetry? Read(SyntaxNode node, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        node is AttributeSyntax attribute
            ? ServiceRetries.OfAttribute(attribute, semanticModel, cancellationToken)
            : semanticModel.GetOperation(node, cancellationToken) switch
            {
                IObjectCreationOperation creation => StrategyOptions.OfCreation(creation, _model, cancellationToken) ?? ServiceRetries.OfCreation(creation),
                IInvocationOperation call => PolicyCalls.Of(call, _model, cancellationToken) ?? StrategyOptions.OfLambda(call, _model, cancellationToken) ?? ServiceRetries.OfCall(call),
                ISimpleAssignmentOperation assignment => ServiceRetries.OfAssignment(assignment),
                _ => null,
            };
}

/// <summary>The cheap test before anything is bound: names by which libraries configure a retry.</summary>
internal static class ConfigurationSyntax
{
    public static bool MayConfigure(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.LastName() is { } name && IsOptions(name),
        ImplicitObjectCreationExpressionSyntax creation => IsOptions(creation),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var codes } } => codes.MemberName() == "RetryableStatusCodes",
        InvocationExpressionSyntax call => call.InvokedName()?.Identifier.ValueText is { Length: > 4 } name && (IsPolicy(name) || IsService(name) || (TakesSettings(name) && HoldsSettings(call))),
        AssignmentExpressionSyntax setting => setting.Left.MemberName() is { } name && (name == "MaxRetries" || (name is "Delay" or "MaxDelay" && IsOfRetry(setting))),
        AttributeSyntax { Name: var type } => type.LastName() is "AutomaticRetry" or "AutomaticRetryAttribute",
        _ => false,
    };

    /// <summary>The settings of a retry of Polly 8.</summary>
    public static bool IsSetting(string name) => name is "MaxRetryAttempts" or "BackoffType" or "UseJitter" or "Delay" or "MaxDelay" or "DelayGenerator" or "ShouldHandle";

    private static bool IsOptions(string type) => type.EndsWith("RetryStrategyOptions", StringComparison.Ordinal) || type == "RetryPolicy";

    private static bool IsOptions(ImplicitObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => call.InvokedName()?.Identifier.ValueText == "AddRetry",
        AssignmentExpressionSyntax { Left: var left } => left.MemberName() is "Retry" or "RetryPolicy",
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => type.LastName() is { } name && IsOptions(name),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => type.LastName() is { } name && IsOptions(name),
        _ => false,
    };

    /// <summary><c>options.Retry.Delay = …</c>, or <c>Retry = { Delay = … }</c>.</summary>
    private static bool IsOfRetry(AssignmentExpressionSyntax setting) =>
        setting.Left is MemberAccessExpressionSyntax { Expression: var owner }
            ? owner.MemberName() == "Retry"
            : setting.Parent is InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var member } } && member.MemberName() == "Retry";

    private static bool IsPolicy(string name) => name is
        "WaitAndRetry" or "WaitAndRetryAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync" or "RetryForever" or "RetryForeverAsync" or "Retry" or "RetryAsync";

    private static bool IsService(string name) => name is "EnableRetryOnFailure" or "Immediate" or "Interval" or "Intervals" or "Incremental" or "Exponential";

    private static bool TakesSettings(string name) => name is "AddStandardResilienceHandler" or "Configure";

    /// <summary>Whether a lambda among the arguments sets something of a retry.</summary>
    private static bool HoldsSettings(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not LambdaExpressionSyntax lambda)
                continue;

            foreach (var node in lambda.Body.DescendantNodesAndSelf())
            {
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && IsSetting(name))
                    return true;
            }
        }

        return false;
    }
}

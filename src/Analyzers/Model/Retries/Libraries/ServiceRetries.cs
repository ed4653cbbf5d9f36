using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Reads the retries of libraries that do them well unless they are told otherwise: EF Core, Azure, gRPC, Hangfire, MassTransit.</summary>
internal static class ServiceRetries
{
    /// <summary>So many times Hangfire tries a job again.</summary>
    private const int DefaultAttempts = 10;

    private const int DefaultRetriesOfAzure = 3;

    private static readonly HashSet<string> HopelessCodes = new(StringComparer.Ordinal)
    {
        "InvalidArgument", "NotFound", "AlreadyExists", "PermissionDenied", "Unauthenticated", "FailedPrecondition", "OutOfRange", "Unimplemented", "Internal", "Unknown", "DataLoss",
    };

    /// <summary><c>[AutomaticRetry(Attempts = …, DelaysInSeconds = …)]</c> of Hangfire.</summary>
    public static ConfiguredRetry? OfAttribute(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType?.HasFullName("Hangfire.AutomaticRetryAttribute") != true)
            return null;

        int? attempts = DefaultAttempts;
        AttributeArgumentSyntax? bound = null, hot = null;

        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == "Attempts")
                (bound, attempts) = (argument, model.GetConstantValue(argument.Expression, cancellationToken).Value as int?);
            else if (argument.NameEquals?.Name.Identifier.ValueText == "DelaysInSeconds" && HoldsOnlyZero(argument.Expression))
                hot = argument;
        }

        return new ConfiguredRetry(attribute)
        {
            IsOptional = true,
            IsRemote = true,
            Retries = attempts,
            BoundPlace = bound,
            HasNoDelay = hot is not null,
            DelayPlace = hot,
        };
    }

    /// <summary><c>EnableRetryOnFailure(…)</c> of EF Core; <c>Immediate</c>, <c>Interval(s)</c>, <c>Incremental</c> and <c>Exponential</c> (random by itself) of MassTransit; a status that gRPC is told to try again.</summary>
    public static ConfiguredRetry? OfCall(IInvocationOperation call)
    {
        var name = (call.Syntax as InvocationExpressionSyntax)?.InvokedName();

        if (name is null || call.TargetMethod.ContainingType is not { } type)
            return null;

        if (call.TargetMethod.Name == "EnableRetryOnFailure" && type.Name.EndsWith("DbContextOptionsBuilder", StringComparison.Ordinal))
            return OfDatabase(call, name);

        if (call.TargetMethod.Name == "Add")
            return OfCode(call);

        return type.HasFullName("MassTransit.RetryConfigurationExtensions") ? OfMessages(call, name) : null;
    }

    /// <summary>
    /// <c>options.Retry.MaxRetries = …</c> and <c>options.Retry.Delay = …</c> of the clients of Azure, one fact to a setting. They add chance to every wait,
    /// also to fixed ones, and limit it; a wait of zero stays zero.
    /// </summary>
    public static ConfiguredRetry? OfAssignment(ISimpleAssignmentOperation assignment)
    {
        if (SettingOfAzure(assignment) is not { } setting)
            return null;

        if (setting == "MaxRetries")
            return new ConfiguredRetry(assignment.Syntax) { IsOptional = true, IsRemote = true, Retries = assignment.Value.ConstantValue.Value as int? };

        return setting is "Delay" or "MaxDelay" && Times.IsZero(assignment.Value)
            ? new ConfiguredRetry(assignment.Syntax) { IsOptional = true, IsRemote = true, Retries = RetriesBeside(assignment), HasNoDelay = true }
            : null;
    }

    private static string? SettingOfAzure(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } } } && type.HasFullName("Azure.Core.RetryOptions")
            ? name
            : null;

    /// <summary>How often the clients try again whose wait is set, as the same function says; null where it cannot be told.</summary>
    private static int? RetriesBeside(ISimpleAssignmentOperation assignment)
    {
        int? retries = DefaultRetriesOfAzure;
        var isSet = false;

        foreach (var operation in assignment.Root().Descendants())
        {
            if (SettingOfAzure(operation) != "MaxRetries")
                continue;

            retries = isSet ? null : ((ISimpleAssignmentOperation)operation).Value.ConstantValue.Value as int?;
            isSet = true;
        }

        return retries;
    }

    /// <summary>
    /// <c>new RetryPolicy { RetryableStatusCodes = { … } }</c> of gRPC. The channel limits the attempts, the waits have a maximum and are random: only the
    /// statuses can be wrong.
    /// </summary>
    public static ConfiguredRetry? OfCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is not { } type || !IsPolicyOfGrpc(type) || creation.Initializer is not { } initializer)
            return null;

        foreach (var setting in initializer.Initializers)
        {
            if (setting is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "RetryableStatusCodes" } } codes)
                return new ConfiguredRetry(creation.Syntax) { IsOptional = true, IsRemote = true, HopelessStatuses = HopelessIn(codes.Initializer), ErrorsPlace = codes.Syntax };
        }

        return null;
    }

    private static bool IsPolicyOfGrpc(ITypeSymbol type) => type.HasFullName("Grpc.Net.Client.Configuration.RetryPolicy");

    /// <summary><c>policy.RetryableStatusCodes.Add(…)</c>.</summary>
    private static ConfiguredRetry? OfCode(IInvocationOperation call) =>
        call.Instance?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "RetryableStatusCodes", ContainingType: var type } } && IsPolicyOfGrpc(type)
            ? new ConfiguredRetry(call.Syntax) { IsOptional = true, IsRemote = true, HopelessStatuses = HopelessIn(call) }
            : null;

    private static ConfiguredRetry OfDatabase(IInvocationOperation call, SyntaxNode name)
    {
        var retries = call.Argument("maxRetryCount")?.ConstantValue.Value as int?;
        var longest = call.Argument("maxRetryDelay");
        var hasNoDelay = longest is not null && Times.IsZero(longest);
        return new ConfiguredRetry(name) { IsOptional = true, IsRemote = true, Retries = retries, HasNoDelay = hasNoDelay, DelayPlace = hasNoDelay ? longest!.Syntax : null };
    }

    private static ConfiguredRetry OfMessages(IInvocationOperation call, SyntaxNode name)
    {
        var times = (call.Argument("intervals") as IArrayCreationOperation)?.Initializer?.ElementValues;
        var retries = times?.Length ?? (call.Argument("retryLimit") ?? call.Argument("retryCount"))?.ConstantValue.Value as int?;
        var time = call.Argument("interval") ?? call.Argument("initialInterval");
        var isHot = call.TargetMethod.Name == "Immediate";
        var isKnown = times is { IsEmpty: false } all ? all.All(Times.IsConstant) : time is not null && Times.IsConstant(time);

        return new ConfiguredRetry(name)
        {
            IsOptional = true,
            IsRemote = true,
            Retries = retries,
            HasNoDelay = isHot,
            Delay = isKnown ? call.TargetMethod.Name is "Incremental" or "Intervals" ? DelayTraits.Linear : DelayTraits.Constant : DelayTraits.Unknown,
            RetriesEverything = !ChoosesFailures(call),
        };
    }

    /// <summary>Whether the lambda around the call says which failures it is for.</summary>
    private static bool ChoosesFailures(IInvocationOperation call)
    {
        IOperation scope = call;

        while (scope.Parent is { } parent && scope is not IAnonymousFunctionOperation)
            scope = parent;

        foreach (var operation in scope.Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "Handle" or "Ignore" })
                return true;
        }

        return scope is not IAnonymousFunctionOperation;
    }

    private static ImmutableArray<string> HopelessIn(IOperation codes)
    {
        var hopeless = ImmutableArray.CreateBuilder<string>();

        foreach (var operation in codes.Descendants())
        {
            if (operation is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum, Name: var code } } && HopelessCodes.Contains(code))
                hopeless.Add(code);
        }

        return hopeless.ToImmutable();
    }

    private static bool HoldsOnlyZero(ExpressionSyntax expression)
    {
        var initializer = expression switch
        {
            ImplicitArrayCreationExpressionSyntax array => array.Initializer,
            ArrayCreationExpressionSyntax array => array.Initializer,
            _ => null,
        };

        return initializer is { Expressions.Count: > 0 } && initializer.Expressions.All(element => element is LiteralExpressionSyntax { Token.Value: 0 });
    }
}

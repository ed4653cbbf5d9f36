using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries.Libraries;

/// <summary>Which failures a retry of Polly handles: what its builder or its predicate says.</summary>
internal sealed class HandledFailures
{
    public static readonly HandledFailures Unknown = new();

    public static readonly HandledFailures Everything = new() { IncludeEverything = true };

    private readonly List<ITypeSymbol> _types = new();
    private readonly List<string> _hopelessTypes = new();
    private readonly List<string> _hopelessStatuses = new();

    public bool IncludeEverything { get; private set; }

    public ImmutableArray<string> HopelessTypes => _hopelessTypes.ToImmutableArray();

    public ImmutableArray<string> HopelessStatuses => _hopelessStatuses.ToImmutableArray();

    /// <summary>The name of the call that says so, where everything or a hopeless type is handled.</summary>
    public SyntaxNode? Place { get; private set; }

    public bool NamesTooManyRequests { get; private set; }

    public bool HandlesResponses { get; private set; }

    public bool IsRemote => HandlesResponses || _types.Exists(IsRemoteFailure);

    public bool IsLocal => _types.Count > 0 && _types.TrueForAll(IsLocalFailure);

    /// <summary>Whether a predicate of results is a constant: then successful work is done again and again, which is no retry.</summary>
    public bool IsTimer { get; private set; }

    /// <summary>What is handled by a builder's calls, or by a lambda.</summary>
    /// <param name="operation">The builder or the lambda.</param>
    /// <param name="isHarmless">Whether something is done before the next attempt that may make the status pass: a login, for example.</param>
    public static HandledFailures In(IOperation operation, bool isHarmless)
    {
        var handled = new HandledFailures();

        if (operation.Lambda() is { } lambda)
            handled.IncludeEverything = IsAlwaysTrue(lambda);

        foreach (var part in operation.DescendantsAndSelf())
        {
            if (part is IInvocationOperation call && IsOfPolly(call.TargetMethod))
                handled.NoteCall(call);
            else if (part is IFieldReferenceOperation { Field: { ContainingType: { TypeKind: TypeKind.Enum, Name: "HttpStatusCode" }, Name: var name }, ConstantValue: { HasValue: true, Value: int status } })
                handled.NoteStatus(part, status, name, isHarmless);
            else if (part is ILiteralOperation { ConstantValue: { HasValue: true, Value: StatusTests.TooManyRequests } })
                handled.NamesTooManyRequests = true;
        }

        return handled;
    }

    private static bool IsOfPolly(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is "Polly" or "Polly.Extensions.Http";

    private void NoteCall(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Handle" or "HandleInner" or "Or" or "OrInner" when call.TargetMethod.TypeArguments.Length == 1:
                NoteType(call, call.TargetMethod.TypeArguments[0], hasPredicate: call.Arguments.Any(argument => !argument.IsImplicit && argument.Parameter?.Type.TypeKind == TypeKind.Delegate));
                break;

            case "HandleTransientHttpError" or "OrTransientHttpError" or "OrTransientHttpStatusCode":
                HandlesResponses = true;
                break;

            case "HandleResult" or "OrResult":
                HandlesResponses |= call.TargetMethod.TypeArguments.Any(IsResponse) || (call.Type as INamedTypeSymbol)?.TypeArguments.Any(IsResponse) == true;
                IsTimer |= call.Arguments.Any(argument => argument.Value.Lambda() is { } lambda && IsConstant(lambda));
                break;
        }
    }

    private void NoteType(IInvocationOperation call, ITypeSymbol type, bool hasPredicate)
    {
        _types.Add(type);

        if (hasPredicate)
            return;

        if (KnownTypes.IsCatchAll(type))
            IncludeEverything = true;
        else if (RetriedFailures.IsHopeless(type))
            _hopelessTypes.Add(type.Name);
        else
            return;

        Place ??= (call.Syntax as InvocationExpressionSyntax)?.InvokedName();
    }

    private void NoteStatus(IOperation operation, int status, string name, bool isHarmless)
    {
        if (!IsWanted(operation))
            return;

        if (status == StatusTests.TooManyRequests)
            NamesTooManyRequests = true;
        else if (StatusTests.IsHopeless(status) && !(isHarmless && StatusTests.AsksForLogin(status)))
            _hopelessStatuses.Add(name);
    }

    /// <summary>Whether the status is compared for being the same, and nothing around it turns that about or asks for more.</summary>
    private static bool IsWanted(IOperation status)
    {
        for (var current = status.Parent; current is not (null or IAnonymousFunctionOperation); current = current.Parent)
        {
            switch (current)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.ConditionalOr }:
                case IIsPatternOperation or IConstantPatternOperation or IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or }:
                case IConversionOperation or IParenthesizedOperation or IReturnOperation or IBlockOperation or IArgumentOperation:
                case IInvocationOperation { TargetMethod.Name: "FromResult" } or IObjectCreationOperation { Type.Name: "ValueTask" }:
                    break;

                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary><c>_ => PredicateResult.True()</c>.</summary>
    private static bool IsAlwaysTrue(IAnonymousFunctionOperation lambda)
    {
        var isTrue = false;

        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is IParameterReferenceOperation)
                return false;

            isTrue |= operation is IInvocationOperation { TargetMethod: { Name: "True", ContainingType.Name: "PredicateResult" } } or ILiteralOperation { ConstantValue: { HasValue: true, Value: true } };
        }

        return isTrue;
    }

    private static bool IsConstant(IAnonymousFunctionOperation lambda)
    {
        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is IReturnOperation { ReturnedValue.ConstantValue.HasValue: true })
                return true;
        }

        return false;
    }

    private static bool IsResponse(ITypeSymbol type) => type.HasFullName("System.Net.Http.HttpResponseMessage");

    private static bool IsRemoteFailure(ITypeSymbol type) => type is INamedTypeSymbol named && !IsLocalFailure(type) && RemoteWork.Belongs(named);

    private static bool IsLocalFailure(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System.IO" || type.Name is "UnauthorizedAccessException" || type.Name.IndexOf("sqlite", StringComparison.OrdinalIgnoreCase) >= 0;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Finds the cancellation token that attempts could be stopped by.</summary>
internal static class RetryTokens
{
    private const string Token = "System.Threading.CancellationToken";
    private const string Source = "System.Threading.CancellationTokenSource";

    public static bool IsTokenOrSource(ITypeSymbol type) => IsToken(type) || type.HasFullName(Source);

    public static bool IsToken(ITypeSymbol type) => type is { Name: "CancellationToken", SpecialType: SpecialType.None } && type.HasFullName(Token);

    /// <summary>Whether the call gets a token that somebody may cancel.</summary>
    public static bool IsPassed(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Value: var value } && value.Type is { } type && IsToken(type) && !IsNone(value))
                return true;
        }

        return false;
    }

    /// <summary>Whether the operation throws when a token is cancelled: it asks the token to, or gets one.</summary>
    public static bool Stops(IOperation operation) =>
        operation is IInvocationOperation call && (call.TargetMethod.Name == "ThrowIfCancellationRequested" || IsPassed(call));

    /// <summary>Whether the operation asks a token.</summary>
    public static bool IsAsked(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } or IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" };

    /// <summary>
    /// A token in scope, as code: a parameter of the function or of one around it, a local declared before, or, where the work itself uses it,
    /// a field or property of the type.
    /// </summary>
    public static string? InScope(AttemptScope scope) => Parameter(scope) ?? Used(scope);

    /// <summary>A static function sees nothing of the functions around it.</summary>
    private static string? Parameter(AttemptScope scope)
    {
        for (var method = scope.Member; method is not null; method = method.IsStatic ? null : method.ContainingSymbol as IMethodSymbol)
        {
            foreach (var parameter in method.Parameters)
            {
                if (parameter is { RefKind: not RefKind.Out } && IsToken(parameter.Type))
                    return parameter.Name;
            }
        }

        return null;
    }

    /// <summary>What the attempts themselves ask or hand on.</summary>
    private static string? Used(AttemptScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            if (operation.Type is not { } type || !IsToken(type) || IsNone(operation))
                continue;

            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when IsDeclaredBefore(local, scope) && !OnlyMeasuresTime(local, scope):
                    return local.Name;

                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation }:
                    return operation.Syntax.ToString();

                case IPropertyReferenceOperation property when IsNamed(property.Instance) && !(SourceOf(property) is { } source && OnlyMeasuresTime(source, scope)):
                    return operation.Syntax.ToString();
            }
        }

        return null;
    }

    private static bool IsNamed(IOperation? instance) => instance switch
    {
        null or IInstanceReferenceOperation or IParameterReferenceOperation => true,
        ILocalReferenceOperation or IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation property => IsNamed(property.Instance),
        _ => false,
    };

    private static ILocalSymbol? SourceOf(IPropertyReferenceOperation property) => (property.Instance as ILocalReferenceOperation)?.Local;

    private static bool IsDeclaredBefore(ILocalSymbol local, AttemptScope scope)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.Span.Start >= scope.Span.Start)
                return false;
        }

        return true;
    }

    /// <summary>A source made with a time-out, or here and now, stops no attempts that anybody else wants stopped.</summary>
    private static bool OnlyMeasuresTime(ILocalSymbol local, AttemptScope scope)
    {
        foreach (var written in WrittenValues.Of(local, scope.Function.Root()))
        {
            if (written?.WithoutConversions() is IObjectCreationOperation)
                return true;

            if (written?.WithoutConversions() is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var source } } && !SymbolEqualityComparer.Default.Equals(source, local))
                return OnlyMeasuresTime(source, scope);
        }

        return false;
    }

    /// <summary>Whether it is the token that nobody can cancel.</summary>
    public static bool IsNone(IOperation value) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => true,
        IDefaultValueOperation => true,
        _ => false,
    };
}

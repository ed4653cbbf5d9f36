using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What one constructor of an exception type takes, and what of it reaches the base.</summary>
internal sealed class ExceptionConstructor
{
    private static readonly string[] MessageNames = { "message", "msg", "errorMessage", "text", "error", "reason", "description", "details" };

    private readonly KnownTypes _types;
    private readonly IInvocationOperation? _initializer;

    public ExceptionConstructor(IMethodSymbol symbol, ErrorModel model, CancellationToken cancellationToken)
    {
        Symbol = symbol;
        _types = model.Types;

        var initializer = model.Sources.InitializerOf(symbol, cancellationToken);
        _initializer = initializer as IInvocationOperation;
        IsBroken = initializer is not (null or IInvocationOperation);
    }

    public IMethodSymbol Symbol { get; }

    /// <summary>Whether nobody can tell which constructor it begins with.</summary>
    public bool IsBroken { get; }

    /// <summary>Whether the type is made through it by others than itself and its assembly.</summary>
    public bool IsForOthers =>
        Symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Whether it only reads what was serialized.</summary>
    public bool Deserializes => Symbol.Parameters.Length == 2 && Symbol.Parameters[1].Type.HasFullName("System.Runtime.Serialization.StreamingContext");

    /// <summary>Whether an exception is handed to the base, which then keeps it as the inner one.</summary>
    public bool PassesCause
    {
        get
        {
            if (_initializer is null)
                return false;

            foreach (var argument in _initializer.Arguments)
            {
                if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter }
                    && MayHoldCause(parameter.Type)
                    && !argument.Value.WithoutConversions().ConstantValue.HasValue)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether it takes an exception of which the base never hears. A copy of the same type is no cause.</summary>
    public bool LosesCause =>
        !PassesCause && Symbol.Parameters.Any(parameter =>
            parameter.Type.IsOrInheritsFrom(_types.Exception) && !parameter.Type.IsOrInheritsFrom(Symbol.ContainingType));

    /// <summary>Whether it takes a message of which the base never hears.</summary>
    public bool LosesMessage => Symbol.Parameters.FirstOrDefault(IsNamedMessage) is { } message && !IsPassed(message);

    /// <summary>Whether callers say in their own words what is wrong.</summary>
    public bool TakesMessage =>
        Symbol.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_String && (IsMessageLike(parameter) ? IsPassed(parameter) : IsMessageOfBase(parameter)));

    /// <summary>The constructor that this one begins with.</summary>
    public IMethodSymbol? Called =>
        _initializer?.TargetMethod ?? Symbol.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);

    /// <summary>Whether some text is handed to the base, whoever wrote it.</summary>
    public bool PassesText => _initializer?.Arguments.Any(argument =>
        argument.Parameter?.Type.SpecialType == SpecialType.System_String
        && argument.ArgumentKind != ArgumentKind.DefaultValue
        && argument.Value.ConstantValue is not { HasValue: true, Value: null }) == true;

    private bool MayHoldCause(ITypeSymbol type) =>
        type.IsOrInheritsFrom(_types.Exception)
        || type is IArrayTypeSymbol { ElementType: var element } && element.IsOrInheritsFrom(_types.Exception)
        || type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && arguments[0].IsOrInheritsFrom(_types.Exception);

    private bool IsPassed(IParameterSymbol parameter) =>
        _initializer?.Descendants().Any(operation => SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), parameter)) == true;

    private bool IsMessageOfBase(IParameterSymbol parameter) => _initializer?.Arguments.Any(argument =>
        argument.Parameter is { } target
        && IsMessageLike(target)
        && SymbolEqualityComparer.Default.Equals(argument.Value.WithoutConversions().ReferencedVariable(), parameter)) == true;

    private static bool IsNamedMessage(IParameterSymbol parameter) =>
        parameter is { Name: "message", Type.SpecialType: SpecialType.System_String };

    private static bool IsMessageLike(IParameterSymbol parameter) => MessageNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
}

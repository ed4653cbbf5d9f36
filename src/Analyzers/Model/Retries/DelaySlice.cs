using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>
/// Follows the length of a wait back to where it comes from: constants, the counter of attempts, powers, chance, the server, and one level
/// into private helpers. What comes from anywhere else is unknown.
/// </summary>
internal sealed class DelaySlice
{
    private readonly AttemptScope _scope;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, DelayTraits>? _arguments;

    private DelaySlice(AttemptScope scope, Dictionary<ISymbol, DelayTraits>? arguments)
    {
        _scope = scope;
        _arguments = arguments;
    }

    public static DelayTraits Of(IOperation amount, AttemptScope scope) => new DelaySlice(scope, arguments: null).Read(amount);

    private DelayTraits Read(IOperation operation)
    {
        operation = operation.WithoutConversions();

        if (operation.ConstantValue.HasValue)
            return DelayTraits.Constant;

        switch (operation)
        {
            case IBinaryOperation binary:
                return OfBinary(binary);

            case IUnaryOperation unary:
                return Read(unary.Operand);

            case IInvocationOperation call:
                return OfCall(call);

            case IObjectCreationOperation { Type: { } type } creation:
                return IsChance(type) ? DelayTraits.Random : type.HasFullName("System.TimeSpan") ? OfAll(creation.Arguments) : DelayTraits.Unknown;

            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Read(choice.WhenTrue) | Read(whenFalse) | (IsLimit(choice.Condition) ? DelayTraits.Capped : DelayTraits.Constant);

            case ICoalesceOperation coalesce:
                return Read(coalesce.Value) | Read(coalesce.WhenNull);

            case ISwitchExpressionOperation choice:
                return OfArms(choice);

            case IIncrementOrDecrementOperation step:
                return Read(step.Target);

            case ISimpleAssignmentOperation assignment:
                return Read(assignment.Value);

            case IDefaultValueOperation:
                return DelayTraits.Constant;

            case IArrayElementReferenceOperation element:
                return OfElement(element);

            case IPropertyReferenceOperation property:
                return OfProperty(property);

            case IFieldReferenceOperation field:
                return OfField(field);

            default:
                return operation.ReferencedVariable() is { } variable ? OfVariable(variable) : DelayTraits.Unknown;
        }
    }

    private DelayTraits OfBinary(IBinaryOperation binary)
    {
        var traits = Read(binary.LeftOperand) | Read(binary.RightOperand);

        return binary.OperatorKind == BinaryOperatorKind.LeftShift && (traits & DelayTraits.Linear) != 0
            ? (traits & ~DelayTraits.Linear) | DelayTraits.Exponential
            : traits;
    }

    /// <summary><c>wait &lt; 500 ? wait * 2 : 1000</c>.</summary>
    private static bool IsLimit(IOperation condition) => condition.WithoutConversions() is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    };

    private DelayTraits OfArms(ISwitchExpressionOperation choice)
    {
        // Each attempt its own wait, and one for all others: it grows, and not for ever.
        var traits = _scope.CounterIn(choice.Value) is null ? DelayTraits.Constant : DelayTraits.Linear | DelayTraits.Capped;

        foreach (var arm in choice.Arms)
            traits |= Read(arm.Value);

        return traits;
    }

    private DelayTraits OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;

        if (method.ContainingType is not { } type)
            return DelayTraits.Unknown;

        if (IsChance(type) || RetryWords.NameChance(method.Name))
            return DelayTraits.Random;

        if (type.HasFullName("System.Math") || type.HasFullName("System.MathF"))
            return OfMath(call, method.Name);

        if (type.HasFullName("System.TimeSpan") || type.HasFullName("System.Convert"))
            return OfAll(call.Arguments) | (call.Instance is { } instance ? Read(instance) : DelayTraits.Constant);

        return _arguments is null ? OfHelper(call) : DelayTraits.Unknown;
    }

    private DelayTraits OfMath(IInvocationOperation call, string name)
    {
        var traits = OfAll(call.Arguments);

        return name switch
        {
            "Pow" when call.Arguments[1].Value.ConstantValue.HasValue => traits,
            "Pow" or "Exp" => (traits & ~DelayTraits.Linear) | DelayTraits.Exponential,
            "Min" or "Clamp" => traits | DelayTraits.Capped,
            _ => traits,
        };
    }

    private DelayTraits OfAll(ImmutableArray<IArgumentOperation> arguments)
    {
        var traits = DelayTraits.Constant;

        foreach (var argument in arguments)
            traits |= Read(argument.Value);

        return traits;
    }

    private DelayTraits OfHelper(IInvocationOperation call)
    {
        var results = _scope.Model.Helpers.ResultsOf(call.TargetMethod, _scope.CancellationToken);

        if (results.Count == 0)
            return DelayTraits.Unknown;

        var arguments = new Dictionary<ISymbol, DelayTraits>(SymbolEqualityComparer.Default);

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
                arguments[parameter.OriginalDefinition] = Read(argument.Value);
        }

        var inside = new DelaySlice(_scope, arguments);
        var traits = DelayTraits.Constant;

        foreach (var result in results)
            traits |= inside.Read(result);

        return results.Count > 1 ? traits | DelayTraits.Capped : traits;
    }

    private DelayTraits OfElement(IArrayElementReferenceOperation element)
    {
        if (element.Indices.Length != 1 || Read(element.Indices[0]) is var index && (index & DelayTraits.Unknown) != 0)
            return DelayTraits.Unknown;

        return Contents(element.ArrayReference.WithoutConversions()) is { } contents && (contents & DelayTraits.Unknown) == 0
            ? contents | DelayTraits.Linear | DelayTraits.Capped
            : DelayTraits.Unknown;
    }

    private DelayTraits? Contents(IOperation array)
    {
        var initializer = array switch
        {
            ILocalReferenceOperation { Local: var local } => OnlyValueOf(local),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => InitializerOf(field),
            IArrayCreationOperation => array,
            _ => null,
        };

        var elements = initializer?.WithoutConversions() switch
        {
            IArrayCreationOperation { Initializer: { } written } => written,
            IArrayInitializerOperation written => written,
            _ => null,
        };

        if (elements is null)
            return null;

        var traits = DelayTraits.Constant;

        foreach (var element in elements.ElementValues)
            traits |= Read(element);

        return traits;
    }

    private IOperation? OnlyValueOf(ILocalSymbol local)
    {
        IOperation? only = null;

        foreach (var value in WrittenValues.Of(local, _scope.Function.Root()))
        {
            if (only is not null)
                return null;

            only = value;
        }

        return only;
    }

    private DelayTraits OfProperty(IPropertyReferenceOperation property)
    {
        if (RetryWords.NameChance(property.Property.Name) || (property.Type is { } type && IsChance(type)))
            return DelayTraits.Random;

        if (property.Property is { Name: "AttemptNumber", ContainingNamespace: { Name: "Retry", ContainingNamespace.Name: "Polly" } })
            return DelayTraits.Linear;

        if (IsServers(property))
            return DelayTraits.ServerPaced;

        return property.Property.ContainingType.HasFullName("System.TimeSpan")
            ? property.Instance is { } instance ? Read(instance) : DelayTraits.Constant
            : DelayTraits.Unknown;
    }

    private static bool IsServers(IOperation operation)
    {
        foreach (var descendant in operation.DescendantsAndSelf())
        {
            if (descendant is IPropertyReferenceOperation { Property.Name: "RetryAfter" })
                return true;
        }

        return false;
    }

    private DelayTraits OfField(IFieldReferenceOperation reference)
    {
        if (RetryWords.NameChance(reference.Field.Name))
            return DelayTraits.Random;

        return reference.Field is { IsStatic: true, IsReadOnly: true } field && _seen.Add(field)
            ? field.ContainingType.HasFullName("System.TimeSpan") ? DelayTraits.Constant
                : InitializerOf(field) is { } value ? Read(value) : DelayTraits.Unknown
            : DelayTraits.Unknown;
    }

    private IOperation? InitializerOf(IFieldSymbol field) => _scope.Model.Sources.InitializerOf(field, _scope.CancellationToken);

    private DelayTraits OfVariable(ISymbol variable)
    {
        if (_arguments is not null && _arguments.TryGetValue(variable, out var given))
            return given;

        if (RetryWords.NameChance(variable.Name))
            return DelayTraits.Random;

        if (_scope.IsCounter(variable))
            return DelayTraits.Linear;

        if (variable is not ILocalSymbol local)
            return DelayTraits.Unknown;

        if (!_seen.Add(local))
            return DelayTraits.Constant;

        return OfLocal(local);
    }

    private DelayTraits OfLocal(ILocalSymbol local)
    {
        var traits = DelayTraits.Constant;
        var isWritten = false;

        foreach (var operation in _scope.Function.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var declared } declarator when Is(declared, local):
                    if (declarator.GetVariableInitializer() is { Value: var initial })
                        (isWritten, traits) = (true, traits | Read(initial));
                    break;

                case ICompoundAssignmentOperation compound when Is(compound.Target.ReferencedVariable(), local):
                    (isWritten, traits) = (true, traits | OfCompound(compound));
                    break;

                case ISimpleAssignmentOperation assignment when Is(assignment.Target.ReferencedVariable(), local):
                    (isWritten, traits) = (true, traits | OfAssigned(assignment, local));
                    break;

                case IForEachLoopOperation { Locals: var locals } loop when locals.Contains(local, SymbolEqualityComparer.Default):
                    return RetrySyntax.CountsAttempts((CommonForEachStatementSyntax)loop.Syntax) ? DelayTraits.Linear : DelayTraits.Unknown;

                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var value } when Is(value.ReferencedVariable(), local):
                    return DelayTraits.Unknown;
            }
        }

        return isWritten ? traits : DelayTraits.Unknown;
    }

    private DelayTraits OfCompound(ICompoundAssignmentOperation compound) => compound.OperatorKind switch
    {
        BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift => Read(compound.Value) | DelayTraits.Exponential,
        BinaryOperatorKind.Add when Is(compound.Value.WithoutConversions().ReferencedVariable(), compound.Target.ReferencedVariable()) => DelayTraits.Exponential,
        _ => Read(compound.Value) | DelayTraits.Linear,
    };

    /// <summary><c>delay = delay * 2</c> doubles it; <c>if (delay &gt; max) delay = max</c> limits it.</summary>
    private DelayTraits OfAssigned(ISimpleAssignmentOperation assignment, ILocalSymbol local)
    {
        var traits = Read(assignment.Value);

        foreach (var operation in assignment.Value.DescendantsAndSelf())
        {
            if (!Is(operation.ReferencedVariable(), local))
                continue;

            var grows = assignment.Value.DescendantsAndSelf().Any(part =>
                part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift } or IInvocationOperation { TargetMethod.Name: "Multiply" });

            return traits | (grows ? DelayTraits.Exponential : DelayTraits.Linear);
        }

        for (IOperation? current = assignment; current is not null && current != _scope.Function; current = current.Parent)
        {
            if (current is IConditionalOperation { Condition: var condition } && condition.DescendantsAndSelf().Any(part => Is(part.ReferencedVariable(), local)))
                return traits | DelayTraits.Capped;
        }

        return traits;
    }

    private static bool Is(ISymbol? first, ISymbol? second) => first is not null && SymbolEqualityComparer.Default.Equals(first, second);

    private static bool IsChance(ITypeSymbol type) =>
        type.HasFullName("System.Random") || type.HasFullName("System.Security.Cryptography.RandomNumberGenerator") || type.HasFullName("System.Guid");
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds out whether the text of an exception is read to decide what to do, and not to show or to keep it.</summary>
internal sealed class TextDecision
{
    private readonly KnownTypes _types;

    private TextDecision(KnownTypes types) => _types = types;

    /// <summary>The comparison that decides, where the text is compared, searched or matched; <see langword="null"/> where it is not.</summary>
    public static IOperation? Find(IOperation text, KnownTypes types) => new TextDecision(types).Climb(text, mayFollowLocal: true);

    private IOperation? Climb(IOperation text, bool mayFollowLocal)
    {
        for (var value = text; value.Parent is { } parent; value = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation:
                    break;

                case IConditionalAccessOperation access when access.WhenNotNull == value || access.Operation == value:
                    if (access.Operation == value)
                        return ReceiverIn(access.WhenNotNull) is { } receiver ? Climb(receiver, mayFollowLocal) : null;
                    break;

                case IInvocationOperation call when call.Instance == value && IsText(call.TargetMethod.ContainingType):
                    if (Decides(call))
                        return Settles(call) ? call : null;
                    if (!IsText(call.TargetMethod.ReturnType))
                        return null;
                    break;

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    parent = call;
                    if (!IsTextMethod(call.TargetMethod))
                        return null;
                    if (Decides(call))
                        return Settles(call) ? call : null;
                    if (!IsText(call.TargetMethod.ReturnType))
                        return null;
                    break;

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    var other = comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand;
                    return !other.IsNullConstant() && !IsEmptyText(other) && !IsTextOfException(other) && Settles(comparison) ? comparison : null;

                case IIsPatternOperation { Pattern: var pattern } isPattern:
                    return Asks(pattern) && Settles(isPattern) ? isPattern : null;

                case ISwitchOperation or ISwitchExpressionOperation { Type.SpecialType: not SpecialType.System_String }:
                    return parent;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when mayFollowLocal:
                    return DecisionOn(local, text);

                default:
                    return null;
            }
        }

        return null;
    }

    private IOperation? DecisionOn(ILocalSymbol local, IOperation text)
    {
        foreach (var operation in text.Root().Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && Climb(reference, mayFollowLocal: false) is { } decision)
            {
                return decision;
            }
        }

        return null;
    }

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    private static bool IsTextMethod(IMethodSymbol method) =>
        IsText(method.ContainingType)
        || method.ContainingType.HasFullName("System.Text.RegularExpressions.Regex")
        || (method.IsExtensionMethod && IsText(method.Parameters[0].Type));

    private static bool Decides(IInvocationOperation call) =>
        call.TargetMethod.Name is "Contains" or "StartsWith" or "EndsWith" or "Equals" or "IndexOf" or "LastIndexOf" or "Compare" or "CompareOrdinal" or "CompareTo" or "IsMatch" or "Match"
        || (call.TargetMethod.ReturnType.SpecialType == SpecialType.System_Boolean && call.TargetMethod.Name.StartsWith("Contains", StringComparison.Ordinal));

    private static bool IsEmptyText(IOperation value) => value.ConstantValue is { HasValue: true, Value: "" } || value is IFieldReferenceOperation { Field.Name: "Empty" };

    private bool IsTextOfException(IOperation value) =>
        value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Message", Instance.Type: { } type } && type.IsOrInheritsFrom(_types.Exception);

    private static bool Asks(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => !value.IsNullConstant(),
        INegatedPatternOperation { Pattern: var inner } => Asks(inner),
        IBinaryPatternOperation binary => Asks(binary.LeftPattern) || Asks(binary.RightPattern),
        _ => false,
    };

    /// <summary>Whether the answer leads somewhere: not into an entry, a text or a test's assertion.</summary>
    private static bool Settles(IOperation answer)
    {
        for (var value = answer; value.Parent is { } parent; value = parent)
        {
            switch (parent)
            {
                case IInterpolationOperation:
                case IConditionalOperation { Type.SpecialType: SpecialType.System_String } choice when choice.Condition == value:
                    return false;

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return LogCallRecognizer.Recognize(call) is null && call.TargetMethod.ContainingType is { Name: not ("Assert" or "Debug") };

                case IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation or IConditionalAccessOperation or ICoalesceOperation:
                    break;

                default:
                    return parent is not IExpressionStatementOperation;
            }
        }

        return true;
    }

    private static IOperation? ReceiverIn(IOperation whenNotNull)
    {
        foreach (var operation in whenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
                return operation;
        }

        return null;
    }
}

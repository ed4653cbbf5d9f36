using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Says what a part of a secret still gives away: four characters are what people recognise a key by, a few more are a beginning.</summary>
internal static class Substrings
{
    private const int Recognisable = 4;
    private const int Beginning = 12;

    /// <summary>Of <c>Substring</c>, <c>Remove</c> and their like, which are given a start or a length.</summary>
    public static Secret? OfCall(IInvocationOperation call, Secret? whole)
    {
        if (IsNothing(whole))
            return whole;

        var arguments = call.Arguments;

        return call.TargetMethod.Name switch
        {
            "Remove" when arguments.Length == 1 => OfLength(arguments[0].Value, whole),
            "Remove" => whole,
            _ when arguments.Length == 2 => OfLength(arguments[1].Value, whole),
            _ => OfStart(arguments[0].Value, whole),
        };
    }

    /// <summary>Of <c>secret[..4]</c> and <c>secret[^4..]</c>.</summary>
    public static Secret? OfRange(IOperation range, Secret? whole)
    {
        if (IsNothing(whole) || range.WithoutConversions() is not IRangeOperation { LeftOperand: var start, RightOperand: var end })
            return whole;

        return end is not null && !IsFromEnd(end) ? OfLength(end, whole)
            : start is not null && IsFromEnd(start) ? OfLength(((IUnaryOperation)start.WithoutConversions()).Operand, whole)
            : whole;
    }

    private static bool IsNothing(Secret? whole) => whole is null || whole == Secret.Harmless || whole == Secret.Followed;

    private static bool IsFromEnd(IOperation index) => index.WithoutConversions() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };

    /// <summary>What begins at a found place (<c>IndexOf</c>) is something else than the secret, or all of it behind a prefix that is known.</summary>
    private static Secret? OfStart(IOperation start, Secret? whole) => start.WithoutConversions() switch
    {
        { ConstantValue.HasValue: true } => whole,
        IPropertyReferenceOperation { Property.Name: "Length" } => whole,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand: var count } when left.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Length" } => OfLength(count, whole),
        _ => null,
    };

    private static Secret? OfLength(IOperation length, Secret? whole) => length.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: int count } } => count <= Recognisable ? Secret.Harmless : count <= Beginning ? whole?.As(SecretStrength.Partial) : whole,
        IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" }, Arguments.Length: 2 } least =>
            OfLength(least.Arguments[least.Arguments[0].Value.ConstantValue.HasValue ? 0 : 1].Value, whole),
        _ => null, // What ends at a place that was looked for need not hold the secret.
    };
}

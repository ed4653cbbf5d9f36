using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Takes a text that is put together where it is written apart into the values that it is made of, so that a finding stands on the one it means.</summary>
internal static class TextParts
{
    public static IEnumerable<IOperation> Of(IOperation text)
    {
        var pending = new Stack<IOperation>();
        pending.Push(text);

        while (pending.Count > 0)
        {
            var part = pending.Pop().WithoutConversions();

            if (!TryTakeApart(part, pending))
                yield return part;
        }
    }

    private static bool TryTakeApart(IOperation part, Stack<IOperation> parts)
    {
        switch (part)
        {
            case { ConstantValue.HasValue: true }:
                return false;

            case IInterpolatedStringOperation text:
                foreach (var piece in text.Parts)
                    PushPiece(piece, parts);
                return true;

            case IInterpolatedStringHandlerCreationOperation { Content: var content }:
                parts.Push(content);
                return true;

            case IInterpolatedStringAdditionOperation sum:
                Push(parts, sum.Left, sum.Right);
                return true;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Push(parts, sum.LeftOperand, sum.RightOperand);
                return true;

            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                Push(parts, choice.WhenTrue, whenFalse);
                return true;

            case ICoalesceOperation choice:
                Push(parts, choice.Value, choice.WhenNull);
                return true;

            case IArrayCreationOperation { Initializer.ElementValues: var elements } when part.IsImplicit:
                foreach (var element in elements)
                    parts.Push(element);
                return true;

            case IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } call:
                foreach (var argument in call.Arguments)
                    parts.Push(argument.Value);
                return true;

            default:
                return false;
        }
    }

    private static void PushPiece(IOperation piece, Stack<IOperation> parts)
    {
        switch (piece)
        {
            case IInterpolationOperation hole:
                parts.Push(hole.Expression);
                break;

            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.IsEmpty: false } append }:
                parts.Push(append.Arguments[0].Value);
                break;
        }
    }

    private static void Push(Stack<IOperation> parts, IOperation first, IOperation second)
    {
        parts.Push(second);
        parts.Push(first);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>
/// Reads what the text in front of a value calls it: <c>Password={0}</c>, <c>?api_key={key}</c>, <c>"secret": "</c>, <c>--password </c>, <c>Bearer </c>. In a sentence
/// (<c>could not read the password: {reason}</c>) the value is as often why.
/// </summary>
internal static class TextKeys
{
    private const string Bearer = "Bearer ";

    /// <summary>What a text says of the value that stands behind it.</summary>
    public static Secret? NamedBy(string textBefore, Location location, SecretSettings settings)
    {
        if (textBefore.EndsWith(Bearer, StringComparison.Ordinal) && (textBefore.Length == Bearer.Length || !char.IsLetterOrDigit(textBefore[textBefore.Length - Bearer.Length - 1])))
            return new(SecretStrength.Strong, Bearer.Trim(), SecretNames.TextSaysSo, location);

        var end = EndWithout(textBefore, textBefore.Length, ' ', '"', '\'');
        var sign = end > 0 ? textBefore[end - 1] : '\0';
        var keyEnd = sign is '=' or ':' ? EndWithout(textBefore, end - 1, ' ', '"', '\'') : end;
        var start = StartOfWord(textBefore, keyEnd);
        var before = start > 0 ? textBefore[start - 1] : '\0';

        if (start == keyEnd || settings.SafeNames.Contains(textBefore.Substring(start, keyEnd - start)) || (sign == ':' && !IsLabel(textBefore, ref start, keyEnd)))
            return null;

        var key = textBefore.Substring(start, keyEnd - start);
        var strength = sign == '=' && before is '?' or '&' ? SecretNames.StrengthOfKey(key, settings)
            : sign is '=' or ':' || key[0] == '-' ? SecretNames.StrengthOf(key, settings)
            : null;

        return strength is { } known ? new(known, key.TrimStart('-'), SecretNames.TextSaysSo, location) : null;
    }

    /// <summary>The constant text in front of a value in a text that is put together around it.</summary>
    public static string? Before(IOperation value)
    {
        IOperation? whole = null;

        for (var around = value.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IConversionOperation or IParenthesizedOperation or IInterpolationOperation or IArgumentOperation or IArrayCreationOperation or IArrayInitializerOperation:
                    continue;

                case IInterpolatedStringOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                case IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } }:
                    whole = around;
                    continue;
            }

            break;
        }

        return whole is not null && BuiltText.Of(whole) is { } built ? Before(value, built) : null;
    }

    private static string Before(IOperation value, BuiltText built)
    {
        var before = "";

        foreach (var part in built.Parts)
        {
            if (part.Value is not { } other)
                before += part.Text;
            else if (other.WithoutConversions() == value)
                return before;
            else
                before = "";
        }

        return "";
    }

    /// <summary>Whether the words before the colon are a label: at most two, behind nothing or a mark, and none that speaks of a failure.</summary>
    private static bool IsLabel(string text, ref int start, int end)
    {
        if (start > 1 && text[start - 1] == ' ' && StartOfWord(text, start - 1) is var first && first < start - 1)
            start = first;

        var behind = EndWithout(text, start, ' ', '"', '\'');
        return (behind == 0 || !char.IsLetterOrDigit(text[behind - 1])) && !Words.SpeakOfFailure(text.Substring(start, end - start));
    }

    private static int StartOfWord(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;

        return start;
    }

    private static int EndWithout(string text, int end, params char[] marks)
    {
        while (end > 0 && Array.IndexOf(marks, text[end - 1]) >= 0)
            end--;

        return end;
    }
}

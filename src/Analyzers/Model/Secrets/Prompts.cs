using ErrorHandling.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows what a person is asked for: <c>Console.Write("Password: "); var answer = Console.ReadLine();</c>.</summary>
internal static class Prompts
{
    private const int MaxWords = 8;

    private static readonly char[] Ends = { ':', '(', '[', '>' };

    /// <summary>What the call reads, in the words of the prompt, where that asks for a secret.</summary>
    public static string? AskedBy(IInvocationOperation call) =>
        call.TargetMethod.Name is "ReadLine" or "ReadLineAsync" ? SecretIn(TextBefore(call))
        : call is { Type.SpecialType: SpecialType.System_String } && (Starts(call, "Prompt") || Starts(call, "Ask")) ? SecretIn(FirstText(call))
        : null;

    private static bool Starts(IInvocationOperation call, string word) => call.TargetMethod.Name.StartsWith(word, StringComparison.Ordinal);

    /// <summary>What the statement before writes to the console.</summary>
    private static string? TextBefore(IOperation reading)
    {
        var statement = reading;

        while (statement.Parent is { } parent and not IBlockOperation)
            statement = parent;

        IOperation? before = null;

        foreach (var sibling in statement.Parent?.ChildOperations ?? default)
        {
            if (sibling == statement)
                break;

            // A declaration without a value between the two does nothing.
            if (sibling is not IVariableDeclarationGroupOperation declaration || HasValue(declaration))
                before = sibling;
        }

        return before is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" } write } ? FirstText(write) : null;
    }

    private static bool HasValue(IVariableDeclarationGroupOperation group)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                if (declarator.GetVariableInitializer() is not null)
                    return true;
            }
        }

        return false;
    }

    private static string? FirstText(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
                return text;

            if (argument.Value.WithoutConversions() is IInterpolatedStringOperation { Parts: { IsEmpty: false } parts } && parts[parts.Length - 1] is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string end } })
                return end;
        }

        return null;
    }

    /// <summary>The secret that a prompt ends with: no question about one, and no news of one.</summary>
    private static string? SecretIn(string? prompt)
    {
        if (prompt is null || prompt.IndexOf('?') >= 0)
            return null;

        var end = prompt.IndexOfAny(Ends);
        var words = Words.Split(end < 0 ? prompt : prompt.Substring(0, end)).ToList();

        if (words.Count is 0 or > MaxWords || (end < 0 && !IsRequest(words)))
            return null;

        var last = words[words.Count - 1];

        return IsSecret(last) ? last
            : words.Count > 1 && $"{words[words.Count - 2]} {last}" is var both && IsSecret(both) ? both
            : null;
    }

    private static bool IsSecret(string words) => SensitiveNames.Judge(words.AsSpan()) == NameSensitivity.Strong;

    private static bool IsRequest(List<string> words) => words.Any(word => word.ToLowerInvariant() is "enter" or "type" or "provide" or "input" or "paste");
}

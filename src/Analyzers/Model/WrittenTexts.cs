using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Everything that a call writes: its message and its values.</summary>
internal static class WrittenTexts
{
    public static IEnumerable<WrittenValue> Of(LogCall call)
    {
        if (call.MessageArgument is { } message)
            yield return new WrittenValue(message.Value, null, WrittenAs.Text);

        foreach (var value in call.Values)
            yield return value;
    }

    /// <summary>Of a method of which only a user knows that it writes.</summary>
    public static IEnumerable<WrittenValue> OfAllArguments(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue)
                yield return new WrittenValue(argument.Value, null, WrittenAs.Text);
        }
    }
}

using ErrorHandling.Shared;

namespace ErrorHandling;

/// <summary>Sets of words that are asked with parts of a text.</summary>
internal static class AsciiWords
{
    public static WordMap<bool> Of(string words) => new(words.Split(' ').ToDictionary(word => word, _ => true, StringComparer.Ordinal));
}

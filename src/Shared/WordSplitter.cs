namespace ErrorHandling.Shared;

/// <summary>Splits identifiers and sentences into words: <c>HTTPErrorCode</c> gives HTTP, Error, Code. It allocates nothing.</summary>
internal static class WordSplitter
{
    /// <summary>Finds the first word at or after a position.</summary>
    /// <param name="text">The identifier or sentence.</param>
    /// <param name="position">Where to look from; afterwards the end of the word.</param>
    /// <param name="start">Where the word begins.</param>
    /// <returns>False when there is no further word.</returns>
    public static bool TryNext(ReadOnlySpan<char> text, ref int position, out int start)
    {
        while (position < text.Length && !char.IsLetter(text[position]))
            position++;

        start = position;
        if (start == text.Length)
            return false;

        do
            position++;
        while (position < text.Length && char.IsLetter(text[position]) && !BeginsWord(text, position));

        return true;
    }

    /// <summary>Finds the last word that ends at or before a position.</summary>
    /// <param name="text">The identifier or sentence.</param>
    /// <param name="position">Where to look from; afterwards the start of the word.</param>
    /// <param name="end">Where the word ends.</param>
    /// <returns>False when there is no word before.</returns>
    public static bool TryPrevious(ReadOnlySpan<char> text, ref int position, out int end)
    {
        while (position > 0 && !char.IsLetter(text[position - 1]))
            position--;

        end = position;
        if (end == 0)
            return false;

        do
            position--;
        while (position > 0 && char.IsLetter(text[position - 1]) && !BeginsWord(text, position));

        return true;
    }

    private static bool BeginsWord(ReadOnlySpan<char> text, int i) =>
        char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
}

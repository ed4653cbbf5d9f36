namespace ErrorHandling.Shared;

/// <summary>An immutable set of lower-case ASCII words that is asked with parts of a text, in any case, without allocating.</summary>
internal sealed class WordSet
{
    private readonly string?[] _slots;

    /// <summary>Creates the set.</summary>
    /// <param name="words">Lower-case words, separated by blanks.</param>
    public WordSet(string words)
    {
        var all = words.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);

        var size = 16;
        while (size < all.Length * 4)
            size *= 2;

        _slots = new string?[size];
        foreach (var word in all)
            Add(word);
    }

    public bool Contains(ReadOnlySpan<char> word) => Contains(word, default);

    /// <summary>Whether the set has the word that two parts make together.</summary>
    public bool Contains(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var mask = _slots.Length - 1;

        for (var i = Hash(Hash(0, first), second) & mask; _slots[i] is { } word; i = (i + 1) & mask)
        {
            if (word.Length == first.Length + second.Length && Begins(word, 0, first) && Begins(word, first.Length, second))
                return true;
        }

        return false;
    }

    private void Add(string word)
    {
        var i = Hash(0, word.AsSpan()) & (_slots.Length - 1);
        while (_slots[i] is not null)
            i = (i + 1) & (_slots.Length - 1);

        _slots[i] = word;
    }

    private static int Hash(int seed, ReadOnlySpan<char> text)
    {
        var hash = seed;
        foreach (var c in text)
            hash = unchecked((hash * 31) + (c | 0x20));

        return hash;
    }

    private static bool Begins(string word, int offset, ReadOnlySpan<char> part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (word[offset + i] != (part[i] | 0x20))
                return false;
        }

        return true;
    }
}

namespace ErrorHandling.Shared;

/// <summary>An immutable map from lower-case ASCII words that is asked with parts of a text, in any case, without allocating.</summary>
/// <typeparam name="T">What is known of a word; its default value where a word is not in the map.</typeparam>
internal sealed class WordMap<T>
{
    private readonly (string? Word, T? Value)[] _slots;
    private readonly int _longest;

    public WordMap(Dictionary<string, T> words)
    {
        var size = 16;
        while (size < words.Count * 4)
            size *= 2;

        _slots = new (string?, T?)[size];
        foreach (var word in words)
        {
            _slots[FreeSlot(word.Key)] = (word.Key, word.Value);
            _longest = Math.Max(_longest, word.Key.Length);
        }
    }

    public T? Find(ReadOnlySpan<char> word) => Find(word, default);

    /// <summary>What is known of the word that two parts make together.</summary>
    public T? Find(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length + second.Length > _longest)
            return default;

        var slots = _slots;

        for (var i = Hash(Hash(0, first), second) & (slots.Length - 1); slots[i].Word is { } word; i = (i + 1) & (slots.Length - 1))
        {
            if (word.Length == first.Length + second.Length && Has(word, 0, first) && Has(word, first.Length, second))
                return slots[i].Value;
        }

        return default;
    }

    private int FreeSlot(string word)
    {
        var i = Hash(0, word.AsSpan()) & (_slots.Length - 1);
        while (_slots[i].Word is not null)
            i = (i + 1) & (_slots.Length - 1);

        return i;
    }

    private static int Hash(int seed, ReadOnlySpan<char> text)
    {
        var hash = seed;
        foreach (var c in text)
            hash = unchecked((hash * 31) + (c | 0x20));

        return hash;
    }

    private static bool Has(string word, int offset, ReadOnlySpan<char> part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (word[offset + i] != (part[i] | 0x20))
                return false;
        }

        return true;
    }
}

#if NET
using System.Buffers;
#endif

namespace ErrorHandling;

/// <summary>
/// The characters at which the scanner looks closer; each form of secret has one of them in a fixed place. Finding them is the only thing that
/// differs between targets: in vectors from .NET 8 on, one character after the other before.
/// </summary>
internal sealed class Triggers
{
    private const string Always = "=:>_-.JAGypBb~";

#if NET
    private readonly SearchValues<char> _characters;
#else
    private readonly bool[] _characters = new bool[128];
#endif

    public Triggers(bool emailAddresses, bool cardNumbers, bool filePaths)
    {
        var characters = Always + (emailAddresses ? "@" : "") + (cardNumbers ? "0123456789" : "") + (filePaths ? "/\\" : "");
#if NET
        _characters = SearchValues.Create(characters);
#else
        foreach (var c in characters)
            _characters[c] = true;
#endif
    }

    /// <summary>The first trigger at or after a position; the length of the text where there is none.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
#if NET
        var distance = text.Slice(from).IndexOfAny(_characters);
        return distance < 0 ? text.Length : from + distance;
#else
        while (from < text.Length && (text[from] >= 128 || !_characters[text[from]]))
            from++;

        return from;
#endif
    }
}

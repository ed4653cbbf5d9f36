namespace ErrorHandling;

/// <summary>Finds the first of many texts. It never changes.</summary>
internal sealed class KnownSecretIndex
{
    private const int Size = 4096;

    private readonly string[]?[] _byStart = new string[Size][];

    public KnownSecretIndex(IEnumerable<string> forms)
    {
        foreach (var group in forms.GroupBy(form => Slot(form[0], form[1], form[2])))
            _byStart[group.Key] = [.. group.OrderByDescending(form => form.Length)];
    }

    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        for (start = from; start + 2 < text.Length; start++)
        {
            if (_byStart[Slot(text[start], text[start + 1], text[start + 2])] is not { } forms)
                continue;

            foreach (var form in forms)
            {
                if (Chars.StartsWith(text, start, form))
                {
                    length = form.Length;
                    return true;
                }
            }
        }

        length = 0;
        return false;
    }

    private static int Slot(char first, char second, char third) => ((first * 961) + (second * 31) + third) & (Size - 1);
}

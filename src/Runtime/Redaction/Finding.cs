namespace ErrorHandling;

/// <summary>A part of a text and what takes its place.</summary>
internal readonly struct Finding
{
    public Finding(int start, int end, string replacement)
    {
        Start = start;
        End = end;
        Replacement = replacement;
    }

    public int Start { get; }

    public int End { get; }

    public string Replacement { get; }
}

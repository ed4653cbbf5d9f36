namespace ErrorHandling;

/// <summary>
/// Takes secrets out of text that leaves the application, such as messages, stack traces and answers: passwords and keys by the name before them, tokens
/// of the well-known issuers, JSON web tokens, private keys, credentials in URLs and headers. What is taken out is visible: <c>[redacted:jwt]</c>.
/// </summary>
/// <remarks>
/// <para>
/// A text without secrets comes back as the same instance, and nothing is allocated for it. The time is linear in the length of the text: one pass by a
/// hand-written scanner, on every target framework. There is no regular expression, and so no time-out after which a raw text could come back.
/// </para>
/// <para>
/// A text in which something was found is read again, because what stands beside a marker may now look different: to redact twice is to redact once.
/// The result has at most five times the characters of the text. A redactor may be used from several threads.
/// </para>
/// <para>No redactor finds everything: a password in a sentence, without a name before it, looks like any other word. Do not write secrets.</para>
/// </remarks>
public sealed class Redactor
{
    private const int MaxPasses = 4;
    private const int MaxWordLength = 48; // Up to here a blank is looked for.

    private readonly RedactorSettings _settings;

    /// <summary>Creates a redactor with the default options.</summary>
    public Redactor()
        : this(new RedactorOptions())
    {
    }

    /// <summary>Creates a redactor.</summary>
    /// <param name="options">What it takes out beside secrets.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public Redactor(RedactorOptions options) => _settings = new(Guard.NotNull(options, nameof(options)));

    /// <summary>The redactor with the default options.</summary>
    public static Redactor Default { get; } = new();

    /// <summary>Takes the secrets out of a text. It throws for no text.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The text without its secrets; the same instance when it has none and is not too long; an empty text for null.</returns>
    public string Redact(string? text)
    {
        if (text is null)
            return string.Empty;

        var redacted = Scan(text);

        // What a cut leaves of a word may look like a secret, and what takes its place may be too long again.
        for (var cut = 0; cut < MaxPasses && redacted.Length > _settings.MaxLength; cut++)
            redacted = Scan(Shorten(redacted));

        return redacted.Length <= _settings.MaxLength ? redacted : Shorten(redacted);
    }

    private string Scan(string text)
    {
        var redacted = new Scanner(text, _settings).Run();
        for (var pass = 1; pass < MaxPasses && !ReferenceEquals(redacted, text); pass++)
        {
            text = redacted;
            redacted = new Scanner(text, _settings).Run();
        }

        return redacted;
    }

    /// <summary>Keeps the beginning and the end, cut at blanks where they are near, so that neither a marker nor a word is cut in two.</summary>
    private string Shorten(string text)
    {
        var kept = (_settings.MaxLength - Marker.Truncated.Length - 2) / 2;
        var head = BlankBefore(text, kept);
        var tail = BlankAfter(text, text.Length - kept);

        return text.Substring(0, head) + " " + Marker.Truncated + " " + text.Substring(tail);
    }

    private static int BlankBefore(string text, int end)
    {
        var blank = text.LastIndexOf(' ', end, Math.Min(end, MaxWordLength));
        return blank > 0 ? blank
            : Marker.TryFindAround(text.AsSpan(), end - 1, end + 1, out var markerStart, out _) ? markerStart
            : char.IsHighSurrogate(text[end - 1]) ? end - 1
            : end;
    }

    private static int BlankAfter(string text, int start)
    {
        var blank = text.IndexOf(' ', start, Math.Min(text.Length - start, MaxWordLength));
        return blank > 0 ? blank + 1
            : Marker.TryFindAround(text.AsSpan(), start - 1, start + 1, out _, out var markerEnd) ? markerEnd
            : char.IsLowSurrogate(text[start]) ? start + 1
            : start;
    }
}

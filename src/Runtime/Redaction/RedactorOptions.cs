namespace ErrorHandling;

/// <summary>What a <see cref="Redactor"/> takes out beside secrets, which always go. A redactor copies its options when it is created.</summary>
public sealed class RedactorOptions
{
    /// <summary>The least value of <see cref="MaxLength"/>, 256.</summary>
    public const int MinMaxLength = 256;

    private int _maxLength = 64 * 1024;

    /// <summary>Whether IPv4 and IPv6 addresses go, except loopback and unspecified ones; true by default.</summary>
    public bool RedactIpAddresses { get; set; } = true;

    /// <summary>Whether the directories of file paths go, so that only the name of the file stays; true by default. Paths of URLs stay.</summary>
    public bool RedactFilePaths { get; set; } = true;

    /// <summary>Whether e-mail addresses go; false by default.</summary>
    public bool RedactEmailAddresses { get; set; }

    /// <summary>
    /// Whether the numbers of payment cards go, except their last four digits; false by default, because one in ten numbers of the right length and
    /// beginning passes the check digit.
    /// </summary>
    public bool RedactCardNumbers { get; set; }

    /// <summary>
    /// The greatest number of characters of a result, 65,536 by default. Of a longer one the beginning and the end are kept, with a note between them;
    /// the whole text is still searched, so that no secret is cut in two before it is seen.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is less than <see cref="MinMaxLength"/>.</exception>
    public int MaxLength
    {
        get => _maxLength;
        set => _maxLength = Guard.InRange(value, MinMaxLength, int.MaxValue, nameof(value));
    }

    /// <summary>Secrets that the application knows, or null. The registry is shared, not copied: what is added to it later counts too.</summary>
    public KnownSecrets? KnownSecrets { get; set; }
}

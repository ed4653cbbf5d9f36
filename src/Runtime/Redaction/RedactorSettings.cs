namespace ErrorHandling;

/// <summary>What a redactor took from its options; it never changes.</summary>
internal sealed class RedactorSettings
{
    public RedactorSettings(RedactorOptions options)
    {
        FilePaths = options.RedactFilePaths;
        IpAddresses = options.RedactIpAddresses;
        KnownSecrets = options.KnownSecrets;
        MaxLength = options.MaxLength;
        Triggers = new(options.RedactEmailAddresses, options.RedactCardNumbers, options.RedactFilePaths);
    }

    public bool FilePaths { get; }

    public bool IpAddresses { get; }

    public KnownSecrets? KnownSecrets { get; }

    public int MaxLength { get; }

    public Triggers Triggers { get; }
}

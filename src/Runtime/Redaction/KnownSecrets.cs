namespace ErrorHandling;

/// <summary>
/// Secrets that an application knows, such as those it read from its configuration. A <see cref="Redactor"/> takes them out wherever they stand, also
/// in base64 (whatever stands before them there), and escaped for URLs, JSON and XML.
/// </summary>
/// <remarks>All members may be called from several threads; what is added counts from the next text on.</remarks>
public sealed class KnownSecrets
{
    /// <summary>The least number of characters of a secret that can be added, 6: shorter ones would match by chance.</summary>
    public const int MinLength = 6;

    private readonly object _gate = new();
    private readonly HashSet<string> _forms = new(StringComparer.Ordinal);
    private volatile KnownSecretIndex? _index;

    internal KnownSecretIndex? Index => _index;

    /// <summary>Adds a secret; its time is linear in all that was added before.</summary>
    /// <param name="secret">The secret; white space around it does not count.</param>
    /// <returns>False when it has less than <see cref="MinLength"/> characters, and is therefore not looked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="secret"/> is null.</exception>
    public bool Add(string secret)
    {
        var trimmed = Guard.NotNull(secret, nameof(secret)).Trim();
        if (trimmed.Length < MinLength)
            return false;

        lock (_gate)
        {
            _forms.UnionWith(SecretForms.Of(trimmed));
            _index = new(_forms);
        }

        return true;
    }
}

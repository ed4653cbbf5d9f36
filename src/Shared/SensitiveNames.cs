namespace ErrorHandling.Shared;

/// <summary>
/// The words by which a name says that its value is a secret: the one list of the analyzers and of the redactor, so that what is reported
/// when code is compiled and what is taken out when it runs are the same.
/// </summary>
internal static class SensitiveNames
{
    private const int MaxWords = 16;

    /// <summary>Nouns that are enough alone. Those of two words are written as one, which also finds them where they are written so.</summary>
    private static readonly WordSet Strong = new(
        "password passwd pwd passphrase passcode secret credential credentials jwt bearer cvv cvc ssn iban otp totp mnemonic " +
        "apikey accesskey secretkey privatekey accountkey sharedkey signingkey encryptionkey masterkey subscriptionkey storagekey sshkey " +
        "clientsecret connectionstring accesstoken refreshtoken idtoken bearertoken authtoken oauthtoken sessiontoken apitoken securitytoken " +
        "sastoken sasuri sasurl accesssignature githubpat azurepat devopspat dbpass userpass smtppass " +
        "cardnumber creditcard cardpin userpin pincode recoverycode authorizationheader");

    /// <summary>Strong nouns that are recognised at the end of a longer word, as in <c>PGPASSWORD</c>.</summary>
    private static readonly string[] StrongEndings =
        ["password", "passwd", "passphrase", "secret", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "connectionstring", "accesstoken", "authtoken", "accesssignature"];

    /// <summary>Nouns that need support.</summary>
    private static readonly WordSet Weak = new("token key auth cookie session signature sig cert hash salt nonce code");

    /// <summary>Weak nouns that, next to a strong one, name something about it: <c>passwordKey</c>, <c>passwordHash</c>.</summary>
    private static readonly WordSet Attributes = new("key cert hash salt nonce code");

    /// <summary>Words before a weak noun that speak for a secret.</summary>
    private static readonly WordSet Support = new("auth oauth access refresh bearer id api user login reset invite raw");

    /// <summary>Words before any noun that say that the value is none: a question, or what is left of a secret.</summary>
    private static readonly WordSet Denials = new(
        "is has have had can should use uses require requires need needs allow enable enabled no missing dummy fake sample " +
        "masked redacted hashed encrypted protected truncated obfuscated sanitized safe hidden");

    /// <summary>Words before a weak noun that make it something else: <c>nextToken</c>, <c>publicKey</c>, <c>csrfToken</c>.</summary>
    private static readonly WordSet OtherMeanings = new(
        "public next prev previous page continuation cursor pagination cancellation syntax lexer parser json xml sequence stream change " +
        "lock lease anti antiforgery forgery csrf xsrf primary foreign partition row sort cache routing idempotency instrumentation hot natural " +
        "bucket schema dictionary");

    /// <summary>Words after a noun that name something about the secret.</summary>
    private static readonly WordSet Tails = new(
        "name names id ids type kind length count size index position offset number uri url endpoint path file folder location directory " +
        "version expiry expiration expires at in on lifetime ttl age date time timeout policy option options setting settings config provider factory " +
        "service manager handler helper store cache repository validator generator reader writer parser builder source error errors exception " +
        "message status state result flag enabled required prompt question hint format field label placeholder header parameter prefix suffix " +
        "thumbprint fingerprint hash attribute scheme realm issuer audience claim claims scope mode strength complexity rule rules attempt " +
        "attempts retries request response event class style pattern bucket rate delimiter separator arn vault changed");

    /// <summary>Words that change nothing at the end of a name.</summary>
    private static readonly WordSet Noise = new("value str string text plain raw new old current my the temp input bytes chars base");

    /// <summary>Nouns of which the first half may stand before a blank: "api key", "connection string".</summary>
    private static readonly WordSet SecondHalves = new("key token string secret signature number code pat pin card uri url header pass auth cookie session sig");

    /// <summary>Judges an identifier, a key of a configuration or a few words.</summary>
    public static NameSensitivity Judge(ReadOnlySpan<char> name)
    {
        Span<int> bounds = stackalloc int[2 * MaxWords];
        var words = new NameWords(name, bounds);
        var onlyNoiseBehind = true;

        for (var i = words.Count - 1; i >= 0; i--)
        {
            var word = words[i];

            if (i > 0 && Strong.Contains(words[i - 1], word))
                return words.AnyBefore(i - 1, Denials) ? NameSensitivity.None : NameSensitivity.Strong;

            if (IsStrong(word))
                return words.AnyBefore(i, Denials) ? NameSensitivity.None : NameSensitivity.Strong;

            if (onlyNoiseBehind && Weak.Contains(word))
                return JudgeWeak(words, i);

            if (Tails.Contains(word))
                return NameSensitivity.None;

            onlyNoiseBehind &= Noise.Contains(word);
        }

        return NameSensitivity.None;
    }

    /// <summary>Whether a word, alone no strong noun, may be the second half of one.</summary>
    public static bool IsSecondHalf(ReadOnlySpan<char> word) => SecondHalves.Contains(word);

    private static NameSensitivity JudgeWeak(NameWords words, int i)
    {
        if (words.AnyBefore(i, Denials) || words.AnyBefore(i, OtherMeanings))
            return NameSensitivity.None;

        if (i > 0 && IsStrong(words[i - 1]))
            return Attributes.Contains(words[i]) ? NameSensitivity.None : NameSensitivity.Strong;

        return words.AnyBefore(i, Support) ? NameSensitivity.Supported : NameSensitivity.Weak;
    }

    private static bool IsStrong(ReadOnlySpan<char> word)
    {
        if (Strong.Contains(word))
            return true;

        foreach (var ending in StrongEndings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The last words of a name.</summary>
    private readonly ref struct NameWords
    {
        private readonly ReadOnlySpan<char> _name;
        private readonly ReadOnlySpan<int> _bounds;

        public NameWords(ReadOnlySpan<char> name, Span<int> bounds)
        {
            var position = 0;
            while (WordSplitter.TryNext(name, ref position, out var start))
            {
                if (Count == MaxWords)
                {
                    bounds.Slice(2).CopyTo(bounds);
                    Count--;
                }

                bounds[2 * Count] = start;
                bounds[(2 * Count) + 1] = position;
                Count++;
            }

            _name = name;
            _bounds = bounds;
        }

        public int Count { get; }

        public ReadOnlySpan<char> this[int i] => _name.Slice(_bounds[2 * i], _bounds[(2 * i) + 1] - _bounds[2 * i]);

        public bool AnyBefore(int end, WordSet words)
        {
            for (var i = 0; i < end; i++)
            {
                if (words.Contains(this[i]))
                    return true;
            }

            return false;
        }
    }
}

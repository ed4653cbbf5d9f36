namespace ErrorHandling.Shared;

/// <summary>
/// The words by which a name says that its value is a secret: the one list of the analyzers and of the redactor, so that what is reported
/// when code is compiled and what is taken out when it runs are the same.
/// </summary>
internal static class SensitiveNames
{
    private const int MaxWords = 10;

    /// <summary>Strong nouns that are recognised at the end of a longer word, as in <c>PGPASSWORD</c>.</summary>
    private static readonly string[] StrongEndings =
        ["password", "passwd", "passphrase", "secret", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "connectionstring", "accesstoken", "authtoken", "accesssignature"];

    /// <summary>Strong nouns of two words are written as one, which also finds them where they are written so.</summary>
    private static readonly WordMap<WordKinds> Words = Create(
        (WordKinds.Strong,
            "password passwd pwd passphrase passcode secret credential credentials jwt bearer cvv cvc ssn iban otp totp mnemonic " +
            "apikey accesskey secretkey privatekey accountkey sharedkey signingkey encryptionkey masterkey subscriptionkey storagekey sshkey " +
            "clientsecret connectionstring accesstoken refreshtoken idtoken bearertoken authtoken oauthtoken sessiontoken apitoken securitytoken " +
            "sastoken sasuri sasurl accesssignature githubpat azurepat devopspat dbpass userpass smtppass " +
            "cardnumber creditcard cardpin userpin pincode recoverycode authorizationheader"),
        (WordKinds.Weak, "token key auth cookie session signature sig cert hash salt nonce code"),
        (WordKinds.Attribute, "key cert hash salt nonce code"),
        (WordKinds.Support, "auth oauth access refresh bearer id api user login reset invite raw"),
        (WordKinds.Denial,
            "is has have had can should use uses require requires need needs allow enable enabled no missing dummy fake sample " +
            "masked redacted hashed encrypted protected truncated obfuscated sanitized safe hidden"),
        (WordKinds.OtherMeaning,
            "public next prev previous page continuation cursor pagination cancellation syntax lexer parser json xml sequence stream change " +
            "lock lease anti antiforgery forgery csrf xsrf primary foreign partition row sort cache routing idempotency instrumentation hot natural " +
            "bucket schema dictionary"),
        (WordKinds.Tail,
            "name names id ids type kind length count size index position offset number uri url endpoint path file folder location directory " +
            "version expiry expiration expires at in on lifetime ttl age date time timeout policy option options setting settings config provider factory " +
            "service manager handler helper store cache repository validator generator reader writer parser builder source error errors exception " +
            "message status state result flag enabled required prompt question hint format field label placeholder header parameter prefix suffix " +
            "thumbprint fingerprint hash attribute scheme realm issuer audience claim claims scope mode strength complexity rule rules attempt " +
            "attempts retries request response event class style pattern bucket rate delimiter separator arn vault changed"),
        (WordKinds.Noise, "value str string text plain raw new old current my the temp input bytes chars base"),
        (WordKinds.SecondHalf, "key token string secret signature number code pat pin card uri url header pass"));

    /// <summary>Judges an identifier, a key of a configuration or a few words.</summary>
    public static NameSensitivity Judge(ReadOnlySpan<char> name)
    {
        Span<int> bounds = stackalloc int[2 * MaxWords];
        var words = new NameWords(name, bounds);
        var onlyNoiseBehind = true;

        for (var i = words.Count - 1; i >= 0; i--)
        {
            var word = words[i];
            var kinds = Words.Find(word);

            if (i > 0 && Is(kinds, WordKinds.SecondHalf) && Is(Words.Find(words[i - 1], word), WordKinds.Strong))
                return words.AnyBefore(i - 1, WordKinds.Denial) ? NameSensitivity.None : NameSensitivity.Strong;

            if (IsStrong(word, kinds))
                return words.AnyBefore(i, WordKinds.Denial) ? NameSensitivity.None : NameSensitivity.Strong;

            if (onlyNoiseBehind && Is(kinds, WordKinds.Weak))
                return JudgeWeak(words, i, kinds);

            if (Is(kinds, WordKinds.Tail))
                return NameSensitivity.None;

            onlyNoiseBehind &= Is(kinds, WordKinds.Noise);
        }

        return NameSensitivity.None;
    }

    /// <summary>Whether a word, alone no strong noun, may become one by the word before it.</summary>
    public static bool NeedsWordBefore(ReadOnlySpan<char> word) => Is(Words.Find(word), WordKinds.SecondHalf | WordKinds.Weak);

    private static NameSensitivity JudgeWeak(NameWords words, int i, WordKinds kinds)
    {
        if (words.AnyBefore(i, WordKinds.Denial | WordKinds.OtherMeaning))
            return NameSensitivity.None;

        if (i > 0 && IsStrong(words[i - 1], Words.Find(words[i - 1])))
            return Is(kinds, WordKinds.Attribute) ? NameSensitivity.None : NameSensitivity.Strong;

        return words.AnyBefore(i, WordKinds.Support) ? NameSensitivity.Supported : NameSensitivity.Weak;
    }

    private static bool IsStrong(ReadOnlySpan<char> word, WordKinds kinds)
    {
        if (kinds != WordKinds.None)
            return Is(kinds, WordKinds.Strong);

        foreach (var ending in StrongEndings)
        {
            if (word.Length > ending.Length
                && (word[word.Length - 1] | 0x20) == ending[ending.Length - 1]
                && word.EndsWith(ending.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Is(WordKinds kinds, WordKinds any) => (kinds & any) != 0;

    private static WordMap<WordKinds> Create(params (WordKinds Kind, string Words)[] lists)
    {
        var kinds = new Dictionary<string, WordKinds>(StringComparer.Ordinal);

        foreach (var (kind, words) in lists)
        {
            foreach (var word in words.Split(' '))
                kinds[word] = kinds.TryGetValue(word, out var others) ? others | kind : kind;
        }

        return new(kinds);
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

        public bool AnyBefore(int end, WordKinds kinds)
        {
            for (var i = 0; i < end; i++)
            {
                if (Is(Words.Find(this[i]), kinds))
                    return true;
            }

            return false;
        }
    }
}

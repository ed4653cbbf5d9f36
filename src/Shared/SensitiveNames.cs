namespace ErrorHandling.Shared;

/// <summary>
/// The words by which a name says that its value is a secret: the one list of the analyzers and of the redactor, so that what is reported
/// when code is compiled and what is taken out when it runs are the same.
/// </summary>
internal static class SensitiveNames
{
    private const int MinLengthWithEnding = 7;

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
        (WordKinds.Grant, "auth oauth access login reset invite"),
        (WordKinds.Denial,
            "is has have had can should use uses require requires need needs allow enable enabled no missing dummy fake sample " +
            "masked redacted hashed encrypted protected truncated obfuscated sanitized safe hidden without"),
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
            "attempts retries request response event class style pattern bucket rate delimiter separator arn vault changed description descriptions"),
        (WordKinds.Noise, "value str string text plain raw new old current my the temp input bytes chars base"),
        (WordKinds.SecondHalf, "key token string secret signature number code pat pin card uri url header pass phrase word"));

    /// <summary>Judges an identifier, a key of a configuration or a few words.</summary>
    public static NameSensitivity Judge(ReadOnlySpan<char> name)
    {
        var start = name.Length;
        var onlyNoiseBehind = true;

        while (WordSplitter.TryPrevious(name, ref start, out var end))
        {
            var word = name.Slice(start, end - start);
            var before = name.Slice(0, start);
            var kinds = Words.Find(word);

            if (IsStrong(word, kinds) || (Is(kinds, WordKinds.SecondHalf) && IsStrongWithWordBefore(ref before, word)))
                return HasAny(before, WordKinds.Denial) ? NameSensitivity.None : NameSensitivity.Strong;

            if (onlyNoiseBehind && Is(kinds, WordKinds.Weak))
                return JudgeWeak(before, kinds, isCode: word.Equals("code".AsSpan(), StringComparison.OrdinalIgnoreCase));

            if (Is(kinds, WordKinds.Tail))
                return NameSensitivity.None;

            onlyNoiseBehind &= Is(kinds, WordKinds.Noise);
        }

        return NameSensitivity.None;
    }

    /// <summary>Whether a word, alone no strong noun, may become one by the word before it.</summary>
    public static bool NeedsWordBefore(ReadOnlySpan<char> word) => Is(Words.Find(word), WordKinds.SecondHalf | WordKinds.Weak);

    private static NameSensitivity JudgeWeak(ReadOnlySpan<char> before, WordKinds kinds, bool isCode)
    {
        if (HasAny(before, WordKinds.Denial | WordKinds.OtherMeaning))
            return NameSensitivity.None;

        var start = before.Length;
        if (WordSplitter.TryPrevious(before, ref start, out var end) && before.Slice(start, end - start) is var word && IsStrong(word, Words.Find(word)))
            return Is(kinds, WordKinds.Attribute) ? NameSensitivity.None : NameSensitivity.Strong;

        // A user's or item's code names it.
        return HasAny(before, isCode ? WordKinds.Grant : WordKinds.Support) ? NameSensitivity.Supported : NameSensitivity.Weak;
    }

    /// <summary>Whether the word and the one before it are a strong noun, which is then cut off.</summary>
    private static bool IsStrongWithWordBefore(ref ReadOnlySpan<char> before, ReadOnlySpan<char> word)
    {
        var start = before.Length;
        if (!WordSplitter.TryPrevious(before, ref start, out var end) || !Is(Words.Find(before.Slice(start, end - start), word), WordKinds.Strong))
            return false;

        before = before.Slice(0, start);
        return true;
    }

    private static bool HasAny(ReadOnlySpan<char> words, WordKinds kinds)
    {
        var start = words.Length;
        while (WordSplitter.TryPrevious(words, ref start, out var end))
        {
            if (Is(Words.Find(words.Slice(start, end - start)), kinds))
                return true;
        }

        return false;
    }

    private static bool IsStrong(ReadOnlySpan<char> word, WordKinds kinds)
    {
        if (kinds != WordKinds.None || word.Length < MinLengthWithEnding)
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
}

namespace ErrorHandling;

/// <summary>A kind of key that its issuer gives a fixed beginning: <c>ghp_…</c>. The formats are those that gitleaks and the issuers document.</summary>
internal sealed class TokenFormat
{
    private const int MaxMixed = 64;

    private static readonly TokenFormat[]?[] AfterCharacter = new TokenFormat[128][];
    private static readonly TokenFormat[]?[] AtLetter = new TokenFormat[128][];

    private readonly string _prefix;
    private readonly int _anchor;
    private readonly Func<char, bool> _isBody;
    private readonly int _min;
    private readonly int _max;
    private readonly string _marker;
    private readonly bool _isMixed;

    static TokenFormat()
    {
        TokenFormat[] all =
        [
            .. Many("ghp_ gho_ ghu_ ghs_ ghr_", "github-token", c => Chars.IsLetterOrDigit(c) || c == '_', 30),
            new("github_pat_", "github-token", c => Chars.IsLetterOrDigit(c) || c == '_', 40),
            .. Many("glpat- glptt- glrt- gldt- glsoat- glcbt- glft- glimt- glagent- gloas- glffct-", "gitlab-token", c => Chars.IsBase64Url(c) || c == '.', 20),
            new("GR1348941", "gitlab-token", Chars.IsBase64Url, 20),
            .. Many("xoxb- xoxp- xoxe- xoxa- xoxr- xoxs- xoxo- xapp-", "slack-token", c => Chars.IsLetterOrDigit(c) || c is '-' or '.', 10),
            new("hooks.slack.com/", "slack-webhook", c => Chars.IsBase64(c) || c is '_' or '-', 40),
            .. Many("sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_", "stripe-key", Chars.IsLetterOrDigit, 10),
            new("whsec_", "webhook-secret", c => Chars.IsBase64(c) || c == '=', 24),
            .. Many("AKIA ASIA ABIA ACCA", "aws-key", c => Chars.IsUpper(c) || Chars.IsDigit(c), 16, 16),
            new("A3T", "aws-key", c => Chars.IsUpper(c) || Chars.IsDigit(c), 17, 17),
            new("ABSK", "aws-key", c => Chars.IsBase64(c) || c == '=', 100),
            new("AIza", "google-key", Chars.IsBase64Url, 35),
            new("npm_", "npm-token", Chars.IsLetterOrDigit, 36),
            new("pypi-AgEIcHlwaS5vcmc", "pypi-token", Chars.IsBase64Url, 30),
            new("oy2", "nuget-key", c => Chars.IsLower(c) || Chars.IsDigit(c), 43, 43),
            new("sk-", "api-key", Chars.IsBase64Url, 20, isMixed: true),
            new("SG.", "sendgrid-key", c => Chars.IsBase64Url(c) || c == '.', 60),
            .. Many("shpat_ shpss_ shpca_ shppa_", "shopify-token", Chars.IsHex, 32),
            .. Many("dop_v1_ doo_v1_ dor_v1_", "digitalocean-token", Chars.IsHex, 64),
            new("dapi", "databricks-token", Chars.IsHex, 32),
            new("hf_", "huggingface-token", Chars.IsLetterOrDigit, 34),
            new("glc_", "grafana-token", c => Chars.IsBase64(c) || c == '=', 32),
            new("glsa_", "grafana-token", c => Chars.IsLetterOrDigit(c) || c == '_', 40),
            new("dp.pt.", "doppler-token", Chars.IsLetterOrDigit, 40),
            new("dckr_pat_", "docker-token", Chars.IsBase64Url, 20),
            new("AGE-SECRET-KEY-", "age-key", c => Chars.IsUpper(c) || Chars.IsDigit(c), 50),
        ];

        // A format with a mark in its beginning waits at the last mark and is found by the character before it; others wait at their rarest letter.
        foreach (var group in all.GroupBy(format => (HasMark: format._anchor > 0 && !Chars.IsLetter(format._prefix[format._anchor]), format.Key)))
            (group.Key.HasMark ? AfterCharacter : AtLetter)[group.Key.Key] = [.. group];
    }

    private TokenFormat(string prefix, string kind, Func<char, bool> isBody, int min, int max = int.MaxValue, bool isMixed = false)
    {
        _prefix = prefix;
        _marker = $"[redacted:{kind}]";
        _isBody = isBody;
        _min = min;
        _max = max;
        _isMixed = isMixed;

        _anchor = prefix[0] is 'A' or 'G' && !prefix.Contains("-") ? 0 : prefix.LastIndexOfAny(['_', '-', '.']);
        if (_anchor < 0)
            _anchor = prefix.IndexOfAny(['y', 'p']);
    }

    private char Key => _prefix[Chars.IsLetter(_prefix[_anchor]) ? _anchor : _anchor - 1];

    /// <summary>Finds a key whose beginning has its mark or rarest letter at this position.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;

        var formats = Chars.IsLetter(text[at]) ? AtLetter[text[at]]
            : at > 0 && text[at - 1] < 128 ? AfterCharacter[text[at - 1]]
            : null;

        foreach (var format in formats ?? [])
        {
            if (format.Matches(text, at - format._anchor, out var end))
            {
                finding = new(at - format._anchor, end, format._marker);
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TokenFormat> Many(
        string prefixes, string kind, Func<char, bool> isBody, int min, int max = int.MaxValue) =>
        prefixes.Split(' ').Select(prefix => new TokenFormat(prefix, kind, isBody, min, max));

    private bool Matches(ReadOnlySpan<char> text, int start, out int end)
    {
        end = 0;
        if (!Chars.StartsWith(text, start, _prefix) || !Chars.IsWordStart(text, start))
            return false;

        // Only a bounded part decides: the run may begin anew at each of its dashes.
        if (_isMixed && !IsMixed(text.Slice(start + _prefix.Length)))
            return false;

        end = start + _prefix.Length;
        while (end < text.Length && _isBody(text[end]))
            end++;

        var length = end - start - _prefix.Length;
        return length >= _min && length <= _max;
    }

    /// <summary>Whether the body has small and capital letters and digits, as random text has and a name has not.</summary>
    private bool IsMixed(ReadOnlySpan<char> body)
    {
        bool lower = false, upper = false, digit = false;
        for (var i = 0; i < body.Length && i < MaxMixed && _isBody(body[i]); i++)
        {
            lower |= Chars.IsLower(body[i]);
            upper |= Chars.IsUpper(body[i]);
            digit |= Chars.IsDigit(body[i]);
        }

        return lower && upper && digit;
    }
}

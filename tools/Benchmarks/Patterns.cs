using System.Text.RegularExpressions;

namespace ErrorHandling.Benchmarks;

/// <summary>Fourteen patterns as redactors in use have them; their quantifiers are bounded.</summary>
internal static partial class Patterns
{
    public static readonly Regex[] All =
    [
        UrlUserInfo(), Query(), Bearer(), Basic(), Jwt(), AwsKey(), GitHubToken(), SlackToken(), StripeKey(), GoogleKey(), PrivateKey(), ConnectionString(), JsonPair(), KeyValue(),
    ];

    [GeneratedRegex(@"(://[^\s:/@]{1,64}:)[^\s/@]{1,256}@")]
    private static partial Regex UrlUserInfo();

    [GeneratedRegex(@"([?&](?:sig|token|access_token|key|code|client_secret)=)[^&\s""']{1,1024}", RegexOptions.IgnoreCase)]
    private static partial Regex Query();

    [GeneratedRegex(@"(\bbearer )[A-Za-z0-9._~+/=-]{8,2048}", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(\bbasic )[A-Za-z0-9+/]{8,1024}={0,2}", RegexOptions.IgnoreCase)]
    private static partial Regex Basic();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,2048}\.[A-Za-z0-9_-]{4,4096}\.[A-Za-z0-9_-]{0,1024}")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b")]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{40,255})")]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9-]{10,255}")]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\b[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,99}")]
    private static partial Regex StripeKey();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_-]{35}")]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,32}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,8192}?-----END [A-Z ]{0,32}PRIVATE KEY(?: BLOCK)?-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(\b(?:Password|Pwd|AccountKey|SharedAccessKey)\s?=)[^;\s]{1,512}", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionString();

    [GeneratedRegex(@"(""(?:password|secret|apiKey|token)""\s?:\s?"")[^""]{1,1024}", RegexOptions.IgnoreCase)]
    private static partial Regex JsonPair();

    [GeneratedRegex(@"(\b(?:password|passwd|secret|api[_-]?key|access[_-]?token)\s?[=:]\s?)[^\s,;&]{1,1024}", RegexOptions.IgnoreCase)]
    private static partial Regex KeyValue();
}

namespace ErrorHandling.Runtime.Tests;

/// <summary>Makes secrets when the tests run, so that no scanner finds one in this repository.</summary>
internal sealed class Planted(int seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private readonly Random _random = new(seed);

    public Random Random => _random;

    public string AlphaNumeric(int length) => "x7" + Some(Letters + Digits, length - 2);

    public string Hex(int length) => Some("0123456789abcdef", length);

    public string Base64Url(int length) => "Qx7_-" + Some(Letters + Digits, length - 5);

    public string UpperAndDigits(int length) => Some("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);

    public string Password(int length) => "p4" + Some(Letters + Digits + "!$*()+-.@^_~", length - 3) + "Z";

    public string Jwt() => "ey" + "J" + AlphaNumeric(30) + "." + "ey" + "J" + AlphaNumeric(60) + "." + Base64Url(43);

    public string PrivateKey(string lineEnd) =>
        string.Join(lineEnd, "-----BEGIN RSA PRIV" + "ATE KEY-----", AlphaNumeric(64), AlphaNumeric(64), AlphaNumeric(30) + "==", "-----END RSA PRIV" + "ATE KEY-----");

    /// <summary>A token of each issuer, with its kind.</summary>
    public IEnumerable<(string Kind, string Token)> Tokens() =>
    [
        ("jwt", Jwt()),
        ("github-token", "gh" + "p_" + AlphaNumeric(36)),
        ("github-token", "gh" + "s_" + AlphaNumeric(36)),
        ("github-token", "github" + "_pat_" + AlphaNumeric(82)),
        ("gitlab-token", "gl" + "pat-" + AlphaNumeric(20)),
        ("gitlab-token", "gl" + "rt-" + AlphaNumeric(27)),
        ("gitlab-token", "GR" + "1348941" + AlphaNumeric(20)),
        ("slack-token", "xo" + "xb-" + Some(Digits, 12) + "-" + AlphaNumeric(24)),
        ("slack-token", "xa" + "pp-1-" + AlphaNumeric(40)),
        ("slack-webhook", "hooks.sl" + "ack.com/services/T" + UpperAndDigits(8) + "/B" + UpperAndDigits(8) + "/" + AlphaNumeric(24)),
        ("stripe-key", "sk" + "_live_" + AlphaNumeric(24)),
        ("stripe-key", "rk" + "_test_" + AlphaNumeric(24)),
        ("webhook-secret", "wh" + "sec_" + AlphaNumeric(32)),
        ("aws-key", "AK" + "IA" + UpperAndDigits(16)),
        ("aws-key", "AS" + "IA" + UpperAndDigits(16)),
        ("aws-key", "A3" + "TX" + UpperAndDigits(16)),
        ("aws-key", "AB" + "SK" + AlphaNumeric(110)),
        ("google-key", "AI" + "za" + Base64Url(35)),
        ("npm-token", "np" + "m_" + AlphaNumeric(36)),
        ("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc" + Base64Url(60)),
        ("nuget-key", "oy" + "2" + Some("abcdefghijklmnopqrstuvwxyz234567", 43)),
        ("api-key", "s" + "k-proj-" + Base64Url(48) + "T3BlbkFJ" + Base64Url(20)),
        ("api-key", "s" + "k-ant-api03-" + Base64Url(90) + "AA"),
        ("sendgrid-key", "S" + "G." + Base64Url(22) + "." + Base64Url(43)),
        ("shopify-token", "shp" + "at_" + Hex(32)),
        ("digitalocean-token", "do" + "p_v1_" + Hex(64)),
        ("databricks-token", "da" + "pi" + Hex(32)),
        ("huggingface-token", "h" + "f_" + AlphaNumeric(34)),
        ("grafana-token", "gl" + "c_" + AlphaNumeric(60)),
        ("grafana-token", "gl" + "sa_" + AlphaNumeric(32) + "_" + Hex(8)),
        ("doppler-token", "dp" + ".pt." + AlphaNumeric(43)),
        ("docker-token", "dckr" + "_pat_" + AlphaNumeric(27)),
        ("age-key", "AGE-SEC" + "RET-KEY-1" + UpperAndDigits(58)),
        ("key", Some(Letters + Digits, 85) + "A" + "=="),
        ("azure-secret", AlphaNumeric(3) + "8" + "Q~" + AlphaNumeric(34)),
        ("telegram-token", "1" + Some(Digits, 9) + ":A" + AlphaNumeric(34)),
        ("private-key", PrivateKey("\n")),
        ("private-key", PrivateKey("\\n")),
    ];

    /// <summary>Texts in which a value stands where a secret stands, with the value.</summary>
    public IEnumerable<(string Text, string Secret)> Pairs()
    {
        foreach (var format in PairFormats)
        {
            var secret = Password(20);
            yield return (format.Replace("{0}", secret), secret);
        }

        foreach (var format in QuotedFormats)
        {
            var secret = Password(12) + " ,;&=:{}" + Password(8);
            yield return (format.Replace("{0}", secret), secret);
        }
    }

    private static string[] PairFormats =>
    [
        "password={0}", "password={0} user=bob", "user=bob, password={0}, retries=3", "Password: {0}", "the new password: {0}", "pwd={0};", "PGPASSWORD={0}",
        "DB_PASSWORD_PRIMARY={0}", "clientSecret={0}", "client_secret = {0}", "api key: {0}", "API-KEY: {0}", "x-api-key: {0}", "AZURE_STORAGE_KEY={0}",
        "aws_secret_access_key = {0}", "Smtp:Password={0}", "Smtp__Password={0}", "password => {0}", "password := {0}", "$env:API_KEY={0}", "[Password]: {0}",
        "Server=db;Database=app;User ID=sa;Password={0};Encrypt=true", "Password={0};Server=db", "AccountName=a;AccountKey={0};EndpointSuffix=x",
        "Endpoint=sb://bus/;SharedAccessKeyName=root;SharedAccessKey={0}", "redis:6379,password={0},ssl=True", "connection string: Server=a;Pwd={0}",
        "https://user:{0}@host.example.com/path?x=1", "postgres://app:{0}@db/orders", "https://h/?token={0}", "https://h/a?x=1&sig={0}&se=2", "https://h/?a=1&amp;sig={0}",
        "https://h/cb?code={0}&state=1", "https://h/?key={0}", "<Password>{0}</Password>", "<n:ClientSecret>{0}</n:ClientSecret>", "<Password><![CDATA[{0}]]></Password>",
        "tool --password {0} --verbose", "tool --client-secret={0}", "tool /password:{0}", "Authorization: Bearer {0}", "Authorization: Token {0}",
        "Authorization: Digest username=\"u\", response={0}", "Proxy-Authorization: Basic {0}", "{\"Authorization\": \"{0}\"}", "-H \"Authorization: Custom a={0}\"",
        "Cookie: a={0}; b=2", "Set-Cookie: sid={0}; HttpOnly", "{ Password = {0}, User = bob }", "refreshToken: {0}", "bearer_token={0}", "password='{0}'", "`password`: `{0}`",
    ];

    private static string[] QuotedFormats =>
    [
        "{\"password\":\"{0}\"}", "{\"user\":\"bob\", \"Password\" : \"{0}\", \"x\":1}", "{\\\"apiKey\\\":\\\"{0}\\\"}", "password=\"{0}\" next", "Pwd='{0}';Server=x", 
        "'client_secret': '{0}'", "<user password=\"{0}\" />", "<add key=\"Password\" value=\"{0}\"/>", "{\"name\":\"ApiKey\",\"value\":\"{0}\"}", "Headers[\"X-Api-Key\"] = \"{0}\"", "{\"password\":\n  \"{0}\"}",
    ];

    private string Some(string alphabet, int count) => new([.. Enumerable.Range(0, count).Select(_ => alphabet[_random.Next(alphabet.Length)])]);
}

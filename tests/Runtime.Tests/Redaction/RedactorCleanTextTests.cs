namespace ErrorHandling.Runtime.Tests;

public sealed class RedactorCleanTextTests
{
    /// <summary>What looks like a secret and is none; most of it comes from complaints about other tools.</summary>
    public static TheoryData<string> LookAlikes => new()
    {
        "", " ", "Nothing to see here.", "System.InvalidOperationException: Sequence contains no elements",
        "   at App.Orders.OrderService.<GetAsync>d__7.MoveNext()",
        "passwordQuestion=Where were you born", "passwordFormat: Hashed1", "PasswordPolicy=Strict1", "passwordLength=12", "PasswordComplexity: 3", "PasswordResetUrl=/reset/1",
        "secret_name=db-password-17", "passwordKey: Smtp__Password", "userName=bob17", "PublicKeyToken=b77a5c561934e089",
        "System.Text.Json, Version=8.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51",
        "InstrumentationKey=3f2504e0-4f89-41d3-9a0c-0305e82c3301", "keyword: x1", "monkey=banana", "nextPageToken: CAUQAA1234567890abcd", "continuationToken=abc123def456ghi789",
        "tokenType=Bearer1", "tokenCount: 42", "tokenEndpoint=https://login.example.com/oauth/token", "tokenImage=null", "tokenizer: bert1", "NULLTOKEN=1",
        "commit hash: 9fceb02d0ae598e95dc970b74767f19372d61af8", "inputTokens: 1200, outputTokens: 300, maxTokens=4096, reasoningTokens=17",
        "cancellationToken=System.Threading.CancellationToken", "StreamSequenceToken: 17", "credentialsType=ServiceAccount1", "issuedTokenId: 12345", "secretSource=Vault1",
        "tokenLen: 32", "Token.Length: 32", "csrfToken=abc123def456ghi789", "isPasswordSet: yes1", "hashedPassword: abc12", "RequirePassword=yes",
        "Unexpected token: '}' at 7", "Invalid token 'foo' near line 3", "key: Orders", "key=orders:2024", "Key: customer-2024-000017", "session: started", "auth: ok",
        "partitionKey=abc123def456ghi789", "primary key: 17a17b17c17d17e17f", "idempotencyKey=abc123def456ghi789",
        "Basic authentication is off", "the bearer of this note", "Bearer Authentication failed", "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\"", "Authorization: denied",
        "https://simpledomain@example.com", "https://example.com/~user/foo=bar/x~~many@&p=v", "ssh://git@github.com/a/b", "http://[::1]:80/", "http://localhost:5000/orders/17",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "----------",
        "pk_live_abcdefghijklmnop", "task-sk-cube-grid-of-many-cells", "eyJ is base64", "eyJhbGciOi", "SG.12", "AKIAx", "ghp_short", "xoxb-", "A3T", "some~Q~thing",
        "sha512-" + new string('a', 85) + "A==", "IDistanceCalculationApi=1",
        "password: null", "password=", "\"password\": true", "\"password\": null", "\"password\": {\"a\": 1}", "\"Password\": [\"The Password field is required.\"]",
        "password: ${DB_PASSWORD}", "password=***", "password: [redacted]", "Bearer [redacted]", "if (password == other)", "password != x", "Password:: x", "PWD=/srv",
        "12:34:56.789", "2026-08-01T12:34:56+02:00", "00:1A:2B:3C:4D:5E", "1.2.0.0", "127.0.0.1:5432", "0.0.0.0", "::1", "Version=1.2.3.4", "v1.2.3.4", "version 10.0.19041.1", "Chrome/120.1.2.3",
        "std::vector", "dead::beef::", "1.2.3", "1.2.3.4.5", "256.1.1.1", "3.14", "a.b.c.d",
        "GET /home/index HTTP/1.1", "/api/orders/5", "/users/42/orders", "https://h/home/bob/x.cs", "and/or", "a/b/c.txt", "\\d+\\w+", "C:\\file.txt", "x: /y",
        "bob@example.com", "4111 1111 1111 1111",
    };

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void TextWithoutSecrets_ComesBackAsTheSameInstance(string text) => Assert.Same(text, Redactor.Default.Redact(text));

    [Fact]
    public void TextWithoutSecrets_AllocatesNothing()
    {
        var text = string.Join("\n", ((IEnumerable<object[]>)LookAlikes).Select(row => row[0]));
        Redactor.Default.Redact(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var redacted = Redactor.Default.Redact(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Same(text, redacted);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Null_BecomesEmpty() => Assert.Equal("", Redactor.Default.Redact(null));
}

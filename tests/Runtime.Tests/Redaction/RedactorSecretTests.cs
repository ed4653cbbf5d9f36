using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ErrorHandling.Runtime.Tests;

public sealed class RedactorSecretTests
{
    private const int LongestTrace = 5;

    private static readonly string[] Surroundings =
    [
        "{0}", "{0}\n", "a {0} b", "({0})", "'{0}'", "\"{0}\"", "[{0}]", "token {0}.", "System.Exception: failed for {0}\n   at A.B()", "x\r\n{0}\r\ny",
        "{\"error\":\"{0}\"}", "\ud83d\ude00{0}\ud83d\ude00", "ключ {0}, строка", "used:{0}", "id={0}", "https://h/{0}", "-{0}-",
        "{\"error\":\"a\\n{0}\\r\\n\"}", "{\"error\":\"\\u0022{0}\\u0022\"}",
    ];

    [Fact]
    public void TokenOfAKnownIssuer_LeavesOnlyItsKind()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            foreach (var (kind, token) in new Planted(seed).Tokens())
                Assert.Equal($"used [redacted:{kind}] here", Redactor.Default.Redact($"used {token} here"));
        }
    }

    [Fact]
    public void TokenInAnySurrounding_DoesNotSurvive()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            foreach (var (_, token) in new Planted(seed).Tokens())
            {
                foreach (var surrounding in Surroundings)
                    AssertGone(surrounding.Replace("{0}", token), token);
            }
        }
    }

    [Fact]
    public void ValueBehindASensitiveName_DoesNotSurvive()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var (text, secret) in new Planted(seed).Pairs())
            {
                AssertGone(text, secret);
                AssertGone($"fail: App[1]\n      {text}\n   at A.B()", secret);
            }
        }
    }

    [Fact]
    public void SecretsInExceptionText_DoNotSurvive()
    {
        var planted = new Planted(1);
        var password = planted.Password(16);
        var jwt = planted.Jwt();

        var exception = new AggregateException(
            new InvalidOperationException($"Cannot connect: Server=db;Password={password}", new IOException($"401 for Bearer {jwt}")),
            new ArgumentException($"Bad value {jwt}"));

        var text = Redactor.Default.Redact(exception.ToString());

        AssertGone(exception.ToString(), password);
        AssertGone(exception.ToString(), jwt);
        Assert.Contains("Cannot connect: Server=db;Password=[redacted]", text);
        Assert.Contains(nameof(AggregateException), text);
    }

    [Fact]
    public void PrivateKeyWithoutItsEnd_IsTakenOutToTheEnd()
    {
        var key = new Planted(1).PrivateKey("\n");

        Assert.Equal("k: [redacted:private-key]", Redactor.Default.Redact("k: " + key[..^60]));
    }

    [Theory]
    [InlineData("password=hunter2.", "password=[redacted].")]
    [InlineData("{\"pin code\": 1234, \"a\": 1}", "{\"pin code\": \"[redacted]\", \"a\": 1}")]
    [InlineData("a=1;Password=my long pass;b=2", "a=1;Password=[redacted];b=2")]
    [InlineData("Password=my long pass;b=2", "Password=[redacted];b=2")]
    [InlineData("Pwd={a;b}}c};Server=x", "Pwd={[redacted]};Server=x")]
    [InlineData("Pwd=\"a\"\"b;c\";Server=x", "Pwd=\"[redacted]\";Server=x")]
    [InlineData("amqp://user:pa/ss@host/v", "amqp://user:[redacted]@host/v")]
    [InlineData("https://user:a;.!&*()=,$-+~@host", "https://user:[redacted]@host")]
    [InlineData("https://h/?a=1&sig=abcdefgh12&b=2#f", "https://h/?a=1&sig=[redacted]&b=2#f")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [redacted]")]
    [InlineData("got Basic dXNlcjpwYXNz from", "got Basic [redacted] from")]
    [InlineData("Authorization: Digest a=\"b\", c=\"d\"\r\nHost: h", "Authorization: Digest [redacted]\r\nHost: h")]
    [InlineData("Cookie: a=b; c=d\nHost: h", "Cookie: [redacted]\nHost: h")]
    [InlineData("curl -H \"Authorization: Bearer abcdefgh1\" https://h", "curl -H \"Authorization: Bearer [redacted]\" https://h")]
    [InlineData("2fa_secret=abc", "2fa_secret=[redacted]")]
    [InlineData("Password                : hunter2\nUser                    : bob", "Password                : [redacted]\nUser                    : bob")]
    [InlineData("Pwd          =  hunter2", "Pwd          =  [redacted]")]
    [InlineData("{\"body\":\"GET /\\r\\nCookie: a=b\"}", "{\"body\":\"GET /\\r\\nCookie: [redacted]")]
    [InlineData("C:\\token=abc123def456ghi789", "C:\\token=[redacted]")]
    [InlineData("deploy --token abc123def456ghi789 --wait", "deploy --token [redacted] --wait")]
    [InlineData("key=value&password=abc&x=1", "key=value&password=[redacted]&x=1")]
    public void Redacted_KeepsWhatIsAround(string text, string expected) => Assert.Equal(expected, Redactor.Default.Redact(text));

    [Theory]
    [InlineData("""{"password":"hunter2"}""", """{"password":"[redacted]"}""")]
    [InlineData("""{"password" : "a\"b","x":1}""", """{"password" : "[redacted]","x":1}""")]
    [InlineData("""{"Authorization":"Bearer abcdefgh1","x":1}""", """{"Authorization":"Bearer [redacted]","x":1}""")]
    [InlineData("""{"Cookie":"a=b; c=d","x":1}""", """{"Cookie":"[redacted]","x":1}""")]
    [InlineData("x\r\npwd=hunter2 y", "x\r\npwd=[redacted] y")]
    [InlineData("x\ttoken: abc123def456ghi789", "x\ttoken: [redacted]")]
    [InlineData("x\nBearer abcdefgh1 y", "x\nBearer [redacted] y")]
    [InlineData("""{"user":"bob","note":"a\"b"}""", """{"user":"bob","note":"a\"b"}""")]
    public void TextWithinJson_IsRedactedLikeTheTextItself(string text, string expected)
    {
        Assert.Equal(expected, Redactor.Default.Redact(text));

        foreach (var encoder in new[] { JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        {
            var encoded = $"{{\"body\":\"{encoder.Encode(expected)}\"}}";

            Assert.Equal(encoded, Redactor.Default.Redact($"{{\"body\":\"{encoder.Encode(text)}\"}}"));
            Assert.Same(encoded, Redactor.Default.Redact(encoded));
        }
    }

    /// <summary>Neither the secret nor six characters of it in a row are left, and a second pass changes nothing.</summary>
    private static void AssertGone(string text, string secret)
    {
        var redacted = Redactor.Default.Redact(text);
        var rest = Regex.Replace(redacted, @"\[redacted(:[a-z-]+)?\]", "\n");

        for (var i = 0; i + LongestTrace < secret.Length; i++)
        {
            var part = secret.Substring(i, LongestTrace + 1);
            Assert.False(rest.Contains(part, StringComparison.Ordinal), $"'{part}' of a secret is left of\n{text}\nin\n{redacted}");
        }

        Assert.Same(redacted, Redactor.Default.Redact(redacted));
    }
}

using System.Net;
using System.Text;
using System.Text.Json;

namespace ErrorHandling.Runtime.Tests;

public sealed class KnownSecretsTests
{
    private readonly KnownSecrets _secrets = new();
    private readonly Redactor _redactor;

    public KnownSecretsTests() => _redactor = new(new RedactorOptions { KnownSecrets = _secrets });

    [Theory]
    [InlineData("correct horse")]
    [InlineData("a\"b\\c<d>&'e+f/g h")]
    [InlineData("пароль-ключ")]
    [InlineData("\ud83d\ude00\ud83d\ude00\ud83d\ude00")]
    public void KnownSecret_IsFoundInEachEncoding(string secret)
    {
        _secrets.Add(secret);

        string[] forms =
        [
            secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret), JsonEncodedText.Encode(secret).Value,
            JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
        ];

        foreach (var form in forms)
            Assert.Equal("it was [redacted:known-secret]!", _redactor.Redact($"it was {form}!"));
    }

    [Fact]
    public void KnownSecret_IsFoundInBase64AtEveryOffset()
    {
        const string Secret = "correct horse battery";
        _secrets.Add(Secret);

        for (var before = 0; before < 7; before++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('u', before) + Secret + "tail"));
            var redacted = _redactor.Redact("x " + encoded + " y");

            Assert.Contains("[redacted:known-secret]", redacted);
            Assert.True(redacted.Length < "x  y[redacted:known-secret]".Length + (before * 4 / 3) + 12, redacted);
        }
    }

    [Theory]
    [InlineData("Password=abc;known;secret;Server=x", "Password=[redacted];Server=x")]
    [InlineData("abc;known;secretabc;known;secret", "[redacted:known-secret][redacted:known-secret]")]
    [InlineData("x abc;known;secret", "x [redacted:known-secret]")]
    [InlineData("password: abc;known;secret and more", "password: [redacted] and more")]
    public void KnownSecretThatReachesIntoAnother_LeavesNothing(string text, string expected)
    {
        _secrets.Add("abc;known;secret");

        Assert.Equal(expected, _redactor.Redact(text));
    }

    [Fact]
    public void SecretAddedLater_CountsFromThenOn()
    {
        Assert.Equal("hello world", _redactor.Redact("hello world"));

        Assert.True(_secrets.Add("hello world"));

        Assert.Equal("[redacted:known-secret]", _redactor.Redact("hello world"));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("redacted")]
    [InlineData("known-secret]")]
    public void SecretThatIsAWordOfAMarker_LeavesMarkersAlone(string secret)
    {
        _secrets.Add(secret);

        var redacted = _redactor.Redact($"password=abc, known {secret}.");

        Assert.Equal("password=[redacted], known [redacted:known-secret].", redacted);
        Assert.Same(redacted, _redactor.Redact(redacted));
    }

    [Fact]
    public void ShortSecret_IsNotAdded()
    {
        Assert.False(_secrets.Add(" abcde "));
        Assert.Equal("abcde", _redactor.Redact("abcde"));
        Assert.Throws<ArgumentNullException>(() => _secrets.Add(null!));
    }

    [Fact]
    public async Task SecretsAddedFromManyThreads_AllCount()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                _secrets.Add($"secret-{thread}-{i}.");
                _redactor.Redact("some text");
            }
        })));

        for (var thread = 0; thread < 8; thread++)
        {
            for (var i = 0; i < 20; i++)
                Assert.Equal("[redacted:known-secret]", _redactor.Redact($"secret-{thread}-{i}."));
        }
    }
}

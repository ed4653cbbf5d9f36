using System.Diagnostics;

namespace ErrorHandling.Runtime.Tests;

public sealed class RedactorPropertyTests
{
    private const int Rounds = 50_000;
    private const int MaxGrowth = 5;

    private static readonly TimeSpan Suspicious = TimeSpan.FromMilliseconds(3);

    private static readonly Redactor Everything = new(new RedactorOptions { RedactEmailAddresses = true, RedactCardNumbers = true, MaxLength = int.MaxValue });

    private static readonly string[] Pieces =
    [
        "password", "token", "key", "secret", "Authorization", "Cookie", "name", "value", "pin code", "connection string", "pwd", "code", "Bearer", "Basic ", "=", ":", "==", "=>", "://", "//", "?", "&", "&amp;", ";", ",", ".",
        "-", "--", "-----BEGIN ", "PRIVATE KEY-----", "-----END ", "_", "~", "@", "\"", "'", "\\\"", "\\", "\\\\", "/", "<", ">", "</", "<![CDATA[", "]]>", "{", "}", "[", "]", "(", ")", " ", "  ", "\n", "\r\n", "\t", "\ud83d\ude00", "\ud83d", "é", "İ",
        "eyJ", "eyJhbGciOiJIUzI1", "AKIA", "ghp_", "sk-", "10.1.2.3", "fe80::", "1", "12", "4111111111111111", "C:\\", "/home/", "a", "B7c", "abc123def456ghi789", "[redacted]", "[redacted:jwt]", "[redacted:", "***", "x.cs", ":line 3", "host.example.com", "true", "null", "required",
    ];

    [Fact]
    public void AnyText_IsRedactedOnceAndGrowsWithinItsBound()
    {
        var random = new Random(17);
        var failures = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            var once = Everything.Redact(text);
            var twice = Everything.Redact(once);

            if (!ReferenceEquals(once, twice) || once.Length > MaxGrowth * text.Length)
                failures.Add($"{text}\n{once}\n{twice}");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join("\n\n", failures.OrderBy(failure => failure.Length).Take(12))}");
    }

    [Fact]
    public void ShortestSecrets_GrowMostAndWithinTheBound()
    {
        var secrets = new KnownSecrets();
        secrets.Add("abcdef");
        var partInBase64 = Convert.ToBase64String("xabcdef"u8.ToArray()).Substring(4, 5);
        var redactor = new Redactor(new RedactorOptions { KnownSecrets = secrets });

        Assert.Equal("[redacted:ip]", redactor.Redact("1::"));
        Assert.Equal("[redacted:known-secret]", redactor.Redact(partInBase64));
        Assert.True("[redacted:known-secret]".Length <= MaxGrowth * partInBase64.Length);
    }

    [Fact]
    public void HostileText_TakesLinearTime()
    {
        foreach (var first in Pieces)
        {
            foreach (var second in Pieces)
            {
                var time = Measure(Repeat(first + second, 3_000));
                if (time > Suspicious)
                    Assert.True(Measure(Repeat(first + second, 6_000)) < (3 * time) + Suspicious, $"'{first}{second}' takes {time}, and twice as long more than three times that.");
            }
        }
    }

    [Theory]
    [InlineData("password=$", "}")]
    [InlineData("password:%", "%")]
    [InlineData("password=<", ">")]
    [InlineData("?code=$", "}")]
    public void PlaceHolderWithinPlaceHolder_TakesLinearTime(string opening, string closing)
    {
        var time = Measure(Repeat(opening, 12_000) + closing);

        if (time > Suspicious)
            Assert.True(Measure(Repeat(opening, 48_000) + closing) < (6 * time) + Suspicious, $"'{opening}' takes {time}, and four times as long more than six times that.");
    }

    [Theory]
    [InlineData("CLIENTID_SECRET", "clientId_secret")]
    [InlineData("API_PIN_CODE", "api_pin_code")]
    [InlineData("IDTOKEN", "idToken")]
    public void CaseOfANameWithTheLettersOfTurkish_DoesNotMatter(string upper, string mixed)
    {
        Assert.Equal($"{upper}=[redacted]", Redactor.Default.Redact($"{upper}=abc"));
        Assert.Equal($"{mixed}=[redacted]", Redactor.Default.Redact($"{mixed}=abc"));
    }

    [Fact]
    public void SurrogatesAroundFindings_StayWhole()
    {
        const string Face = "\ud83d\ude00";

        Assert.Equal($"{Face} password=[redacted] {Face}", Redactor.Default.Redact($"{Face} password={Face}x{Face} {Face}"));
        Assert.Equal("\ud83d", Redactor.Default.Redact("\ud83d"));
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1));

    /// <summary>The shortest time of a few: whatever else the machine does only makes it longer.</summary>
    private static TimeSpan Measure(string text)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 5 && best > Suspicious; run++)
        {
            var watch = Stopwatch.StartNew();
            Everything.Redact(text);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }
}

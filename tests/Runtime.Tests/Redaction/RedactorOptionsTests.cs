namespace ErrorHandling.Runtime.Tests;

public sealed class RedactorOptionsTests
{
    private static readonly Redactor Everything = new(new RedactorOptions { RedactEmailAddresses = true, RedactCardNumbers = true });

    private static readonly Redactor SecretsOnly = new(new RedactorOptions { RedactFilePaths = false, RedactIpAddresses = false });

    [Theory]
    [InlineData("from bob.o'neil@mail.example.com.", "from bob.o'[redacted:email].")]
    [InlineData("<a+b@x.org>", "<[redacted:email]>")]
    [InlineData("paid with 4111 1111 1111 1111.", "paid with [redacted:card]1111.")]
    [InlineData("paid with 4111-1111-1111-1111", "paid with [redacted:card]1111")]
    [InlineData("amex 378282246310005 ok", "amex [redacted:card]0005 ok")]
    [InlineData("17 4111111111111111", "17 [redacted:card]1111")]
    public void OptedIn_IsTakenOut(string text, string expected)
    {
        Assert.Equal(expected, Everything.Redact(text));
        Assert.Same(expected, Everything.Redact(expected));
        Assert.Same(text, Redactor.Default.Redact(text));
    }

    [Theory]
    [InlineData("a@b")]
    [InlineData("git@host")]
    [InlineData("a@.com")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("638412345678901234")]
    [InlineData("order 1234567812345670")]
    [InlineData("41111111111111112222333")]
    [InlineData("3f2504e0-4111-1111-1111-11111111aaaa")]
    [InlineData("1.4111111111111111")]
    public void LookAlikeOfWhatIsOptedIn_Stays(string text) => Assert.Same(text, Everything.Redact(text));

    [Theory]
    [InlineData("to 10.1.2.3:5432 failed", "to [redacted:ip]:5432 failed")]
    [InlineData("http://192.168.7.9/x", "http://[redacted:ip]/x")]
    [InlineData("(2001:db8::8a2e:370:7334)", "([redacted:ip])")]
    [InlineData("fe80::1 and ::ffff:10.1.2.3", "[redacted:ip] and [redacted:ip]")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443.", "[[redacted:ip]]:443.")]
    [InlineData("in C:\\Users\\bob\\src\\Order.cs:line 12", "in [redacted:path]\\Order.cs:line 12")]
    [InlineData("'C:\\Program Files (x86)\\My App\\a.config'", "'[redacted:path]\\a.config'")]
    [InlineData("C:\\\\Users\\\\bob\\\\a.txt", "[redacted:path]\\\\a.txt")]
    [InlineData("C:\\Users\\bob.smith", "[redacted:path]")]
    [InlineData("in /home/bob/src/Order.cs:line 12", "in [redacted:path]/Order.cs:line 12")]
    [InlineData("/home/bob.smith", "[redacted:path]")]
    [InlineData("in /builds/x/Order.cs:line 12", "in [redacted:path]/Order.cs:line 12")]
    [InlineData("\\\\server\\share\\bob\\a.txt", "[redacted:path]\\a.txt")]
    [InlineData("file:///home/bob/a.txt", "file://[redacted:path]/a.txt")]
    [InlineData("file:///C:/Users/bob/a.txt", "file:///[redacted:path]/a.txt")]
    public void AddressOrPath_IsTakenOutUnlessSwitchedOff(string text, string expected)
    {
        Assert.Equal(expected, Redactor.Default.Redact(text));
        Assert.Same(expected, Redactor.Default.Redact(expected));
        Assert.Same(text, SecretsOnly.Redact(text));
    }

    [Fact]
    public void TextLongerThanTheGreatestLength_KeepsBothEndsWithoutSecrets()
    {
        var planted = new Planted(1);
        var redactor = new Redactor(new RedactorOptions { MaxLength = 1000 });
        var key = planted.PrivateKey("\n");
        var text = "begin " + string.Concat(Enumerable.Repeat(key + " ", 20)) + new string('x', 2000) + " end";

        var redacted = redactor.Redact(text);

        Assert.True(redacted.Length <= 1000);
        Assert.StartsWith("begin [redacted:private-key]", redacted);
        Assert.Contains(" [redacted:truncated] ", redacted);
        Assert.EndsWith("x end", redacted);
        Assert.Same(redacted, redactor.Redact(redacted));
    }

    [Theory]
    [InlineData(300, ".10.1.2.3/", 108)] // The end that is kept begins behind the first dot.
    [InlineData(105, ",password=null ", 300)] // The beginning that is kept ends in the middle of "null".
    public void CutThatMakesASecretOfALookAlike_IsRedactedOnceAndForAll(int before, string lookAlike, int behind)
    {
        var redactor = new Redactor(new RedactorOptions { MaxLength = 256 });

        var redacted = redactor.Redact(new string('x', before) + lookAlike + new string('y', behind));

        Assert.Same(redacted, redactor.Redact(redacted));
        Assert.Contains(" [redacted:truncated] ", redacted);
        Assert.True(redacted.Length <= 256);
    }

    [Fact]
    public void ShortenedText_SplitsNoSurrogatePair()
    {
        var redactor = new Redactor(new RedactorOptions { MaxLength = 256 });

        for (var shift = 0; shift < 2; shift++)
        {
            var redacted = redactor.Redact(new string('x', shift) + string.Concat(Enumerable.Repeat("\ud83d\ude00", 500)));
            Assert.Equal(redacted, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(redacted)));
        }
    }

    [Fact]
    public void OptionsChangedLater_DoNotChangeTheRedactor()
    {
        var options = new RedactorOptions();
        var redactor = new Redactor(options);

        options.RedactEmailAddresses = true;

        Assert.Equal("a@example.com", redactor.Redact("a@example.com"));
    }

    [Fact]
    public void InvalidOptions_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedactorOptions { MaxLength = RedactorOptions.MinMaxLength - 1 });
        Assert.Throws<ArgumentNullException>(() => new Redactor(null!));
    }
}

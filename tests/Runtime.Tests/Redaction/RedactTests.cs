namespace ErrorHandling.Runtime.Tests;

public sealed class RedactTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, Redact.MinKeyLength).Select(i => (byte)i)];

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("a", "***")]
    [InlineData("a long value", "***")]
    public void Mask_TellsOnlyWhetherThereIsAValue(string? value, string expected) => Assert.Equal(expected, Redact.Mask(value));

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("12345678901", "***")]
    [InlineData("123456789012", "***9012")]
    [InlineData("12345678\ud83d\ude00123", "***123")]
    public void LastFour_ShowsNoMoreThanAThird(string? value, string expected) => Assert.Equal(expected, Redact.LastFour(value));

    [Fact]
    public void Hash_DependsOnValueAndKey()
    {
        var hash = Redact.Hash("value", Key);

        Assert.Matches("^[0-9a-f]{32}$", hash);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Key, "value"u8))[..32], hash);
        Assert.NotEqual(hash, Redact.Hash("other", Key));
        Assert.NotEqual(hash, Redact.Hash("value", [.. Key.Reverse()]));
        Assert.Equal("", Redact.Hash("", Key));
        Assert.Equal("", Redact.Hash(null, Key));
    }

    [Fact]
    public void HashWithAWeakKey_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => Redact.Hash("value", null!));
        Assert.Throws<ArgumentException>(() => Redact.Hash("value", Key[1..]));
    }
}

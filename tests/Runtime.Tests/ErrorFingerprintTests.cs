using System.Reflection;
using System.Runtime.CompilerServices;

namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorFingerprintTests
{
    [Fact]
    public void Fingerprint_IsSixteenLowerCaseHexDigits() => Assert.Matches("^[0-9a-f]{16}$", ErrorFingerprint.For(Caught(() => Fail("x"))));

    [Fact]
    public void VersionOne_GivesTheSameDigitsForEver()
    {
        Assert.Equal(1, ErrorFingerprint.Version);
        Assert.Equal("2f8d23cfcb7370cb", ErrorFingerprint.For(new IOException("The file 'a.txt' has 12 lines.")));
        Assert.Equal("3bad47b49bd127f6", ErrorFingerprint.For(new ConflictException("closed", new TimeoutException("slow"))));
    }

    [Fact]
    public void SamePlace_HasTheSameFingerprintWhateverTheMessage() =>
        Assert.Equal(ErrorFingerprint.For(Caught(() => Fail("one"))), ErrorFingerprint.For(Caught(() => Fail("two"))));

    [Fact]
    public void OtherPlaceTypeOrCode_HasAnother()
    {
        string[] fingerprints =
        [
            ErrorFingerprint.For(Caught(() => Fail("x"))),
            ErrorFingerprint.For(Caught(() => FailElsewhere("x"))),
            ErrorFingerprint.For(Caught(() => Throw(new ConflictException()))),
            ErrorFingerprint.For(Caught(() => Throw(new ConflictException { Code = "ORDER_CLOSED" }))),
            ErrorFingerprint.For(Caught(() => Throw(new NotFoundException()))),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public async Task AsyncMethod_HasTheSameFingerprintBeforeAndAfterItsFirstAwait()
    {
        var before = await Assert.ThrowsAsync<IOException>(() => FailAsync(yields: false));
        var after = await Assert.ThrowsAsync<IOException>(() => FailAsync(yields: true));

        Assert.Equal(ErrorFingerprint.For(before), ErrorFingerprint.For(after));
    }

    [Fact]
    public void Recursion_CountsOnce() =>
        Assert.Equal(ErrorFingerprint.For(Caught(() => Recurse(10))), ErrorFingerprint.For(Caught(() => Recurse(2_000))));

    [Fact]
    public void FramesOfThePlatform_DoNotCount()
    {
        var throughList = Caught(() => new List<int> { 1 }.ForEach(_ => Fail("x")));
        var throughArray = Caught(() => Array.ForEach([1], _ => Fail("x")));

        Assert.Equal(ErrorFingerprint.For(throughList), ErrorFingerprint.For(throughArray));
    }

    [Fact]
    public void PlatformFailsAtOnePlaceForTwoCallers_CallersAreToldApart() =>
        Assert.NotEqual(ErrorFingerprint.For(Caught(ParseHere)), ErrorFingerprint.For(Caught(ParseThere)));

    [Fact]
    public void Wrappers_DoNotCount()
    {
        var failure = Caught(() => Fail("x"));
        var expected = ErrorFingerprint.For(failure);

        Assert.Equal(expected, ErrorFingerprint.For(new AggregateException(failure)));
        Assert.Equal(expected, ErrorFingerprint.For(new TargetInvocationException(new AggregateException(failure))));
    }

    [Fact]
    public void CauseWithFrames_GivesThem()
    {
        var here = new InvalidOperationException("outer", Caught(() => Fail("x")));
        var there = new InvalidOperationException("outer", Caught(() => FailElsewhere("x")));

        Assert.NotEqual(ErrorFingerprint.For(here), ErrorFingerprint.For(there));
        Assert.Equal(ErrorFingerprint.For(here), ErrorFingerprint.For(Caught(() => throw here)));
    }

    [Theory]
    [InlineData("Order 12 of customer 7 is closed", "Order 4711 of customer 8 is closed")]
    [InlineData("Order 'A' can't be closed", "Order 'B' can't be closed")]
    [InlineData("No \"x\" in `y`", "No \"xx\" in `yy`")]
    [InlineData("At 2026-11-25T16:07:00.123Z: 1,234.50", "At 2025-01-02T01:02:03Z: 7")]
    [InlineData("Host 10.0.0.1:443 gave 0x80004005", "Host 192.168.7.12:80 gave 0x1F")]
    [InlineData("Id 6f9619ff-8b86-d011-b42d-00cf4fc964ff", "Id deadbeef-abcd-abcd-abcd-abcdefabcdef")]
    public void WithoutFrames_NumbersGuidsAndQuotationsDoNotCount(string one, string other) =>
        Assert.Equal(ErrorFingerprint.For(new IOException(one)), ErrorFingerprint.For(new IOException(other)));

    [Theory]
    [InlineData("The disk is full", "The disk is slow")]
    [InlineData("Order 12 is closed", "Order 12 is open")]
    [InlineData("can't read 'x'", "can't write 'x'")]
    public void WithoutFrames_WordsCount(string one, string other) =>
        Assert.NotEqual(ErrorFingerprint.For(new IOException(one)), ErrorFingerprint.For(new IOException(other)));

    [Theory]
    [InlineData("'a ")]
    [InlineData("\"")]
    [InlineData("1.")]
    [InlineData("a-1")]
    [InlineData("deadbeef-")]
    [InlineData("\ud800")]
    public void HostileMessage_TakesLinearTime(string part) =>
        Assert.Matches("^[0-9a-f]{16}$", ErrorFingerprint.For(new IOException(string.Concat(Enumerable.Repeat(part, 200_000)))));

    [Fact]
    public void ExceptionWhoseMembersThrow_HasAFingerprintToo() => Assert.Matches("^[0-9a-f]{16}$", ErrorFingerprint.For(new HostileException()));

    [Fact]
    public void LongChain_IsCutOff()
    {
        Exception deep = new IOException("x");
        for (var i = 0; i < 100_000; i++)
            deep = new InvalidOperationException("x", deep);

        Assert.Matches("^[0-9a-f]{16}$", ErrorFingerprint.For(deep));
    }

    [Fact]
    public void ExceptionIsNull_IsRefused() => Assert.Throws<ArgumentNullException>("exception", () => ErrorFingerprint.For(null!));

    private static Exception Caught(Action action) => Record.Exception(action)!;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(Exception exception) => throw exception;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail(string message) => throw new IOException(message);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailElsewhere(string message) => throw new IOException(message);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ParseHere() => int.Parse("x");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ParseThere() => int.Parse("x");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => depth == 0 ? throw new IOException("deep") : RecurseMore(depth - 1) + 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RecurseMore(int depth) => depth == 0 ? throw new InvalidOperationException() : Recurse(depth - 1) + 1;

    private static async Task FailAsync(bool yields)
    {
        if (yields)
            await Task.Yield();

        throw new IOException("x");
    }
}

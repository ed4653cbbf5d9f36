namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorCodeTests
{
    [Theory]
    [InlineData("NOT_FOUND")]
    [InlineData("CONFLICT")]
    [InlineData("A")]
    [InlineData("HTTP2_ERROR_42")]
    public void PlainCode_IsRead(string text)
    {
        var code = ErrorCode.Parse(text);

        Assert.Equal((text, false), (code.ToString(), code.IsQualified));
        Assert.Equal((null, null, null), (code.Service, code.Type, code.Number));
    }

    [Theory]
    [InlineData("AUTH-401-001", "AUTH", "401", 1)]
    [InlineData("ORDER_API-TOKEN_EXPIRED-000", "ORDER_API", "TOKEN_EXPIRED", 0)]
    [InlineData("SHOP-429-123456", "SHOP", "429", 123_456)]
    public void QualifiedCode_IsReadAndWrittenByItsParts(string text, string service, string type, int number)
    {
        var code = ErrorCode.Parse(text);

        Assert.True(code.IsQualified);
        Assert.Equal((service, type, number), (code.Service, code.Type, code.Number));
        Assert.Equal(text, new ErrorCode(service, type, number).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" CONFLICT")]
    [InlineData("CONFLICT\n")]
    [InlineData("not_found")]
    [InlineData("Not_Found")]
    [InlineData("NOT FOUND")]
    [InlineData("NOT.FOUND")]
    [InlineData("_CONFLICT")]
    [InlineData("CONFLICT_")]
    [InlineData("NOT__FOUND")]
    [InlineData("404")]
    [InlineData("ÄRGER")]
    [InlineData("AUTH٣")]
    [InlineData("AUTH-401")]
    [InlineData("AUTH-401-")]
    [InlineData("AUTH--001")]
    [InlineData("-401-001")]
    [InlineData("AUTH-401-1")]
    [InlineData("AUTH-401-0001")]
    [InlineData("AUTH-401-1234567")]
    [InlineData("AUTH-401-00A")]
    [InlineData("AUTH-401-001-002")]
    [InlineData("4UTH-401-001")]
    [InlineData("AUTH-4O_-001")]
    public void MalformedCode_IsRefused(string? text)
    {
        Assert.False(ErrorCode.TryParse(text, out var code));
        Assert.Equal(default, code);
    }

    [Fact]
    public void Parse_ThrowsForWhatIsNoCodeWithoutRepeatingIt()
    {
        Assert.DoesNotContain("hunter2", Assert.Throws<FormatException>(() => ErrorCode.Parse("hunter2")).Message);
        Assert.Throws<ArgumentNullException>("text", () => ErrorCode.Parse(null!));
    }

    [Fact]
    public void Length_IsBounded()
    {
        Assert.True(ErrorCode.TryParse(new('A', ErrorCode.MaxLength), out _));
        Assert.False(ErrorCode.TryParse(new('A', ErrorCode.MaxLength + 1), out _));
        Assert.Throws<ArgumentException>(() => new ErrorCode(new('A', ErrorCode.MaxLength), "401", 1));
    }

    [Fact]
    public void PartsThatAreMalformed_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("service", () => new ErrorCode(null!, "401", 1));
        Assert.Throws<ArgumentNullException>("type", () => new ErrorCode("AUTH", null!, 1));
        Assert.Throws<ArgumentException>("service", () => new ErrorCode("auth", "401", 1));
        Assert.Throws<ArgumentException>("type", () => new ErrorCode("AUTH", "4-1", 1));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new ErrorCode("AUTH", "401", -1));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new ErrorCode("AUTH", "401", ErrorCode.MaxNumber + 1));
    }

    [Fact]
    public void Equality_IsThatOfTheText()
    {
        var code = new ErrorCode("AUTH", "401", 1);

        Assert.True(code == ErrorCode.Parse("AUTH-401-001"));
        Assert.True(code != ErrorCode.Parse("AUTH-401-002"));
        Assert.Equal(code.GetHashCode(), ErrorCode.Parse("AUTH-401-001").GetHashCode());
        Assert.False(code.Equals("AUTH-401-001"));
    }

    [Fact]
    public void Default_IsTheInternalError()
    {
        Assert.Equal(ErrorCodes.InternalError, default(ErrorCode).ToString());
        Assert.Equal(ErrorCode.Parse(ErrorCodes.InternalError), default);
    }

    [Fact]
    public void Code_GoesWhereExceptionsTakeOne() =>
        Assert.Equal("SHOP-409-007", new ConflictException { Code = new ErrorCode("SHOP", "409", 7) }.Code);

#if !OLDER_LIBRARY
    [Fact]
    public void SpanParsable_ReadsTheSame()
    {
        Assert.Equal("NOT_FOUND", Read<ErrorCode>("NOT_FOUND").ToString());
        Assert.Throws<FormatException>(() => Read<ErrorCode>("not_found"));
        Assert.False(TryRead<ErrorCode>("not_found"));

        static T Read<T>(ReadOnlySpan<char> text)
            where T : ISpanParsable<T> => T.Parse(text, null);

        static bool TryRead<T>(string text)
            where T : ISpanParsable<T> => T.TryParse(text, null, out _) || T.TryParse(text.AsSpan(), null, out _);
    }
#endif
}

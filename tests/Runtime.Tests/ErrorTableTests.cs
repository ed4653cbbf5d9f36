using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorTableTests
{
    private static readonly ErrorTableRow Teapot = new(418, 9, LogLevel.Debug, isRetryable: true, "I am a teapot.");

    [Theory]
    [InlineData(ErrorCategory.Internal, 500, 13, LogLevel.Error, false)]
    [InlineData(ErrorCategory.InvalidInput, 400, 3, LogLevel.Information, false)]
    [InlineData(ErrorCategory.Validation, 422, 3, LogLevel.Information, false)]
    [InlineData(ErrorCategory.Authentication, 401, 16, LogLevel.Information, false)]
    [InlineData(ErrorCategory.Authorization, 403, 7, LogLevel.Information, false)]
    [InlineData(ErrorCategory.NotFound, 404, 5, LogLevel.Information, false)]
    [InlineData(ErrorCategory.Conflict, 409, 10, LogLevel.Information, false)]
    [InlineData(ErrorCategory.RateLimit, 429, 8, LogLevel.Warning, true)]
    [InlineData(ErrorCategory.Capacity, 503, 8, LogLevel.Error, true)]
    [InlineData(ErrorCategory.Unavailable, 503, 14, LogLevel.Error, true)]
    [InlineData(ErrorCategory.Network, 502, 14, LogLevel.Error, true)]
    [InlineData(ErrorCategory.Timeout, 504, 4, LogLevel.Error, true)]
    [InlineData(ErrorCategory.Dependency, 502, 14, LogLevel.Error, true)]
    public void DefaultTable_MapsEachCategory(ErrorCategory category, int httpStatus, int grpcStatus, LogLevel level, bool isRetryable)
    {
        var row = ErrorTable.Default.Find(category);

        Assert.Equal((httpStatus, grpcStatus, level, isRetryable), (row.HttpStatus, row.GrpcStatus, row.LogLevel, row.IsRetryable));
        Assert.NotEmpty(row.PublicMessage);
    }

    [Fact]
    public void EveryCategory_HasARowOfItsOwn()
    {
        var rows = Enum.GetValues<ErrorCategory>().Select(category => ErrorTable.Default.Find(category)).ToList();

        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [Fact]
    public void CategoryOverridden_OnlyTheCopyChanges()
    {
        var table = ErrorTable.Default.With(ErrorCategory.Conflict, Teapot);

        Assert.Same(Teapot, table.Find(new DatabaseConflictException()));
        Assert.Equal(409, ErrorTable.Default.Find(ErrorCategory.Conflict).HttpStatus);
        Assert.Equal(404, table.Find(ErrorCategory.NotFound).HttpStatus);
    }

    [Fact]
    public void CodeOverridden_WinsOverItsCategory()
    {
        var table = ErrorTable.Default
            .With("DATABASE_CONFLICT", Teapot)
            .With(ErrorCategory.Conflict, new ErrorTableRow(412, 9, LogLevel.Warning, isRetryable: false, "Changed meanwhile."));

        Assert.Equal(418, table.Find(new DatabaseConflictException()).HttpStatus);
        Assert.Equal(412, table.Find(new ConflictException()).HttpStatus);
        Assert.Equal(412, table.Find(new ConflictException { Code = "database_conflict" }).HttpStatus);
        Assert.Equal(409, ErrorTable.Default.Find(new DatabaseConflictException()).HttpStatus);
    }

    [Fact]
    public void ValueOfTheInstance_WinsOverTheTable()
    {
        var error = new ConflictException { IsTransient = false, Severity = ErrorSeverity.Critical, PublicMessage = "Try another name." };

        var row = ErrorTable.Default.With(ErrorCategory.Conflict, Teapot).Find(error);

        Assert.Equal((418, 9, LogLevel.Critical, false, "Try another name."), (row.HttpStatus, row.GrpcStatus, row.LogLevel, row.IsRetryable, row.PublicMessage));
    }

    [Fact]
    public void UndefinedCategory_CountsAsInternal() =>
        Assert.Same(ErrorTable.Default.Find(ErrorCategory.Internal), ErrorTable.Default.Find((ErrorCategory)999));

    [Fact]
    public void WrongArgument_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("category", () => ErrorTable.Default.With((ErrorCategory)999, Teapot));
        Assert.Throws<ArgumentNullException>("row", () => ErrorTable.Default.With(ErrorCategory.Conflict, null!));
        Assert.Throws<ArgumentException>("code", () => ErrorTable.Default.With(" ", Teapot));
        Assert.Throws<ArgumentNullException>("row", () => ErrorTable.Default.With("X", null!));
        Assert.Throws<ArgumentNullException>("error", () => ErrorTable.Default.Find(null!));
    }

    [Theory]
    [InlineData(399, 5, "x", "httpStatus")]
    [InlineData(600, 5, "x", "httpStatus")]
    [InlineData(404, 0, "x", "grpcStatus")]
    [InlineData(404, 17, "x", "grpcStatus")]
    [InlineData(404, 5, "", "publicMessage")]
    public void RowOutOfRange_IsRefused(int httpStatus, int grpcStatus, string publicMessage, string parameter) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(
            () => new ErrorTableRow(httpStatus, grpcStatus, LogLevel.Error, isRetryable: false, publicMessage)).ParamName);

    [Fact]
    public void RowWithUnknownLevel_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "logLevel", () => new ErrorTableRow(404, 5, (LogLevel)99, isRetryable: false, "x"));

    [Theory]
    [InlineData(400, "BAD_REQUEST")]
    [InlineData(401, "AUTHENTICATION_REQUIRED")]
    [InlineData(403, "ACCESS_DENIED")]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(405, "METHOD_NOT_ALLOWED")]
    [InlineData(409, "CONFLICT")]
    [InlineData(418, "BAD_REQUEST")]
    [InlineData(422, "VALIDATION_ERROR")]
    [InlineData(429, "RATE_LIMIT_EXCEEDED")]
    [InlineData(499, "BAD_REQUEST")]
    [InlineData(500, "INTERNAL_ERROR")]
    [InlineData(502, "BAD_GATEWAY")]
    [InlineData(503, "SERVICE_UNAVAILABLE")]
    [InlineData(504, "GATEWAY_TIMEOUT")]
    [InlineData(599, "INTERNAL_ERROR")]
    [InlineData(200, "INTERNAL_ERROR")]
    public void HttpStatus_HasACode(int httpStatus, string code) => Assert.Equal(code, ErrorCodes.FromHttpStatus(httpStatus));
}

using System.Reflection;

namespace ErrorHandling.Runtime.Tests;

public sealed class ErrorCatalogTests
{
    private static readonly ErrorDefinition OrderClosed = new(ErrorCode.Parse("ORDER-409-001"), ErrorCategory.Conflict, "The order is closed.");

    [Fact]
    public void Default_HasEveryCodeOfTheLibrary()
    {
        var codes = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(), ErrorCatalog.Default.Definitions.Select(definition => definition.Code.ToString()).Order());
    }

    [Fact]
    public void Default_AgreesWithTheLeaves()
    {
        var leaves = typeof(AppException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(AppException)) && !type.IsAbstract)
            .Select(type => (AppException)Activator.CreateInstance(type)!);

        Assert.All(leaves, leaf => Assert.Equal(leaf.Category, ErrorCatalog.Default.Find(leaf.Code)!.Category));
    }

    [Fact]
    public void With_AddsToACopy()
    {
        var catalog = ErrorCatalog.Default.With(OrderClosed);

        Assert.Same(OrderClosed, catalog.Find("ORDER-409-001"));
        Assert.Same(OrderClosed, catalog.Find(OrderClosed.Code));
        Assert.Same(OrderClosed, catalog.Definitions[^1]);
        Assert.NotNull(catalog.Find(ErrorCodes.NotFound));
        Assert.Null(ErrorCatalog.Default.Find("ORDER-409-001"));
    }

    [Fact]
    public void CodeDefinedTwice_IsRefused()
    {
        var catalog = ErrorCatalog.Default.With(OrderClosed);

        Assert.Contains("ORDER-409-001", Assert.Throws<ArgumentException>("definitions", () => catalog.With(OrderClosed)).Message);
        Assert.Throws<ArgumentException>("definitions", () => ErrorCatalog.Default.With(OrderClosed, OrderClosed));
        Assert.Throws<ArgumentException>("definitions", () => ErrorCatalog.Default.With(new ErrorDefinition(default, ErrorCategory.Internal, "Mine.")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UNKNOWN")]
    [InlineData("not_found")]
    public void UnknownCode_IsNotFound(string? code) => Assert.Null(ErrorCatalog.Default.Find(code));

    [Fact]
    public void MissingOrMalformedArgument_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("definitions", () => ErrorCatalog.Default.With(null!));
        Assert.Throws<ArgumentNullException>("definitions", () => ErrorCatalog.Default.With([null!]));
        Assert.Throws<ArgumentOutOfRangeException>("category", () => new ErrorDefinition(default, (ErrorCategory)99, "x"));
        Assert.Throws<ArgumentException>("description", () => new ErrorDefinition(default, ErrorCategory.Internal, " "));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.Runtime.Tests;

public sealed class SensitiveTests
{
    private static readonly Sensitive<string> Hidden = "hunter2";

    private sealed record Login(string User, Sensitive<string> Password, Sensitive<int>? Pin = null);

    private static IEnumerable<string> Texts =>
    [
        Hidden.ToString(),
        $"{Hidden}",
        string.Format(CultureInfo.InvariantCulture, "{0:X}", Hidden),
        string.Create(CultureInfo.InvariantCulture, $"{Hidden:X}"),
        "" + Hidden,
        new Login("bob", Hidden).ToString(),
        (User: "bob", Password: Hidden).ToString(),
        JsonSerializer.Serialize(Hidden),
        JsonSerializer.Serialize(new Login("bob", Hidden, 1234)),
        JsonSerializer.Serialize<object>(new Dictionary<Sensitive<string>, object> { [Hidden] = Hidden }),
        JsonSerializer.SerializeToNode(Hidden)!.ToJsonString(),
        new Sensitive<Login>(new("hunter2", Hidden)).ToString(),
        string.Join(",", new[] { Hidden }),
        typeof(Sensitive<string>).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value,
    ];

    [Fact]
    public void AnyText_ShowsStars() => Assert.All(Texts, text =>
    {
        Assert.Contains("***", text);
        Assert.DoesNotContain("hunter2", text);
        Assert.DoesNotContain("1234", text);
    });

    [Fact]
    public void Logger_GetsStars()
    {
        var logger = new RecordingLogger();

        logger.LogInformation("Login with {Password} {@Whole}", Hidden, Hidden);

        Assert.Equal("Login with *** ***", logger.Entries[0].Text);
    }

    [Fact]
    public void PublicMembers_HoldNoValueThatAReflectingLoggerCouldWrite()
    {
        Assert.Empty(typeof(Sensitive<string>).GetProperties());
        Assert.Empty(typeof(Sensitive<string>).GetFields());

        var field = Assert.Single(typeof(Sensitive<string>).GetFields(BindingFlags.Instance | BindingFlags.NonPublic));
        Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State);
    }

#if !OLDER_LIBRARY
    [Fact]
    public void TooSmallBuffer_IsNotWrittenTo()
    {
        Assert.False(Hidden.TryFormat(new char[2], out var written, default, null));
        Assert.Equal(0, written);
    }
#endif

    [Fact]
    public void Json_IsReadIntoTheCover()
    {
        var login = JsonSerializer.Deserialize<Login>("""{"User":"bob","Password":"hunter2","Pin":1234}""")!;

        Assert.Equal("hunter2", login.Password.Reveal());
        Assert.Equal(1234, login.Pin!.Value.Reveal());
        Assert.Null(JsonSerializer.Deserialize<Sensitive<string>>("null").Reveal());
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sensitive<int>>("\"x\""));
    }

    [Fact]
    public void Equality_IsThatOfTheValues()
    {
        Assert.True(Hidden == "hunter2");
        Assert.True(Hidden != new Sensitive<string>("Hunter2"));
        Assert.Equal(Hidden.GetHashCode(), new Sensitive<string>("hunter2").GetHashCode());
        Assert.True(default(Sensitive<string>).Equals((object)new Sensitive<string>(null!)));
        Assert.False(Hidden.Equals((object)"hunter2"));
        Assert.Equal(0, default(Sensitive<string>).GetHashCode());
    }

    [Fact]
    public void Reveal_GivesTheValue() => Assert.Equal("hunter2", Hidden.Reveal());
}

using ErrorHandling.Testing.Engine;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Testing.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void NoMarks_LeaveTheTextAsItIs()
    {
        var text = """var a = $$"{{1}}"; var b = x || y; int[] c = [1, 2]; if (o is { } p) { }""";

        var markup = Markup.Parse(text);

        Assert.Equal(text, markup.Code);
        Assert.Empty(markup.Spans);
    }

    [Fact]
    public void NamelessMark_IsASpan() => Expect("a[|bc|]d", "abcd", new MarkedSpan(null, new TextSpan(1, 2)));

    [Fact]
    public void NamedMark_HasItsName() => Expect("a{|EH1:bc|}d", "abcd", new MarkedSpan("EH1", new TextSpan(1, 2)));

    [Fact]
    public void KeyedMark_HasItsKey()
    {
        var span = Assert.Single(Markup.Parse("{|#12:x|}").Spans);

        Assert.Equal(12, span.Key);
    }

    [Fact]
    public void EmptyMarks_AreEmptySpans() =>
        Expect("a[||]b{|X:|}", "ab", new MarkedSpan(null, new TextSpan(1, 0)), new MarkedSpan("X", new TextSpan(2, 0)));

    [Fact]
    public void NestedMarks_ComeOuterFirst() =>
        Expect("{|A:x[|y|]|}", "xy", new MarkedSpan("A", new TextSpan(0, 2)), new MarkedSpan(null, new TextSpan(1, 1)));

    [Theory]
    [InlineData("[|x", "'[|' without its end")]
    [InlineData("{|A:x", "'{|A:' without its end")]
    [InlineData("x|]", "'|]' at character 1 without its beginning")]
    [InlineData("{|A:x|]", "'|]' at character 5 without its beginning")]
    public void UnbalancedMarks_AreRefused(string text, string reason)
    {
        var error = Assert.Throws<FormatException>(() => Markup.Parse(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static void Expect(string text, string code, params MarkedSpan[] spans)
    {
        var markup = Markup.Parse(text);

        Assert.Equal(code, markup.Code);
        Assert.Equal(spans, markup.Spans);
    }
}

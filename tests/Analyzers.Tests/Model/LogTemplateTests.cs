using ErrorHandling.Analyzers.Model;

namespace ErrorHandling.Analyzers.Tests.Model;

public sealed class LogTemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no hole", "")]
    [InlineData("{Id}", "Id@0..4")]
    [InlineData("a {Id} b {Name}", "Id@2..6 Name@9..15")]
    [InlineData("{@Order}", "*Order@0..8")]
    [InlineData("{$Order}", "Order@0..8")]
    [InlineData("{Id,10}", "Id[,10]@0..7")]
    [InlineData("{Id,-10:N2}", "Id[,-10:N2]@0..11")]
    [InlineData("{Time:HH:mm}", "Time[:HH:mm]@0..12")]
    [InlineData("{{Id}}", "")]
    [InlineData("{{{Id}}}", "Id@2..6")]
    [InlineData("{0} {1}", "#0@0..3 #1@4..7")]
    [InlineData("{}", "")]
    [InlineData("{@}", "")]
    [InlineData("{", "")]
    [InlineData("a {Id", "")]
    [InlineData("a { b {Id}", "")]
    [InlineData("a } {Id}", "Id@4..8")]
    public void Holes_AreFound(string text, string holes) => Assert.Equal(
        holes,
        string.Join(' ', LogTemplate.Parse(text, TemplateStyle.Positional).Holes.Select(Describe)));

    [Theory]
    [InlineData("{A} {B} {A}", TemplateStyle.Positional, "0 1 2")]
    [InlineData("{1} {0}", TemplateStyle.Positional, "0 1")]
    [InlineData("{1} {0} {1}", TemplateStyle.NamedOrIndexed, "1 0 1")]
    [InlineData("{1} {A}", TemplateStyle.NamedOrIndexed, "0 1")]
    [InlineData("{1} {0} {1}", TemplateStyle.Indexed, "1 0 1")]
    [InlineData("{A} {0}", TemplateStyle.Indexed, "-1 -1")]
    public void Holes_AreFilledAsTheLibraryDoes(string text, object style, string values)
    {
        var template = LogTemplate.Parse(text, (TemplateStyle)style);
        Assert.Equal(values, string.Join(' ', Enumerable.Range(0, template.Holes.Length).Select(template.ValueOf)));
    }

    private static string Describe(TemplateHole hole) =>
        $"{(hole.IsDestructured ? "*" : "")}{(hole.IsIndexed ? "#" : "")}{hole.Name}{(hole.Format.Length == 0 ? "" : $"[{hole.Format}]")}@{hole.Span.Start}..{hole.Span.End}";
}

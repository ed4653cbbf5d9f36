using Xunit.Abstractions;

namespace ErrorHandling.Analyzers.Tests;

public sealed class NewerLanguageTests(ITestOutputHelper output)
{
    [Fact]
    public void TestsInNewerLanguages_AreCounted()
    {
        output.WriteLine(CSharpFactAttribute.NotDiscovered(GetType().Assembly));

        Assert.Equal("C# 12: 12", CSharpFactAttribute.Census(GetType().Assembly));
    }
}

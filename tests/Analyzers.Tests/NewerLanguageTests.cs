using Xunit.Abstractions;

namespace ErrorHandling.Analyzers.Tests;

public sealed class NewerLanguageTests(ITestOutputHelper output)
{
    [Fact]
    public void TestsInNewerLanguages_AreCounted()
    {
        output.WriteLine(CSharpFactAttribute.NotDiscovered(GetType().Assembly));

        Assert.Equal("", CSharpFactAttribute.Census(GetType().Assembly));
    }
}

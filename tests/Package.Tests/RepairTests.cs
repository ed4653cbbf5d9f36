using System.Text.Json;

namespace ErrorHandling.Package.Tests;

/// <summary>One project on its way through CI: it warns, it fails, it is repaired from the command line, it builds and runs.</summary>
[Collection(nameof(ConsumerSolution))]
public sealed class RepairTests(ConsumerSolution solution)
{
    // The first finding has no fix; 'dotnet format' asks it first and must still repair the others.
    private static readonly Consumer Shop = new()
    {
        Properties = "<ErrorHandlingSupersede>true</ErrorHandlingSupersede>",
        Source =
            """
            Console.WriteLine(Order.Parse("12") + Order.Divide(4, 2));

            internal static class Order
            {
                private static readonly int? Fallback = Environment.GetEnvironmentVariable("ORDER_FALLBACK")?.Length;

                public static int Parse(string text)
                {
                    try
                    {
                        return int.Parse(text);
                    }
                    catch (FormatException ex)
                    {
                        return Fallback ?? throw ex;
                    }
                }

                public static int Divide(int total, int count)
                {
                    try
                    {
                        return total / count;
                    }
                    catch (DivideByZeroException ex)
                    {
                        // Nobody ordered anything.
                        throw ex;
                    }
                    catch (OverflowException ex)
                    {
                        Console.Error.WriteLine(ex.Message);
                        throw ex;
                    }
                }
            }
            """,
    };

    [Fact]
    public async Task FindingsFailTheBuildUntilTheyAreRepaired()
    {
        Assert.Equal([15, 28, 33], Lines(solution.Messages(Shop, "EH1101")));

        // Up to date as far as the compiler's inputs go: only the mode is another.
        var strict = (await BuildAsync("-p:ErrorHandlingMode=Strict")).MustFail();
        Assert.Equal(["error EH1101", "error EH1101", "error EH1101"], strict.Messages.Select(message => message.ToString()));

        // '%2c': a bare comma would begin another property.
        var warningsAsErrors = (await BuildAsync("-warnaserror", "--no-incremental", "-p:ErrorLog=findings.sarif%2cversion=2.1")).MustFail();
        Assert.Equal(["error EH1101", "error EH1101", "error EH1101"], warningsAsErrors.Messages.Select(message => message.ToString()));
        AssertSarifLinksToHelp(Path.Combine(Shop.Folder, "findings.sarif"));

        (await solution.Feed.RunAsync(Shop.Folder, "format", "analyzers", "--diagnostics", "EH1101", "--no-restore")).MustSucceed();
        AssertRepaired(await File.ReadAllTextAsync(Path.Combine(Shop.Folder, "Program.cs")));

        var repaired = (await BuildAsync()).MustSucceed();
        Assert.Equal([15], Lines(repaired.Messages));

        var run = (await solution.Feed.RunAsync(Shop.Folder, "run", "--no-build")).MustSucceed();
        Assert.Equal("14", run.Output.Trim());
    }

    private static void AssertRepaired(string source)
    {
        var expected = Shop.Source
            .Replace("(DivideByZeroException ex)", "(DivideByZeroException)")
            .Replace("            throw ex;", "            throw;");

        Assert.Equal(expected, source.ReplaceLineEndings("\n"));
    }

    private static void AssertSarifLinksToHelp(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        var run = log.RootElement.GetProperty("runs")[0];
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "EH1101");

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("/docs/rules/EH1101.md", rule.GetProperty("helpUri").GetString());
        Assert.Equal(3, run.GetProperty("results").EnumerateArray().Count(result => result.GetProperty("ruleId").GetString() == "EH1101"));
    }

    private Task<DotNetResult> BuildAsync(params string[] arguments) =>
        solution.Feed.RunAsync(Shop.Folder, ["build", "--no-restore", "-v:q", "-tl:off", "-nodeReuse:false", .. arguments]);

    private static IEnumerable<int> Lines(IEnumerable<BuildMessage> messages) => messages.Select(message => message.Line).Order();
}

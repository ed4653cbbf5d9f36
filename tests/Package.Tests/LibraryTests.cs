using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ErrorHandling.Package.Tests;

/// <summary>ErrorHandling.Runtime and ErrorHandling.AspNetCore as packages: what is in them, and that the programs in their READMEs do what is said there.</summary>
public sealed partial class LibraryTests(LibraryFeed feed) : IClassFixture<LibraryFeed>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("ErrorHandling.Runtime", "net10.0 net8.0 netstandard2.0")]
    [InlineData("ErrorHandling.AspNetCore", "net10.0 net8.0")]
    public void Package_HasAssemblyAndDocumentationForEachFramework(string id, string frameworks)
    {
        var expected = frameworks.Split(' ').SelectMany(framework => new[] { $"lib/{framework}/{id}.dll", $"lib/{framework}/{id}.xml" });

        Assert.Equal(["README.md", "icon.png", .. expected], Files(feed.PathOf(id), ".md", ".png", ".dll", ".xml"));
        Assert.Equal(frameworks.Split(' ').Select(framework => $"lib/{framework}/{id}.pdb"), Files(feed.PathOf(id, "snupkg"), ".pdb"));
    }

    [Theory]
    [InlineData("ErrorHandling.AspNetCore", "net8.0", "ErrorHandling.Runtime")]
    [InlineData("ErrorHandling.AspNetCore", "net10.0", "ErrorHandling.Runtime")]
    [InlineData("ErrorHandling.Runtime", "net8.0", "Microsoft.Extensions.Logging.Abstractions Polly.Core")]
    [InlineData("ErrorHandling.Runtime", "net10.0", "Microsoft.Extensions.Logging.Abstractions Polly.Core")]
    [InlineData("ErrorHandling.Runtime", ".NETStandard2.0",
        "Microsoft.Bcl.TimeProvider Microsoft.Extensions.Logging.Abstractions Polly.Core System.Diagnostics.DiagnosticSource System.Text.Json")]
    public void Package_DependsOnTheseOnly(string id, string framework, string dependencies)
    {
        var group = PackageContentTests.Nuspec(feed.PathOf(id)).Descendants()
            .Single(element => element.Name.LocalName == "group" && element.Attribute("targetFramework")!.Value == framework && element.Parent!.Name.LocalName == "dependencies");

        Assert.Equal(dependencies.Split(' '), group.Elements().Select(dependency => dependency.Attribute("id")!.Value));
    }

    [Fact]
    public async Task RuntimesReadme_BeginsWithAProgramThatDoesWhatItSays()
    {
        const string Logging = """<PackageReference Include="Microsoft.Extensions.Logging.Console" Version="10.0.11" />""";
        var program = await feed.BuildStartAsync("Runtime", "Microsoft.NET.Sdk", Logging, source => source);

        var run = (await feed.RunAsync(feed.Root, program)).MustSucceed();

        Assert.Contains("not shipped", run.Output);
        Assert.Matches("ShipOrder failed with NOT_FOUND \\(error id [0-9a-f]{32}, fingerprint [0-9a-f]{16}\\)", run.Output);
        Assert.Single(Regex.Matches(run.Output, nameof(Exception) + ": Order '42'"));
    }

    [Fact]
    public async Task AspNetCoresReadme_BeginsWithAProgramThatDoesWhatItSays()
    {
        var program = await feed.BuildStartAsync("AspNetCore", "Microsoft.NET.Sdk.Web", "", source => source.Replace("http://localhost:5000", "http://127.0.0.1:0"));
        using var deadline = new CancellationTokenSource(Patience);
        using var server = Process.Start(new ProcessStartInfo(DotNet.Executable, [program]) { RedirectStandardOutput = true })!;

        try
        {
            var address = await ReadUntilAsync(server, ListeningOn(), deadline.Token);
            using var http = new HttpClient { BaseAddress = new(address) };
            using var response = await http.GetAsync("/orders/42", deadline.Token);
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(deadline.Token));

            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Equal(
                ["type", "title", "status", "detail", "instance", "traceId", "code", "errorId", "timestamp"],
                body.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.Equal("This does not exist.", body.RootElement.GetProperty("detail").GetString());

            Assert.Equal(body.RootElement.GetProperty("errorId").GetString(), await ReadUntilAsync(server, LogEntry(), deadline.Token));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex("Now listening on: (.+)")]
    private static partial Regex ListeningOn();

    [GeneratedRegex(@"GET /orders/42 ended with 404 NOT_FOUND: Order '42' was not found\. \(error id (\w+), request id .+, trace id \w{32}\)")]
    private static partial Regex LogEntry();

    /// <summary>What the pattern's group has found in a line that the process writes.</summary>
    private static async Task<string> ReadUntilAsync(Process process, Regex pattern, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (pattern.Match(line) is { Success: true } match)
                return match.Groups[1].Value;
        }

        throw new InvalidOperationException($"The program ended without writing '{pattern}'.");
    }

    private static IEnumerable<string> Files(string packagePath, params string[] extensions)
    {
        using var package = ZipFile.OpenRead(packagePath);
        return [.. package.Entries.Select(entry => entry.FullName).Where(name => extensions.Contains(Path.GetExtension(name)) && !name.StartsWith('[')).Order(StringComparer.Ordinal)];
    }
}

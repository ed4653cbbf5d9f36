namespace ErrorHandling.Demo;

/// <summary>The steps, in the order in which a team meets them.</summary>
internal sealed class Demo(Workshop workshop)
{
    private const string Strict = "-p:ErrorHandlingMode=Strict";

    private int _step;

    public async Task RunAsync()
    {
        await PackAsync();
        await InstallAsync();

        Title("An ordinary build shows the findings");
        var findings = Findings(MustSucceed(await BuildAsync(workshop.Service)));
        Print(findings);
        Require(findings.Count > 0, "The sample has mistakes, but none was found.");

        Title("The CI build, in Strict mode, fails on them");
        var strict = await BuildAsync(workshop.Service, Strict);
        Require(!strict.Succeeded, "The strict build should have failed.");
        Console.WriteLine($"  failed, as it should: {Findings(strict).Count(finding => finding.Severity == "error")} errors");

        await RepairAsync(findings);
        await ShowGreenBuildAsync();
    }

    private async Task PackAsync()
    {
        Title("Pack the analyzers and the libraries");
        string[] projects = ["Package", "Runtime", "AspNetCore"];

        foreach (var project in projects.Select(name => Path.Combine("src", name, name + ".csproj")))
        {
            Say("pack", project);
            MustSucceed(await DotNet.RunAsync(workshop.Repository, new Dictionary<string, string>(),
                "pack", project, "-v:q", "-o", workshop.Feed, $"-p:PackageVersion={workshop.Version}"));
        }

        foreach (var package in Directory.EnumerateFiles(workshop.Feed, "*.nupkg").Order(StringComparer.Ordinal))
            Console.WriteLine("  " + Path.GetFileName(package));
    }

    private async Task InstallAsync()
    {
        Title("Install them into the sample service");
        var project = Path.Combine(workshop.Service, "OrderService.csproj");
        var before = File.ReadAllLines(project);

        foreach (var package in Directory.EnumerateFiles(workshop.Feed, "*.nupkg").Select(PackageId).Order(StringComparer.Ordinal))
            MustSucceed(await RunAsync(workshop.Service, "add", "package", package, "--version", workshop.Version));

        Print("OrderService.csproj", LineDiff.Between(before, File.ReadAllLines(project)));
    }

    private async Task RepairAsync(IReadOnlyList<BuildMessage> findings)
    {
        Title("Apply the code fixes");
        var ids = findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
        var rounds = 0;

        // One run applies one kind of fix for each rule: the one that is first for the rule's first finding.
        while (await FormatAsync(ids))
            rounds++;

        Require(rounds > 0, "The code fixes changed nothing.");
    }

    private async Task<bool> FormatAsync(string[] ids)
    {
        var before = workshop.ReadSources();
        MustSucceed(await RunAsync(workshop.Service, ["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. ids]));
        var isChanged = false;

        foreach (var (path, lines) in workshop.ReadSources())
        {
            var difference = LineDiff.Between(before.GetValueOrDefault(path, []), lines).ToArray();
            if (difference.Length == 0)
                continue;

            isChanged = true;
            Print(path, difference);
        }

        if (!isChanged)
            Console.WriteLine("  nothing more to change");

        return isChanged;
    }

    private async Task ShowGreenBuildAsync()
    {
        Title("The CI build is green");
        var folder = workshop.Service;
        var repaired = await BuildAsync(folder, Strict);

        if (!repaired.Succeeded)
        {
            Console.WriteLine("  Left for a human, because no rewrite is safe without knowing what is meant:");
            Print(Findings(repaired));

            const string Name = "OrderService.Repaired";
            Console.WriteLine($"  samples/{Name} is the same service after that human, with the packed libraries.");
            folder = Path.Combine(workshop.Root, Name);
            workshop.CopySample(Name, folder);
            MustSucceed(await RunAsync(folder, "add", "package", "ErrorHandling.Analyzers", "--version", workshop.Version));
            repaired = MustSucceed(await BuildAsync(folder, Strict));
        }

        Console.WriteLine($"  succeeded with {Findings(repaired).Count} findings");

        Title("The repaired service works");
        Console.WriteLine(Indented(MustSucceed(await RunAsync(folder, "run", "--no-build", "--", "--smoke")).Output));
    }

    private Task<DotNetResult> BuildAsync(string folder, params string[] arguments) =>
        RunAsync(folder, ["build", "-v:q", "-tl:off", .. arguments]);

    private Task<DotNetResult> RunAsync(string folder, params string[] arguments)
    {
        Say(arguments);
        return DotNet.RunAsync(folder, workshop.Environment, arguments);
    }

    private static IReadOnlyList<BuildMessage> Findings(DotNetResult build) =>
        [.. build.Messages.Where(message => message.Id.StartsWith("EH", StringComparison.Ordinal))];

    private static void Print(string path, IEnumerable<string> difference)
    {
        Console.WriteLine("  " + path);
        foreach (var line in difference)
            Console.WriteLine("    " + line);
    }

    private static void Print(IReadOnlyList<BuildMessage> findings)
    {
        foreach (var rule in findings.GroupBy(finding => finding.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {rule.Key}: {rule.Count()}");
            foreach (var finding in rule.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line))
                Console.WriteLine($"    {finding.File}({finding.Line}): {WithoutLink(finding.Text)}");
        }
    }

    private static string WithoutLink(string text) => text.IndexOf(" (http", StringComparison.Ordinal) is var link and >= 0 ? text[..link] : text;

    private string PackageId(string path) => Path.GetFileName(path).Replace($".{workshop.Version}.nupkg", "", StringComparison.Ordinal);

    private static string Indented(string text) => "  " + text.TrimEnd().ReplaceLineEndings("\n  ");

    private static DotNetResult MustSucceed(DotNetResult result)
    {
        Require(result.Succeeded, result.Output);
        return result;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new DemoFailedException(otherwise);
    }

    private void Title(string text) => Console.WriteLine($"\n{++_step}. {text}\n");

    private static void Say(params string[] arguments) => Console.WriteLine($"  > dotnet {string.Join(' ', arguments)}");
}

// Writes the package's preset files from the rules; with --check it only says whether they are up to date.
using ErrorHandling.Analyzers.Presets;
using ErrorHandling.Analyzers.Throwing;

var arguments = args.Where(argument => argument != "--check").ToArray();
var folder = arguments is [var path] ? path : Path.Combine("src", "Package", "build");

if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder '{folder}'. Run this in the root of the repository.");
    return 2;
}

var rules = RuleCatalogue.Of(typeof(RethrowAnalyzer).Assembly);
var differences = GeneratedFiles.FindDifferences(folder, rules);

if (!args.Contains("--check"))
{
    GeneratedFiles.Write(folder, rules);
    Console.WriteLine($"{differences.Count} files written.");
    return 0;
}

foreach (var difference in differences)
    Console.Error.WriteLine($"{difference} is not what the rules say; run: dotnet run --project tools/Presets");

return differences.Count == 0 ? 0 : 1;

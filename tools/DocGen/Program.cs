using ErrorHandling.Analyzers.DocGen;

if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("Usage: DocGen [--check]");
    return 2;
}

var documentation = new Documentation(Repository.FindRoot(AppContext.BaseDirectory));
var stale = documentation.FindStale();

if (args is ["--check"])
{
    foreach (var file in stale)
        Console.Error.WriteLine($"{file.Path} is not what the code says. Run: dotnet run --project tools/DocGen");

    if (stale.Count == 0)
        Console.WriteLine("The documentation is current.");

    return stale.Count == 0 ? 0 : 1;
}

foreach (var file in stale)
{
    documentation.Write(file);
    Console.WriteLine($"{file.Path} written.");
}

return 0;

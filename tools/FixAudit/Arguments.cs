namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(IReadOnlyList<string> ResponseFiles, IReadOnlyCollection<string> Ids, string? Csv, bool Verbose)
{
    public const string Usage = "Usage: FixAudit [--ids EH1001,EH1102] [--csv FILE] [--verbose] RESPONSE-FILE-OR-FOLDER...";

    /// <summary>Null when the command line cannot be understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var (files, ids, csv, verbose) = (new List<string>(), Array.Empty<string>(), (string?)null, false);
        var rest = new Queue<string>(args);

        while (rest.TryDequeue(out var argument))
        {
            if (argument == "--verbose")
                verbose = true;
            else if (argument == "--ids" && rest.TryDequeue(out var list))
                ids = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            else if (argument == "--csv" && rest.TryDequeue(out var file))
                csv = file;
            else if (Directory.Exists(argument))
                files.AddRange(Directory.EnumerateFiles(argument, "*.rsp").Order(StringComparer.Ordinal));
            else if (File.Exists(argument))
                files.Add(argument);
            else
                return null;
        }

        return files.Count == 0 ? null : new Arguments([.. files.Select(Path.GetFullPath)], ids, csv, verbose);
    }
}

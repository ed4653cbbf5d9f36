using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.FixAudit;

/// <summary>Counts, and says at once what is not sound.</summary>
internal sealed class Report(Arguments arguments)
{
    private readonly SortedDictionary<(string Id, bool HasErrors), Tally> _tallies = [];
    private readonly List<string> _rows = ["rule,path,line,title,sound,reason"];
    private int _units;
    private int _unitsWithErrors;
    private bool _hasErrors;

    public bool IsSound { get; private set; } = true;

    public void BeginUnit(string name, int errors)
    {
        _units++;
        _hasErrors = errors > 0;
        _unitsWithErrors += _hasErrors ? 1 : 0;
        Console.Error.WriteLine(_hasErrors ? $"{name}: {errors} errors" : name);
    }

    public void AddCrash(string message)
    {
        IsSound = false;
        Console.WriteLine(message);
    }

    public void AddFinding(string id, bool isOffered)
    {
        TallyOf(id).Findings++;
        TallyOf(id).Offered += isOffered ? 1 : 0;
    }

    public async Task AddActionAsync(Solution before, Diagnostic finding, string title, Outcome outcome)
    {
        TallyOf(finding.Id).Actions++;
        TallyOf(finding.Id).SoundActions += outcome.Fault is null ? 1 : 0;
        await AddAsync(before, finding, title, outcome);
    }

    public async Task AddFixAllAsync(Solution before, Diagnostic finding, string title, Outcome outcome)
    {
        TallyOf(finding.Id).FixAlls++;
        TallyOf(finding.Id).SoundFixAlls += outcome.Fault is null ? 1 : 0;
        await AddAsync(before, finding, $"Fix all: {title}", outcome);
    }

    public void Print()
    {
        Console.WriteLine($"{_units - _unitsWithErrors} of {_units} units compile; of the others only documents without errors count.\n");
        Console.WriteLine("| Rule | Findings | Offered | Sound actions / actions | Sound Fix Alls / Fix Alls |");
        Console.WriteLine("|:--|--:|--:|--:|--:|");

        foreach (var ((id, hasErrors), tally) in _tallies)
        {
            Console.WriteLine(
                $"| {id}, units {(hasErrors ? "with" : "without")} errors | {tally.Findings} | {tally.Offered} | {tally.SoundActions} / {tally.Actions} | {tally.SoundFixAlls} / {tally.FixAlls} |");
        }

        if (arguments.Csv is not null)
            File.WriteAllLines(arguments.Csv, _rows);
    }

    private async Task AddAsync(Solution before, Diagnostic finding, string title, Outcome outcome)
    {
        var path = finding.Location.GetLineSpan().Path;
        var line = Soundness.Line(finding);
        _rows.Add(string.Join(',', finding.Id, Quoted(path), line, Quoted(title), outcome.Fault is null, Quoted(outcome.Fault ?? "")));

        if (outcome.Fault is null)
            return;

        IsSound = false;
        Console.WriteLine($"{finding.Id} {path}:{line} '{title}' {outcome.Fault}");

        if (arguments.Verbose && outcome.After is not null)
            Console.WriteLine(await Changes.DescribeAsync(before, outcome.After.Solution));
    }

    private Tally TallyOf(string id)
    {
        if (!_tallies.TryGetValue((id, _hasErrors), out var tally))
            _tallies.Add((id, _hasErrors), tally = new Tally());

        return tally;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";

    private sealed class Tally
    {
        public int Findings { get; set; }

        public int Offered { get; set; }

        public int Actions { get; set; }

        public int SoundActions { get; set; }

        public int FixAlls { get; set; }

        public int SoundFixAlls { get; set; }
    }
}

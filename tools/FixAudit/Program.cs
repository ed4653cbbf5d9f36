// Applies, in memory, everything that our fixes offer for the findings in real code, and says how much of it is sound.
using ErrorHandling.Analyzers.FixAudit;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var solution = ResponseFiles.Load(arguments.ResponseFiles);
var report = new Report(arguments);
var audit = new Audit(solution, arguments, report);

foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
    await audit.RunAsync(id);

report.Print();
return report.IsSound ? 0 : 1;

// Applies, in memory, everything that our fixes offer for the findings in real code, and says how much of it is sound.
using ErrorHandling.Analyzers.FixAudit;
using Microsoft.CodeAnalysis;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

Solution solution;

try
{
    solution = ResponseFiles.Load(arguments.ResponseFiles);
}
catch (InvalidDataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

var report = new Report(arguments);
var audit = new Audit(solution, arguments, report);

foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
    await audit.RunAsync(id);

report.Print();
return report.IsSound ? 0 : 1;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ErrorHandling.Testing.Engine;

/// <summary>Gives Fix All the diagnostics of a solution, as an editor does.</summary>
internal sealed class FixAllDiagnostics(Snapshot snapshot) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        await InAsync(diagnostic => snapshot.Solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id, cancellationToken).ConfigureAwait(false);

    /// <summary>Those without a place in the project's sources. Nothing tells which project they are of: none has a fix.</summary>
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await InAsync(diagnostic => snapshot.Solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id == project.Id, cancellationToken).ConfigureAwait(false);

    private async Task<IEnumerable<Diagnostic>> InAsync(Func<Diagnostic, bool> isThere, CancellationToken cancellationToken) =>
        (await snapshot.AllAsync(cancellationToken).ConfigureAwait(false)).Where(isThere);
}

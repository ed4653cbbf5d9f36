using System.Collections.Immutable;
using System.Composition;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1107: makes an exception type's constructors take and pass on what they should, gives it another base or another name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptionTypeDesignCodeFix)), Shared]
public sealed class ExceptionTypeDesignCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ExceptionTypeDesign);

    private protected override async Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.ReportedNode is not ClassDeclarationSyntax declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || context.Property(FixProperties.Faults) is not { } property)
        {
            return Array.Empty<PlannedFix>();
        }

        var faults = Read(property, type).ToList();
        var edits = new SolutionEdits();
        var parts = new List<(string Key, string? Title)>();

        // The name first: what is added to the type is then called by the new one.
        if (faults.Any(fault => fault.Fault == ExceptionTypeFault.Name))
            parts.Add(("Name", await RenameAsync(context, edits, type).ConfigureAwait(false)));

        if (faults.Any(fault => fault.Fault == ExceptionTypeFault.Base))
            parts.Add(("Base", Rebase(edits, declaration, type)));

        if (faults.Any(IsOfConstructor))
            parts.Add(("Constructors", await MendConstructorsAsync(context, edits, faults).ConfigureAwait(false)));

        // One finding tells all the faults: a fix that left one would leave the finding.
        return parts.Count > 0 && parts.All(part => part.Title is not null)
            ? new[] { new PlannedFix(Title(parts), string.Concat(parts.Select(part => part.Key)), edits) }
            : Array.Empty<PlannedFix>();
    }

    private static bool IsOfConstructor((ExceptionTypeFault Fault, IMethodSymbol? Constructor) fault) =>
        fault.Fault is not (ExceptionTypeFault.Name or ExceptionTypeFault.Base);

    private static string Title(List<(string Key, string? Title)> parts)
    {
        var title = string.Join(", ", parts.Select(part => part.Title));
        return char.ToUpperInvariant(title[0]) + title.Substring(1);
    }

    private static IEnumerable<(ExceptionTypeFault Fault, IMethodSymbol? Constructor)> Read(string property, INamedTypeSymbol type)
    {
        foreach (var fault in property.Split('|').Select(text => text.Split('=')))
        {
            if (Enum.TryParse<ExceptionTypeFault>(fault[0], out var kind))
                yield return (kind, type.InstanceConstructors.FirstOrDefault(constructor => constructor.GetDocumentationCommentId() == fault[1]));
        }
    }

    private static async Task<string?> MendConstructorsAsync(
        FixContext context, SolutionEdits edits, List<(ExceptionTypeFault Fault, IMethodSymbol? Constructor)> faults)
    {
        var missing = new MissingConstructor(context.Solution, edits, context.CancellationToken);
        var title = "pass on what its constructors take";

        foreach (var constructor in faults.Where(IsOfConstructor).GroupBy(fault => fault.Constructor, fault => fault.Fault, SymbolEqualityComparer.Default))
        {
            if (constructor.Key is not IMethodSymbol symbol)
                return null;

            var isMissing = constructor.Any(fault => fault is ExceptionTypeFault.NoCause or ExceptionTypeFault.NoMessage);
            var isMended = isMissing
                ? await missing.AddAsync(symbol).ConfigureAwait(false)
                : await missing.PassOnAsync(symbol, constructor.Contains(ExceptionTypeFault.LostCause), constructor.Contains(ExceptionTypeFault.LostMessage)).ConfigureAwait(false);

            if (!isMended)
                return null;

            if (isMissing)
                title = "add a constructor that takes an inner exception";
        }

        return title;
    }

    private static async Task<string?> RenameAsync(FixContext context, SolutionEdits edits, INamedTypeSymbol type) =>
        await RenameExceptionType.PlanAsync(context, edits, type).ConfigureAwait(false) is { } newName
            ? $"rename to '{newName}' (callers outside this solution must follow)"
            : null;

    private static string Rebase(SolutionEdits edits, ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var exception = SyntaxFactory.ParseTypeName("global::System.Exception").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        edits.Replace(declaration.BaseList!.Types[0], current => current.WithType(exception.WithTriviaFrom(current.Type)));
        return $"derive from 'Exception' ('catch ({type.BaseType!.Name})' no longer takes it)";
    }
}

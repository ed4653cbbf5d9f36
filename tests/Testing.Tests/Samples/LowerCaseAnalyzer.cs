using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Testing.Tests.Samples;

/// <summary>A sound analyzer: T001 on classes whose name begins in lower case.</summary>
public class LowerCaseAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = Descriptor("T001");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    protected static DiagnosticDescriptor Descriptor(string id, bool isEnabledByDefault = true, params string[] tags) =>
        new(id, "Begin with a capital", "Class '{0}' begins in lower case", "Test", DiagnosticSeverity.Warning, isEnabledByDefault, customTags: tags);

    protected virtual void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;

        if (char.IsLower(declaration.Identifier.Text[0]))
            context.ReportDiagnostic(Report(declaration));
    }

    protected virtual Diagnostic Report(ClassDeclarationSyntax declaration) =>
        Diagnostic.Create(Rule, declaration.Identifier.GetLocation(), declaration.Identifier.Text);
}

public sealed class ThrowingAnalyzer : LowerCaseAnalyzer
{
    protected override void Analyze(SyntaxNodeAnalysisContext context) => throw new NotSupportedException("out of my depth");
}

public sealed class NoisyInGeneratedCodeAnalyzer : LowerCaseAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Keeps state between callbacks: only the first class ever seen is reported.</summary>
public sealed class StatefulAnalyzer : LowerCaseAnalyzer
{
    private int _seen;

    protected override void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (Interlocked.Increment(ref _seen) == 1)
            base.Analyze(context);
    }
}

/// <summary>Reports before anything that could silence it.</summary>
public sealed class UnsilencedAnalyzer : LowerCaseAnalyzer
{
    protected override Diagnostic Report(ClassDeclarationSyntax declaration) =>
        Diagnostic.Create(Rule, Location.Create(declaration.SyntaxTree, default), declaration.Identifier.Text);
}

/// <summary>The same, but nobody may silence it.</summary>
public sealed class NotConfigurableAnalyzer : LowerCaseAnalyzer
{
    private static readonly DiagnosticDescriptor Fixed = Descriptor("T001", tags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Fixed];

    protected override Diagnostic Report(ClassDeclarationSyntax declaration) =>
        Diagnostic.Create(Fixed, Location.Create(declaration.SyntaxTree, default), declaration.Identifier.Text);
}

public sealed class OffByDefaultAnalyzer : LowerCaseAnalyzer
{
    private static readonly DiagnosticDescriptor Off = Descriptor("T002", isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Off];

    protected override Diagnostic Report(ClassDeclarationSyntax declaration) =>
        Diagnostic.Create(Off, declaration.Identifier.GetLocation(), declaration.Identifier.Text);
}

/// <summary>Two rules: T001 as ever, T003 on the keyword of every class.</summary>
public sealed class TwoRulesAnalyzer : LowerCaseAnalyzer
{
    private static readonly DiagnosticDescriptor Second = Descriptor("T003");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, Second];

    protected override void Analyze(SyntaxNodeAnalysisContext context)
    {
        base.Analyze(context);
        context.ReportDiagnostic(Diagnostic.Create(Second, ((ClassDeclarationSyntax)context.Node).Keyword.GetLocation(), "any"));
    }
}

/// <summary>Reports at the end, where no editor shows it with a fix.</summary>
public sealed class LateAnalyzer : LowerCaseAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation =>
        {
            foreach (var declaration in compilation.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(compilation.CancellationToken).DescendantNodes()).OfType<ClassDeclarationSyntax>())
            {
                if (char.IsLower(declaration.Identifier.Text[0]))
                    compilation.ReportDiagnostic(Report(declaration));
            }
        });
    }
}

/// <summary>Says where else: at the keyword.</summary>
public sealed class AdditionalLocationAnalyzer : LowerCaseAnalyzer
{
    protected override Diagnostic Report(ClassDeclarationSyntax declaration) => Diagnostic.Create(
        Rule,
        declaration.Identifier.GetLocation(),
        additionalLocations: [declaration.Keyword.GetLocation()],
        declaration.Identifier.Text);
}

public sealed class ProjectDiagnosticAnalyzer : LowerCaseAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation => compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, "none")));
    }
}

/// <summary>Says two things of one place.</summary>
public sealed class TwiceAnalyzer : LowerCaseAnalyzer
{
    protected override void Analyze(SyntaxNodeAnalysisContext context)
    {
        var place = ((ClassDeclarationSyntax)context.Node).Identifier.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Rule, place, "first"));
        context.ReportDiagnostic(Diagnostic.Create(Rule, place, "second"));
    }
}

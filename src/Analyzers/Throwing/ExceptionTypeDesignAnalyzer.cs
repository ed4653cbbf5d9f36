using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1107: reports exception types of a library that those who throw or catch them cannot use well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionTypeDesignAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ExceptionTypeDesign,
        title: "Let callers use the exception type",
        messageFormat: "Exception type '{0}' {1}",
        RuleCategory.Throwing,
        DiagnosticSeverity.Info,
        description: "An exception type of a public API must be one that callers can recognise, catch, and throw with the cause inside.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(MayBeException, AnalyzeType, SyntaxKind.ClassDeclaration);
        context.RegisterRule(MayLeaveVisibleMember, AnalyzeThrow, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static bool MayBeException(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: { } bases, Identifier.ValueText.Length: > 0 } type
        && (IsExceptionName(type.Identifier.ValueText) || IsExceptionName(bases.Types[0].Type.LastName()));

    private static bool IsExceptionName(string? name) => name?.EndsWith("Exception", StringComparison.Ordinal) == true;

    private static void AnalyzeType(RuleContext context)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;

        if (!context.Model.HasPublicApi
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || !type.IsOrInheritsFrom(context.Types.Exception)
            || !type.IsVisibleOutsideAssembly()
            || IsObsolete(type)
            || !IsFirstWithBase(declaration, type, context.CancellationToken))
        {
            return;
        }

        var faults = new ExceptionTypeFacts(type, context.Model, context.CancellationToken).Faults(
            needsCause: context.Read(Options.RequireInnerConstructor, RuleIds.ExceptionTypeDesign) || context.Model.Wrapping.Create(type.Name, context.CancellationToken));

        if (faults.Count == 0)
            return;

        context.Report(Diagnostic.Create(
            Rule,
            declaration.Identifier.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(
                FixProperties.Faults, string.Join("|", faults.Select(fault => $"{fault.Fault}={fault.Constructor?.GetDocumentationCommentId()}"))),
            type.Name,
            Sentence(faults.Select(fault => Describe(fault.Fault, type)).Distinct().ToList())));
    }

    /// <summary>Of a partial type only the part that names the base is reported.</summary>
    private static bool IsFirstWithBase(ClassDeclarationSyntax declaration, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .First(part => part is ClassDeclarationSyntax { BaseList: not null }) == declaration;

    private static bool IsObsolete(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.HasFullName("System.ObsoleteAttribute") == true);

    private static string Describe(ExceptionTypeFault fault, INamedTypeSymbol type) => fault switch
    {
        ExceptionTypeFault.Name => "has a name that does not end in 'Exception'",
        ExceptionTypeFault.Base => $"derives from '{type.BaseType!.Name}'",
        ExceptionTypeFault.NoCause => "has no constructor that takes an inner exception",
        ExceptionTypeFault.NoMessage => "has no constructor that takes a message and an inner exception",
        ExceptionTypeFault.LostCause => "does not pass on the inner exception that its constructor takes",
        _ => "does not pass on the message that its constructor takes",
    };

    private static string Sentence(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[parts.Count - 1]}";

    private static bool MayLeaveVisibleMember(SyntaxNode node) =>
        Thrown(node) is ObjectCreationExpressionSyntax
        && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.ProtectedKeyword));

    private static void AnalyzeThrow(RuleContext context)
    {
        if (!context.Model.HasPublicApi
            || context.SemanticModel.GetTypeInfo(Thrown(context.Node)!, context.CancellationToken).Type is not INamedTypeSymbol type
            || !type.IsOrInheritsFrom(context.Types.Exception)
            || type.IsVisibleOutsideAssembly()
            || !ExceptionTypeFacts.CannotBeCaught(type)
            || context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, context.CancellationToken) is not IMethodSymbol method
            || method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction
            || !method.IsVisibleOutsideAssembly()
            || IsCaughtInside(context, type)
            || context.LosesCause
            || context.IsUnexpectedThrow(context.Node))
        {
            return;
        }

        var creation = (ObjectCreationExpressionSyntax)Thrown(context.Node)!;
        context.Report(Diagnostic.Create(Rule, creation.Type.GetLocation(), type.Name, "is not public, so that callers cannot catch it"));
    }

    private static ExpressionSyntax? Thrown(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax statement => statement.Expression,
        ThrowExpressionSyntax expression => expression.Expression,
        _ => null,
    };

    private static bool IsCaughtInside(RuleContext context, INamedTypeSymbol type)
    {
        for (var node = context.Node; node.Parent is { } parent and not MemberDeclarationSyntax; node = parent)
        {
            if (parent is TryStatementSyntax tryStatement && node == tryStatement.Block && tryStatement.Catches.Any(clause => Catches(context, clause, type)))
                return true;
        }

        return false;
    }

    private static bool Catches(RuleContext context, CatchClauseSyntax clause, INamedTypeSymbol type) =>
        clause.Declaration is not { } declaration
        || (context.SemanticModel.GetTypeInfo(declaration.Type, context.CancellationToken).Type is { } caught && type.IsOrInheritsFrom(caught));
}

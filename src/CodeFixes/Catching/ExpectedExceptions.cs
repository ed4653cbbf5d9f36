using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>What the members called in a block throw, as their documentation says or their source shows. Mistakes of the caller are no part of it.</summary>
internal sealed class ExpectedExceptions
{
    private const int MaximumDepth = 3;

    // Bugs, misuse, cancellation, and what says nothing.
    private static readonly HashSet<string> NeverExpected = new(StringComparer.Ordinal)
    {
        "System.Exception", "System.SystemException", "System.ApplicationException",
        "System.ArgumentException", "System.NullReferenceException", "System.IndexOutOfRangeException", "System.InvalidCastException",
        "System.ObjectDisposedException", "System.NotSupportedException", "System.NotImplementedException", "System.OutOfMemoryException",
        "System.StackOverflowException", "System.AccessViolationException", "System.InvalidOperationException", "System.ArrayTypeMismatchException",
        "System.RankException", "System.TypeInitializationException", "System.MemberAccessException", "System.TypeLoadException",
        "System.InsufficientExecutionStackException", "System.InvalidProgramException", "System.DivideByZeroException",
        "System.Security.SecurityException", "System.OperationCanceledException", "System.Threading.ThreadAbortException",
        "System.Diagnostics.UnreachableException", "System.Reflection.TargetException", "System.Reflection.TargetParameterCountException",
        "System.Reflection.AmbiguousMatchException", "System.Text.RegularExpressions.RegexMatchTimeoutException",
    };

    // What these document (a format string that is none, a console that is gone) is nothing that code around them waits for.
    private static readonly HashSet<string> TellNothing = new(StringComparer.Ordinal)
    {
        "System.Console", "System.String", "System.Text.StringBuilder", "System.Linq.Enumerable",
    };

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _found = new();

    public ExpectedExceptions(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    public IReadOnlyList<INamedTypeSymbol> Of(BlockSyntax block)
    {
        Visit(_model, block, depth: 0);

        return _found
            .Where(type => !type.SelfAndBaseTypes().Skip(1).Any(baseType => _found.Contains(baseType, SymbolEqualityComparer.Default)))
            .ToList();
    }

    private void Visit(SemanticModel model, SyntaxNode body, int depth)
    {
        // What runs in a lambda, or under a try of its own, may not come out here.
        var nodes = body.DescendantNodes(node =>
            node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax)
            && (node is not BlockSyntax { Parent: TryStatementSyntax { Catches.Count: > 0 } } || node == body));

        foreach (var node in nodes)
        {
            _cancellationToken.ThrowIfCancellationRequested();

            var thrown = node switch
            {
                ThrowStatementSyntax { Expression: { } expression } => expression,
                ThrowExpressionSyntax { Expression: var expression } => expression,
                _ => null,
            };

            if (thrown is not null)
                Add(model.GetTypeInfo(thrown, _cancellationToken).Type as INamedTypeSymbol, isDocumented: false);
            else if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax })
                VisitMember(model.GetSymbolInfo(node, _cancellationToken).Symbol, depth);
        }
    }

    private void VisitMember(ISymbol? symbol, int depth)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol) || SaysNothing(symbol.ContainingType) || !_visited.Add(symbol.OriginalDefinition))
            return;

        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        VisitDocumentation(symbol);

        if (depth == MaximumDepth || symbol is IMethodSymbol { IsAbstract: true })
            return;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(_cancellationToken);

            if (declaration is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax && _model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
                VisitBody(declaration, depth + 1);
        }
    }

    private void VisitBody(SyntaxNode declaration, int depth)
    {
        var model = declaration.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(declaration.SyntaxTree);

        foreach (var body in declaration.ChildNodes().Where(node => node is BlockSyntax or ArrowExpressionClauseSyntax))
            Visit(model, body, depth);
    }

    private void VisitDocumentation(ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: _cancellationToken) is not { Length: > 0 } xml)
            return;

        foreach (var cref in ExceptionReferences(xml))
            Add(DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, _model.Compilation) as INamedTypeSymbol, isDocumented: true);
    }

    private static IEnumerable<string> ExceptionReferences(string xml)
    {
        try
        {
            return XElement.Parse($"<doc>{xml}</doc>").Descendants("exception")
                .Select(element => element.Attribute("cref")?.Value)
                .OfType<string>()
                .ToList();
        }
        catch (XmlException)
        {
            return Array.Empty<string>(); // Malformed documentation tells nothing.
        }
    }

    private void Add(INamedTypeSymbol? type, bool isDocumented)
    {
        if (type?.IsException() != true || _found.Contains(type, SymbolEqualityComparer.Default))
            return;

        // Documented, it is misuse; thrown by the code itself, it is what that code wants to say.
        var isDeliberate = !isDocumented && type.HasFullName("System.InvalidOperationException");

        if (isDeliberate || !IsNeverExpected(type))
            _found.Add(type);
    }

    private static bool SaysNothing(INamedTypeSymbol? type) =>
        type is null || TellNothing.Contains($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}");

    private static bool IsNeverExpected(INamedTypeSymbol type)
    {
        // The general types exclude themselves, the others also what derives from them.
        return NeverExpected.Contains(type.ToDisplayString())
            || type.SelfAndBaseTypes().Skip(1).Any(baseType => NeverExpected.Contains(baseType.ToDisplayString()) && !IsGeneral(baseType));
    }

    private static bool IsGeneral(ITypeSymbol type) =>
        type is { Name: "Exception" or "SystemException" or "ApplicationException" or "InvalidOperationException" };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
    private readonly Dictionary<ISymbol, HashSet<INamedTypeSymbol>> _thrownBy = new(SymbolEqualityComparer.Default);

    public ExpectedExceptions(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// The types in the order in which they can be tested: derived before base, then by name. A type whose base is there too is left out,
    /// for the base says it all.
    /// </summary>
    public IReadOnlyList<INamedTypeSymbol> Of(BlockSyntax block)
    {
        var found = NewSet();
        Collect(_model.GetOperation(block, _cancellationToken), _model, found, depth: 0);

        return found
            .Where(type => !type.SelfAndBaseTypes().Skip(1).Any(baseType => found.Contains(baseType, SymbolEqualityComparer.Default)))
            .OrderByDescending(type => type.SelfAndBaseTypes().Count())
            .ThenBy(type => type.Name, StringComparer.Ordinal)
            .ThenBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .ToList();
    }

    private void Collect(IOperation? operation, SemanticModel model, HashSet<INamedTypeSymbol> found, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();

        switch (operation)
        {
            // What runs in a lambda does not come out here.
            case null or IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation:
                return;

            case ITryOperation { Catches.IsEmpty: false } nested:
                CollectTry(nested, model, found, depth);
                return;

            case IThrowOperation { Exception: { } thrown }:
                Add(found, thrown.WithoutConversions().Type, isDocumented: false);
                break;
        }

        if (depth > 0 || !CalledMembers.IsNotAwaited(operation))
        {
            foreach (var member in CalledMembers.Of(operation, model))
                found.UnionWith(ThrownBy(member, depth));
        }

        foreach (var child in operation.ChildOperations)
            Collect(child, model, found, depth);
    }

    /// <summary>What a try lets out: what none of its clauses takes for good, and what they throw themselves.</summary>
    private void CollectTry(ITryOperation nested, SemanticModel model, HashSet<INamedTypeSymbol> found, int depth)
    {
        var inside = NewSet();
        Collect(nested.Body, model, inside, depth);

        foreach (var clause in nested.Catches)
        {
            if (clause.Filter is null && !Rethrows(clause))
                inside.RemoveWhere(type => type.IsOrInheritsFrom(clause.ExceptionType) || IsCatchAll(clause));

            Collect(clause.Handler, model, found, depth);
        }

        found.UnionWith(inside);
        Collect(nested.Finally, model, found, depth);
    }

    // A clause without a type is bound to 'object'.
    private static bool IsCatchAll(ICatchClauseOperation clause) => clause.ExceptionType.SpecialType == SpecialType.System_Object;

    private static bool Rethrows(ICatchClauseOperation clause) =>
        clause.Handler.OwnDescendants().Any(operation => operation is IThrowOperation { Exception: null });

    private HashSet<INamedTypeSymbol> ThrownBy(ISymbol member, int depth)
    {
        member = member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member.OriginalDefinition;

        if (_thrownBy.TryGetValue(member, out var known))
            return known;

        // Known as throwing nothing while it is looked at, so that recursion ends.
        var found = _thrownBy[member] = NewSet();

        if (SaysNothing(member.ContainingType))
            return found;

        foreach (var type in ThrownByDocumentation.Of(member, _model.Compilation, _cancellationToken))
            Add(found, type, isDocumented: true);

        if (depth < MaximumDepth && member is not IMethodSymbol { IsAbstract: true })
        {
            foreach (var reference in member.DeclaringSyntaxReferences)
                CollectBody(reference.GetSyntax(_cancellationToken), found, depth + 1);
        }

        return found;
    }

    private void CollectBody(SyntaxNode declaration, HashSet<INamedTypeSymbol> found, int depth)
    {
        if (declaration is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax)
            || ModelOf(declaration.SyntaxTree) is not { } model)
        {
            return;
        }

        switch (model.GetOperation(declaration, _cancellationToken))
        {
            case IMethodBodyBaseOperation body:
                Collect((body as IConstructorBodyOperation)?.Initializer, model, found, depth);
                Collect(body.BlockBody ?? body.ExpressionBody, model, found, depth);
                break;

            case ILocalFunctionOperation localFunction:
                Collect(localFunction.Body, model, found, depth);
                break;

            case IBlockOperation expression:
                Collect(expression, model, found, depth);
                break;
        }
    }

    /// <summary>The model of a tree of this project, or of one that it refers to.</summary>
    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (tree == _model.SyntaxTree)
            return _model;

        return _model.Compilation.References.OfType<CompilationReference>()
            .Select(reference => reference.Compilation)
            .Prepend(_model.Compilation)
            .FirstOrDefault(compilation => compilation.ContainsSyntaxTree(tree))?
            .GetSemanticModel(tree);
    }

    private void Add(HashSet<INamedTypeSymbol> found, ITypeSymbol? thrown, bool isDocumented)
    {
        // Another project's model knows the type by another symbol.
        if (thrown?.OriginalDefinition.GetDocumentationCommentId() is not { } id
            || thrown is not INamedTypeSymbol { IsGenericType: false }
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, _model.Compilation) is not INamedTypeSymbol type
            || !type.IsException()
            || type.GetAttributes().Any(attribute => attribute.AttributeClass?.HasFullName("System.ObsoleteAttribute") == true))
        {
            return;
        }

        // Documented, it is misuse; thrown by the code itself, it is what that code wants to say.
        var isDeliberate = !isDocumented && type.HasFullName("System.InvalidOperationException");

        if (isDeliberate || !IsNeverExpected(type))
            found.Add(type);
    }

    private static HashSet<INamedTypeSymbol> NewSet() => new(SymbolEqualityComparer.Default);

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

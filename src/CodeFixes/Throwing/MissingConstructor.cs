using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>Adds to an exception type of the solution the constructor that takes the cause, as a copy of the one that does not.</summary>
internal sealed class MissingConstructor
{
    private const string ParameterName = "innerException";
    private const int MaximumDepth = 3;

    private readonly Solution _solution;
    private readonly SolutionEdits _edits;
    private readonly CancellationToken _cancellationToken;

    public MissingConstructor(Solution solution, SolutionEdits edits, CancellationToken cancellationToken)
    {
        _solution = solution;
        _edits = edits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Plans the constructor, and returns the arguments for it; null when no sound one can be made.</summary>
    public Task<ArgumentListSyntax?> AddAsync(
        IMethodSymbol constructor, ArgumentListSyntax arguments, ExpressionSyntax cause, ExpressionSyntax message) =>
        AddAsync(constructor.OriginalDefinition, arguments, cause, message, depth: 0);

    private async Task<ArgumentListSyntax?> AddAsync(
        IMethodSymbol constructor, ArgumentListSyntax arguments, ExpressionSyntax cause, ExpressionSyntax message, int depth)
    {
        if (depth == MaximumDepth)
            return null;

        if (constructor.IsImplicitlyDeclared)
            return await AddFirstAsync(constructor.ContainingType, cause, message).ConfigureAwait(false);

        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not ConstructorDeclarationSyntax declaration
            || await ModelOfAsync(declaration).ConfigureAwait(false) is not { } model
            || Uses(declaration, ParameterName)
            || await InitializerAsync(model, declaration, constructor, depth).ConfigureAwait(false) is not { } initializer)
        {
            return null;
        }

        var ordinal = constructor.Parameters.TakeWhile(parameter => parameter is { IsOptional: false, IsParams: false }).Count();

        if (WouldCompete(model, constructor, ordinal))
            return null;

        var mark = _edits.Mark(declaration);

        _edits.ReplaceOnce(
            (TypeDeclarationSyntax)declaration.Parent!,
            $"{nameof(MissingConstructor)}:{declaration.SpanStart}",
            type => WithCopyBehind(type, mark, declaration, ordinal, initializer));

        return new InnerException(model, declaration.SpanStart, cause, constructor.ContainingType).Insert(ParameterName, ordinal, arguments);
    }

    /// <summary>The initializer of the new constructor: that of the old one, with the cause.</summary>
    private async Task<ConstructorInitializerSyntax?> InitializerAsync(
        SemanticModel model, ConstructorDeclarationSyntax declaration, IMethodSymbol constructor, int depth)
    {
        var cause = SyntaxFactory.IdentifierName(ParameterName);
        var initializer = declaration.Initializer;
        var called = initializer is null
            ? constructor.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty)
            : model.GetSymbolInfo(initializer, _cancellationToken).Symbol as IMethodSymbol;

        if (called?.ContainingType.ExceptionBase() is not { } exceptionBase)
            return null;

        var arguments = initializer?.ArgumentList ?? SyntaxFactory.ArgumentList();
        var call = new InnerException(model, declaration.Body?.SpanStart ?? declaration.SpanStart, cause, exceptionBase);

        // 'Exception' itself takes null for "my usual message".
        var noMessage = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
        var withCause = call.InCalledConstructor(called, arguments)
            ?? call.InOtherConstructor(called, arguments)
            ?? (arguments.Arguments.Count == 0 && SymbolEqualityComparer.Default.Equals(called.ContainingType, exceptionBase)
                ? call.WithMessage(exceptionBase, noMessage)
                : null)
            ?? await AddAsync(called.OriginalDefinition, arguments, cause, noMessage, depth + 1).ConfigureAwait(false);

        if (withCause is null)
            return null;

        return initializer?.WithArgumentList(withCause)
            ?? SyntaxFactory.ConstructorInitializer(SyntaxKind.BaseConstructorInitializer, withCause);
    }

    private async Task<ArgumentListSyntax?> AddFirstAsync(INamedTypeSymbol type, ExpressionSyntax cause, ExpressionSyntax message)
    {
        if (type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not ClassDeclarationSyntax declaration
            || declaration.OpenBraceToken.IsKind(SyntaxKind.None)
            || await ModelOfAsync(declaration).ConfigureAwait(false) is not { } model
            || type.BaseType is not { } baseType)
        {
            return null;
        }

        var inner = new InnerException(model, declaration.OpenBraceToken.Span.End, cause, type.ExceptionBase()!);

        if (inner.WithMessage(baseType, message) is not { } arguments)
            return null;

        _edits.ReplaceOnce(declaration, nameof(AddFirstAsync), current => WithFirstConstructors(current));
        return arguments;
    }

    private async Task<SemanticModel?> ModelOfAsync(SyntaxNode node)
    {
        if (_solution.GetDocument(node.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
            return null;

        return await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
    }

    private static bool Uses(ConstructorDeclarationSyntax declaration, string name) =>
        declaration.DescendantTokens().Any(token => token.ValueText == name);

    /// <summary>Whether a constructor takes an exception in the same place already: calls of it must not change their meaning.</summary>
    private static bool WouldCompete(SemanticModel model, IMethodSymbol constructor, int ordinal)
    {
        var type = constructor.ContainingType;

        return type.InstanceConstructors.SelectMany(other => other.Parameters).Any(parameter =>
            (parameter.Ordinal == ordinal && model.Compilation.ClassifyCommonConversion(type, parameter.Type).IsImplicit)
            || (parameter is { IsParams: true, Type: IArrayTypeSymbol array } && model.Compilation.ClassifyCommonConversion(type, array.ElementType).IsImplicit));
    }

    private static SyntaxNode WithCopyBehind(
        TypeDeclarationSyntax type, SyntaxAnnotation mark, ConstructorDeclarationSyntax original, int ordinal, ConstructorInitializerSyntax initializer)
    {
        var index = type.Members.IndexOf(member => member.HasAnnotation(mark));

        if (index < 0)
            return type;

        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(ParameterName))
            .WithType(SyntaxFactory.ParseTypeName("global::System.Exception")
                .WithAdditionalAnnotations(Simplifier.Annotation)
                .WithTrailingTrivia(SyntaxFactory.Space));

        var parameters = original.ParameterList.Parameters.InsertInLayout(ordinal, parameter);
        var copy = original
            .WithAttributeLists(default)
            .WithParameterList(original.ParameterList.WithParameters(parameters))
            .WithLeadingTrivia(ConstructorLayout.LeadingTriviaOfCopy(original));

        copy = original.Initializer is null
            ? copy
                .WithParameterList(copy.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
                .WithInitializer(initializer.WithTrailingTrivia(original.ParameterList.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation))
            : copy.WithInitializer(initializer);

        return type.WithMembers(type.Members.Insert(index + 1, copy));
    }

    private static SyntaxNode WithFirstConstructors(ClassDeclarationSyntax type)
    {
        var name = type.Identifier.Text;

        // Without the second line, the first constructor would take the implicit one away from others.
        var constructors = new[]
        {
            $$"""public {{name}}() { }""",
            $$"""public {{name}}(string message, global::System.Exception innerException) : base(message, innerException) { }""",
        };

        var members = constructors.Select(text => SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));

        var index = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).Count();
        return type.WithMembers(type.Members.InsertRange(index, members)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}

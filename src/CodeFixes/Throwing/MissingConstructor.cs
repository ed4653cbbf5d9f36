using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>Gives an exception type of the solution the constructor that takes the cause, made after the one that does not.</summary>
internal sealed class MissingConstructor
{
    private const string ParameterName = "innerException";
    private const int MaximumDepth = 3;

    private static readonly ExpressionSyntax Null = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);

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

    /// <summary>Plans the constructor though nobody calls it yet.</summary>
    public async Task<bool> AddAsync(IMethodSymbol constructor)
    {
        if (constructor is { IsImplicitlyDeclared: false, Parameters.IsEmpty: true } && await AddUsualBehindAsync(constructor).ConfigureAwait(false))
            return true;

        var arguments = SyntaxFactory.ArgumentList();
        return await AddAsync(constructor, arguments, SyntaxFactory.IdentifierName(ParameterName), Null).ConfigureAwait(false) is not null;
    }

    /// <summary>Plans that a constructor hands on what it takes; false when no sound way is known.</summary>
    public async Task<bool> PassOnAsync(IMethodSymbol constructor, bool cause, bool message)
    {
        if (DeclarationOf(constructor) is not { } declaration || await ModelOfAsync(declaration).ConfigureAwait(false) is not { } model)
            return false;

        var messageArgument = constructor.Parameters.Any(parameter => parameter.Name == "message") ? SyntaxFactory.IdentifierName("message") : Null;
        var arguments = ConstructorCall.ArgumentsOf(declaration);

        if (message && arguments.Arguments.FirstOrDefault(argument => argument.Expression.IsKind(SyntaxKind.NullLiteralExpression)) is { } noMessage)
            arguments = arguments.ReplaceNode(noMessage.Expression, messageArgument);
        else if (message && arguments.Arguments.Count > 0)
            return false; // It says something else instead.
        else if (message && !cause)
            arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(messageArgument)));

        if (cause)
        {
            var taken = constructor.Parameters.First(parameter => parameter.Type.IsException());
            arguments = await WithCauseAsync(model, declaration, constructor, arguments, taken.Name, taken.Type, messageArgument, depth: 0).ConfigureAwait(false);
        }

        if (arguments is null)
            return false;

        _edits.ReplaceOnce(declaration, nameof(PassOnAsync), current => current switch
        {
            ConstructorDeclarationSyntax own => ConstructorCall.With(own, arguments),
            TypeDeclarationSyntax type => ConstructorCall.With(type, arguments),
            _ => current,
        });

        return true;
    }

    private async Task<ArgumentListSyntax?> AddAsync(
        IMethodSymbol constructor, ArgumentListSyntax arguments, ExpressionSyntax cause, ExpressionSyntax message, int depth)
    {
        if (depth == MaximumDepth)
            return null;

        if (constructor.IsImplicitlyDeclared)
            return await AddFirstAsync(constructor.ContainingType, cause, message).ConfigureAwait(false);

        if (DeclarationOf(constructor) is not { } declaration
            || await ModelOfAsync(declaration).ConfigureAwait(false) is not { } model
            || Uses(declaration, ParameterName))
        {
            return null;
        }

        var isPrimary = declaration is TypeDeclarationSyntax;
        var ordinal = isPrimary
            ? constructor.Parameters.Length
            : constructor.Parameters.TakeWhile(parameter => parameter is { IsOptional: false, IsParams: false }).Count();

        if (WouldCompete(model, constructor, ordinal) || (isPrimary && constructor.Parameters.Any(parameter => parameter.IsParams)))
            return null;

        var ownArguments = ConstructorCall.ArgumentsOf(declaration);
        var forBase = await WithCauseAsync(model, declaration, constructor, ownArguments, ParameterName, causeType: null, Null, depth).ConfigureAwait(false);

        if (forBase is null)
            return null;

        var isNullable = model.GetNullableContext(declaration.SpanStart).AnnotationsEnabled()
            && (isPrimary || constructor.Parameters.Any(parameter => parameter.NullableAnnotation == NullableAnnotation.Annotated));

        var needsDocumentation = ConstructorLayout.NeedsDocumentation(model, constructor.ContainingType, declaration);

        if (declaration is ConstructorDeclarationSyntax original)
        {
            var mark = _edits.Mark(original);

            _edits.ReplaceOnce(
                (TypeDeclarationSyntax)original.Parent!,
                $"{nameof(MissingConstructor)}:{original.SpanStart}",
                type => WithCopyBehind(type, mark, ordinal, CauseParameter(isNullable), forBase, needsDocumentation));
        }
        else
        {
            _edits.ReplaceOnce(
                (TypeDeclarationSyntax)declaration,
                nameof(PrimaryConstructor),
                type => PrimaryConstructor.WithCause(type, AccessibilityFor(constructor.ContainingType), CauseParameter(isNullable), forBase, needsDocumentation));
        }

        return new InnerException(model, declaration.SpanStart, cause, constructor.ContainingType).Insert(ParameterName, ordinal, arguments);
    }

    /// <summary>The arguments with which a constructor calls another, and the cause.</summary>
    private async Task<ArgumentListSyntax?> WithCauseAsync(
        SemanticModel model,
        SyntaxNode declaration,
        IMethodSymbol constructor,
        ArgumentListSyntax arguments,
        string causeName,
        ITypeSymbol? causeType,
        ExpressionSyntax message,
        int depth)
    {
        var called = ConstructorCall.Of(declaration) is { } call
            ? model.GetSymbolInfo(call, _cancellationToken).Symbol as IMethodSymbol
            : constructor.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);

        if (called?.ContainingType.ExceptionBase() is not { } exceptionBase)
            return null;

        var position = declaration is ConstructorDeclarationSyntax { Body: { } body } ? body.SpanStart : declaration.SpanStart;
        var cause = SyntaxFactory.IdentifierName(causeName);
        var inner = new InnerException(model, position, cause, causeType ?? exceptionBase, isInitializer: true);

        // 'Exception' itself takes null for "my usual message".
        var takesMessage = arguments.Arguments.Count == 0
            && (message != Null || SymbolEqualityComparer.Default.Equals(called.ContainingType, exceptionBase));

        return inner.InCalledConstructor(called, arguments)
            ?? inner.InOtherConstructor(called, arguments)
            ?? (takesMessage ? inner.WithMessage(called.ContainingType, message) : null)
            ?? await AddAsync(called.OriginalDefinition, arguments, cause, Null, depth + 1).ConfigureAwait(false);
    }

    private async Task<ArgumentListSyntax?> AddFirstAsync(INamedTypeSymbol type, ExpressionSyntax cause, ExpressionSyntax message)
    {
        if (await UsualConstructorsAsync(type).ConfigureAwait(false) is not var (declaration, model, constructors)
            || new InnerException(model, declaration.SpanStart, cause, type.ExceptionBase()!, isInitializer: true).WithMessage(type.BaseType!, message) is not { } arguments)
        {
            return null;
        }

        // Without the parameterless one, the others would take it away from those who call it.
        var documentation = ConstructorLayout.NeedsDocumentation(model, type, declaration) ? ConstructorLayout.Document("Creates the exception.") : "";
        constructors.Insert(0, $"{documentation}{AccessibilityFor(type)} {ConstructorLayout.TypeName}() {{ }}");

        _edits.ReplaceOnce(
            declaration,
            nameof(AddFirstAsync),
            current => ConstructorLayout.WithConstructors(
                current, current.Members.TakeWhile(member => member is FieldDeclarationSyntax).Count(), constructors.ToArray()));

        return arguments;
    }

    private async Task<bool> AddUsualBehindAsync(IMethodSymbol constructor)
    {
        if (DeclarationOf(constructor) is not ConstructorDeclarationSyntax { Initializer: null, Parent: TypeDeclarationSyntax parent } original
            || await UsualConstructorsAsync(constructor.ContainingType).ConfigureAwait(false) is not var (_, _, constructors))
        {
            return false;
        }

        var mark = _edits.Mark(original);

        _edits.ReplaceOnce(parent, nameof(AddUsualBehindAsync), type =>
            type.Members.IndexOf(member => member.HasAnnotation(mark)) is >= 0 and var index
                ? ConstructorLayout.WithConstructors(type, index + 1, constructors.ToArray())
                : type);

        return true;
    }

    /// <summary>The usual constructors, with a message and with a message and a cause, as the base has them.</summary>
    private async Task<(ClassDeclarationSyntax Declaration, SemanticModel Model, List<string> Constructors)?> UsualConstructorsAsync(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellationToken)).OfType<ClassDeclarationSyntax>().FirstOrDefault() is not { } declaration
            || await ModelOfAsync(declaration).ConfigureAwait(false) is not { } model
            || type.BaseType is not { } baseType
            || baseType.InstanceConstructors.FirstOrDefault(TakesMessageAndCause) is not { } withCause)
        {
            return null;
        }

        var annotates = model.GetNullableContext(declaration.SpanStart).AnnotationsEnabled();
        var needsDocumentation = ConstructorLayout.NeedsDocumentation(model, type, declaration);
        var message = $"string{Annotation(withCause.Parameters[0])} message";
        var cause = $"global::System.Exception{Annotation(withCause.Parameters[1])} {ParameterName}";
        var constructors = new List<string>();

        if (baseType.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_String))
            constructors.Add($"{Documentation("with a message", cause: false)}{AccessibilityFor(type)} {ConstructorLayout.TypeName}({message}) : base(message) {{ }}");

        constructors.Add($"{Documentation("with a message and its cause", cause: true)}{AccessibilityFor(type)} {ConstructorLayout.TypeName}({message}, {cause}) : base(message, {ParameterName}) {{ }}");

        return (declaration, model, constructors);

        string Annotation(IParameterSymbol ofBase) => annotates && ofBase.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "";

        string Documentation(string what, bool cause) => needsDocumentation
            ? ConstructorLayout.Document($"Creates the exception {what}.", "/// <param name=\"message\">What went wrong.</param>\n", cause)
            : "";
    }

    private static bool TakesMessageAndCause(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 2
        && constructor.DeclaredAccessibility != Accessibility.Private
        && constructor.Parameters[0].Type.SpecialType == SpecialType.System_String
        && constructor.Parameters[1].Type.HasFullName("System.Exception");

    /// <summary>The constructor's declaration; of a primary constructor, the type's.</summary>
    private SyntaxNode? DeclarationOf(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is { } declaration
        && declaration is ConstructorDeclarationSyntax or ClassDeclarationSyntax
            ? declaration
            : null;

    private async Task<SemanticModel?> ModelOfAsync(SyntaxNode node)
    {
        if (_solution.GetDocument(node.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
            return null;

        return await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
    }

    private static bool Uses(SyntaxNode declaration, string name) => declaration.DescendantTokens().Any(token => token.ValueText == name);

    private static string AccessibilityFor(INamedTypeSymbol type) => type.IsAbstract ? "protected" : "public";

    /// <summary>Whether a constructor takes an exception in the same place already: calls of it must not change their meaning.</summary>
    private static bool WouldCompete(SemanticModel model, IMethodSymbol constructor, int ordinal)
    {
        var type = constructor.ContainingType;

        return type.InstanceConstructors.SelectMany(other => other.Parameters).Any(parameter =>
            (parameter.Ordinal == ordinal && model.Compilation.ClassifyCommonConversion(type, parameter.Type).IsImplicit)
            || (parameter is { IsParams: true, Type: IArrayTypeSymbol array } && model.Compilation.ClassifyCommonConversion(type, array.ElementType).IsImplicit));
    }

    private static ParameterSyntax CauseParameter(bool isNullable) =>
        SyntaxFactory.Parameter(SyntaxFactory.Identifier(ParameterName))
            .WithType(SyntaxFactory.ParseTypeName(isNullable ? "global::System.Exception?" : "global::System.Exception")
                .WithAdditionalAnnotations(Simplifier.Annotation)
                .WithTrailingTrivia(SyntaxFactory.Space));

    private static SyntaxNode WithCopyBehind(
        TypeDeclarationSyntax type, SyntaxAnnotation mark, int ordinal, ParameterSyntax cause, ArgumentListSyntax forBase, bool needsDocumentation)
    {
        var index = type.Members.IndexOf(member => member.HasAnnotation(mark));

        if (index < 0 || type.Members[index] is not ConstructorDeclarationSyntax original)
            return type;

        var copy = original
            .WithoutAnnotations(mark)
            .WithAttributeLists(default)
            .WithParameterList(original.ParameterList.WithParameters(original.ParameterList.Parameters.InsertInLayout(ordinal, cause)))
            .WithLeadingTrivia(ConstructorLayout.LeadingTriviaOfCopy(original, needsDocumentation));

        return type.WithMembers(type.Members.Insert(index + 1, ConstructorCall.With(copy, forBase)));
    }
}

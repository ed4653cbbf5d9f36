using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>The call of another constructor with which a constructor begins: <c>: base(…)</c>, or behind the base of a primary one.</summary>
internal static class ConstructorCall
{
    public static SyntaxNode? Of(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => constructor.Initializer,
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
        _ => null,
    };

    public static ArgumentListSyntax ArgumentsOf(SyntaxNode declaration) => Of(declaration) switch
    {
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax baseType => baseType.ArgumentList,
        _ => SyntaxFactory.ArgumentList(),
    };

    public static ConstructorDeclarationSyntax With(ConstructorDeclarationSyntax declaration, ArgumentListSyntax arguments)
    {
        if (declaration.Initializer is { } initializer)
            return declaration.WithInitializer(initializer.WithArgumentList(arguments));

        var added = SyntaxFactory.ConstructorInitializer(SyntaxKind.BaseConstructorInitializer, arguments)
            .WithTrailingTrivia(declaration.ParameterList.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);

        return declaration
            .WithParameterList(declaration.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(added);
    }

    public static TypeDeclarationSyntax With(TypeDeclarationSyntax declaration, ArgumentListSyntax arguments)
    {
        var baseType = declaration.BaseList!.Types[0];
        var calling = SyntaxFactory.PrimaryConstructorBaseType(baseType.Type.WithTrailingTrivia(), arguments.WithTrailingTrivia(baseType.GetTrailingTrivia()));
        return declaration.ReplaceNode(baseType, calling);
    }
}

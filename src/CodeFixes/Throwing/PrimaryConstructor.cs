using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>
/// Lets a primary constructor take the cause. Every other constructor must go through it, so it gets the parameter itself, and a
/// constructor with the old parameters stays for those who call that one.
/// </summary>
internal static class PrimaryConstructor
{
    public static ParameterListSyntax? ParametersOf(TypeDeclarationSyntax type) => type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault();

    public static TypeDeclarationSyntax WithCause(
        TypeDeclarationSyntax type, string accessibility, ParameterSyntax cause, ArgumentListSyntax baseArguments, bool needsDocumentation)
    {
        if (ParametersOf(type) is not { } list)
            return type;

        var documentation = needsDocumentation ? ConstructorLayout.Document("Creates the exception without a cause.", ConstructorLayout.ParametersOf(type)) : "";
        var parameters = string.Join(", ", list.Parameters.Select(OneLine));
        var arguments = string.Concat(list.Parameters.Select(parameter => $"{parameter.Identifier.Text}, "));
        var oldConstructor = $"{documentation}{accessibility} {type.Identifier.Text}({parameters}) : this({arguments}null) {{ }}";

        // Two constructors with optional parameters would be equally good for a call that leaves them out.
        var required = list.ReplaceNodes(list.Parameters, (_, parameter) => Required(parameter));
        type = type.ReplaceNode(list, required.WithParameters(required.Parameters.InsertInLayout(required.Parameters.Count, cause)));
        type = ConstructorCall.With(type, baseArguments);
        type = ConstructorLayout.WithConstructors(type, type.Members.TakeWhile(member => member is FieldDeclarationSyntax).Count(), oldConstructor);
        return ConstructorLayout.WithCauseDocumented(type);
    }

    private static string OneLine(ParameterSyntax parameter) => parameter.WithoutTrivia().NormalizeWhitespace().ToString();

    private static ParameterSyntax Required(ParameterSyntax parameter) => parameter.Default is null
        ? parameter
        : parameter.WithAttributeLists(default).WithDefault(null).WithIdentifier(parameter.Identifier.WithTrailingTrivia());
}

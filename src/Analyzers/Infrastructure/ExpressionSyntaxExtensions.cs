using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

internal static class ExpressionSyntaxExtensions
{
    /// <summary>The rightmost name of a variable or member access: <c>Data</c> of <c>ex.Data</c>.</summary>
    public static string? MemberName(this ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>By its looks: whether the expression can be anything but a constant, a lambda, or what everybody calls an exception.</summary>
    public static bool MayHoldText(this ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or TypeOfExpressionSyntax => false,
        IdentifierNameSyntax { Identifier.ValueText: "ex" or "e" or "exception" or "inner" or "innerException" } => false,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => false,
        _ => true,
    };
}

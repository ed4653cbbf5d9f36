using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows work that does nothing but read what it was given: when it fails, that was wrong, and nothing else can have been.</summary>
internal static class ParsedText
{
    public static bool IsAllOf(IBlockOperation work, KnownTypes types)
    {
        var parses = false;
        var hasFile = false;

        foreach (var operation in work.OwnDescendants())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var method } when Words.NameParsing(method.Name) || MakesOfBytes(method) || ConvertsModel(method, types):
                case IInvalidOperation { Syntax: InvocationExpressionSyntax call } when call.InvokedName() is { Identifier.ValueText: var unbound } && Words.NameParsing(unbound):
                    parses = true;
                    break;

                case IInvocationOperation { TargetMethod.Name: "OpenReadStream" }:
                    hasFile = true; // What the client sent.
                    break;

                case IInvocationOperation { TargetMethod: var method } when hasFile && Reads(method):
                case IAwaitOperation { Operation: IInvocationOperation }:
                    break;

                case IInvocationOperation invocation when IsHarmless(invocation):
                    break;

                case IObjectCreationOperation { Type: { } type } when !OpensFile(type):
                    parses |= type.HasFullName("System.Uri") || type.HasFullName("System.Text.RegularExpressions.Regex") || type.HasFullName("System.Net.Mail.MailAddress");
                    break;

                case IInvocationOperation or IObjectCreationOperation or IAwaitOperation or IDynamicInvocationOperation or IInvalidOperation { Syntax: InvocationExpressionSyntax }:
                    return false;
            }
        }

        return parses;
    }

    /// <summary><c>Image.Load(bytes)</c>: an object of its own type is made of bytes.</summary>
    private static bool MakesOfBytes(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters: { Length: > 0 } parameters }
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType)
        && (parameters[0].Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } || parameters[0].Type.HasFullName("System.IO.Stream"));

    /// <summary><c>model.ToUser()</c>: an object of the solution is made into another.</summary>
    private static bool ConvertsModel(IMethodSymbol method, KnownTypes types) =>
        Words.FirstIs(method.Name, "To")
        && method is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct } type }
        && types.IsOfSolution(type)
        && method.ReturnType.Name is not ("Task" or "ValueTask");

    private static bool Reads(IMethodSymbol method) =>
        method.Name.StartsWith("CopyTo", StringComparison.Ordinal)
        || (Words.FirstIs(method.Name, "Read") && (method.ContainingType.IsOrInheritsFrom("System.IO.Stream") || method.ContainingType.IsOrInheritsFrom("System.IO.TextReader")));

    /// <summary>A conversion, or a word to the client.</summary>
    private static bool IsHarmless(IInvocationOperation invocation) =>
        Callees.IsPure(invocation.TargetMethod)
        || Words.FirstIs(invocation.TargetMethod.Name, "To")
        || invocation.TargetMethod.ContainingType.Name == "ModelStateDictionary"
        || ResponseWriteRecognizer.Recognize(invocation) is not null;

    private static bool OpensFile(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name is not ("MemoryStream" or "StringReader");
}

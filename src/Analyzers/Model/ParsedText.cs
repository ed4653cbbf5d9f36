using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows work that does nothing but read what it was given: when it fails, that was wrong, and nothing else can have been.</summary>
internal static class ParsedText
{
    public static bool IsAllOf(IBlockOperation work)
    {
        var parses = false;

        foreach (var operation in work.OwnDescendants())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: var name } when Words.NameParsing(name):
                case IInvalidOperation { Syntax: InvocationExpressionSyntax call } when call.InvokedName() is { Identifier.ValueText: var unbound } && Words.NameParsing(unbound):
                    parses = true;
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

    /// <summary>A conversion, or a word to the client.</summary>
    private static bool IsHarmless(IInvocationOperation invocation) =>
        Callees.IsPure(invocation.TargetMethod)
        || Words.FirstIs(invocation.TargetMethod.Name, "To")
        || invocation.TargetMethod.ContainingType.Name == "ModelStateDictionary"
        || ResponseWriteRecognizer.Recognize(invocation) is not null;

    private static bool OpensFile(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name is not ("MemoryStream" or "StringReader");
}

using Microsoft.CodeAnalysis;
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
                case IInvocationOperation { TargetMethod: var method }:
                    if (Words.NameParsing(method.Name))
                        parses = true;
                    else if (!Callees.IsPure(method) && !Words.FirstIs(method.Name, "To") && method.ContainingType.Name != "ModelStateDictionary")
                        return false;
                    break;

                case IObjectCreationOperation { Type: { } type }:
                    parses |= type.HasFullName("System.Uri") || type.HasFullName("System.Text.RegularExpressions.Regex") || type.HasFullName("System.Net.Mail.MailAddress");

                    if (type.ContainingNamespace is { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name is not ("MemoryStream" or "StringReader"))
                        return false; // It opens a file.
                    break;

                case IAwaitOperation or IDynamicInvocationOperation or IInvalidOperation:
                    return false;
            }
        }

        return parses;
    }
}

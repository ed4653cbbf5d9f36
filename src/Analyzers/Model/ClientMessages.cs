using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the solution's own exceptions whose message is written for whoever sent the request.</summary>
internal static class ClientMessages
{
    /// <param name="type">The exception's type.</param>
    /// <param name="status">The status of the answer that the message goes out with.</param>
    /// <param name="types">The types of the compilation.</param>
    public static bool AreOf(ITypeSymbol type, int? status, KnownTypes types)
    {
        if (type.IsOrInheritsFrom("ErrorHandling.AppException"))
            return false; // It has another text for clients.

        // Its name says what the status says: a "not found" for a ResourceNotFoundException.
        if (status is 401 or 403 or 404 or 409 && Words.NameAnswer(type.Name) && types.IsOfSolution(type))
            return true;

        for (var current = type; current is not null && types.IsOfSolution(current); current = current.BaseType)
        {
            if (CarriesStatus(current) || Words.NameBadInput(current.Name) || Words.NameForUsers(current.Name) || IsDescribedSo(current))
                return true;
        }

        return false;
    }

    /// <summary>A type with the status of an answer was made to become one.</summary>
    private static bool CarriesStatus(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { Name: var name, Type: var value } && (value.HasFullName("System.Net.HttpStatusCode") || (value.SpecialType == SpecialType.System_Int32 && name is "StatusCode" or "HttpStatusCode" or "HttpStatus")))
                return true;
        }

        return false;
    }

    /// <summary>Whether the comment above the type says that clients see it; a compiler that only has the type's assembly has no comment.</summary>
    private static bool IsDescribedSo(ITypeSymbol type)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (CommentWords.SpeaksOfShowing(declaration.GetSyntax().GetLeadingTrivia().ToString()))
                return true;
        }

        return false;
    }
}

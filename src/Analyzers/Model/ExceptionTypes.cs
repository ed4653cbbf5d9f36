using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What there is to know of exception types by themselves.</summary>
internal static class ExceptionTypes
{
    private static readonly string[] ParseFailures =
    {
        "System.FormatException",
        "System.OverflowException",
        "System.Text.Json.JsonException",
        "Newtonsoft.Json.JsonException",
        "System.Xml.XmlException",
        "System.UriFormatException",
    };

    private static readonly string[] Bugs =
    {
        "System.NullReferenceException",
        "System.IndexOutOfRangeException",
        "System.InvalidCastException",
        "System.StackOverflowException",
        "System.OutOfMemoryException",
        "System.AccessViolationException",
        "System.ExecutionEngineException",
        "System.ArgumentNullException",
    };

    /// <summary>Whether the type says that the program is wrong, or the process beyond help, and not that an operation failed.</summary>
    public static bool SignalsBug(ITypeSymbol type)
    {
        foreach (var name in Bugs)
        {
            if (type.IsOrInheritsFrom(name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type can be given a cause: it is our own to change, or has an accessible constructor that takes an exception.</summary>
    public static bool CanCarryCause(ITypeSymbol type, KnownTypes types)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, types.OwnAssembly))
            return true;

        if (type is not INamedTypeSymbol named)
            return false;

        foreach (var constructor in named.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Any(parameter => parameter.Type.IsOrInheritsFrom(types.Exception)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type is what a parser throws at text that it cannot read.</summary>
    public static bool IsParseFailure(ITypeSymbol type) => ParseFailures.Any(name => type.IsOrInheritsFrom(name));

    /// <summary>
    /// Whether a cancellation becomes a time-out: the cancellation was only the signal, and says nothing that the time-out does not.
    /// </summary>
    public static bool IsTimeout(ITypeSymbol caught, ITypeSymbol thrown) =>
        caught.IsOrInheritsFrom("System.OperationCanceledException") && thrown.IsOrInheritsFrom("System.TimeoutException");

    /// <summary>Whether the type tells a caller that its argument or input is not acceptable.</summary>
    public static bool RejectsInput(ITypeSymbol type) =>
        type.IsOrInheritsFrom("System.ArgumentException")
        || type.IsOrInheritsFrom("System.ComponentModel.DataAnnotations.ValidationException")
        || type.IsOrInheritsFrom("Microsoft.AspNetCore.Http.BadHttpRequestException")
        || Words.NameBadInput(type.Name);
}

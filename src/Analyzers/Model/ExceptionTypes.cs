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

    private static readonly string[] General = { "System.Exception", "System.SystemException", "System.ApplicationException" };

    private static readonly string[] RuntimesOwn =
    {
        "System.NullReferenceException",
        "System.IndexOutOfRangeException",
        "System.OutOfMemoryException",
        "System.StackOverflowException",
        "System.AccessViolationException",
        "System.ExecutionEngineException",
        "System.Runtime.InteropServices.COMException",
        "System.Runtime.InteropServices.SEHException",
        "System.Runtime.InteropServices.ExternalException",
    };

    /// <summary>Whether the type, and not one derived from it, says nothing of what failed.</summary>
    public static bool IsGeneral(ITypeSymbol type) => IsOneOf(type, General);

    /// <summary>Whether the runtime itself throws this type, so that nobody else should.</summary>
    public static bool BelongsToRuntime(ITypeSymbol type) => IsOneOf(type, RuntimesOwn);

    private static bool IsOneOf(ITypeSymbol type, string[] names)
    {
        foreach (var name in names)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }

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

    /// <summary>
    /// Whether the message is all that there is to know: the solution itself declares the type, and nothing can be put inside it. It is thrown
    /// where a rule was broken, and nothing failed before it.
    /// </summary>
    public static bool IsAllMessage(ITypeSymbol type, KnownTypes types) =>
        type is INamedTypeSymbol named
        && types.IsOfSolution(type)
        && !named.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Type.IsOrInheritsFrom(types.Exception)));
}

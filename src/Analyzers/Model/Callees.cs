using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What there is to know of a called method without following it.</summary>
internal static class Callees
{
    /// <summary><c>IsFatal(ex)</c> asks about the exception, and tells nobody of it.</summary>
    public static bool IsQuestion(IMethodSymbol method) =>
        method.ReturnType.SpecialType == SpecialType.System_Boolean && Words.NameQuestion(method.Name);

    /// <summary>Whether the method throws an exception that was caught before, with its stack trace.</summary>
    public static bool Dispatches(IMethodSymbol method) =>
        method.Name == "Throw" && method.ContainingType.HasFullName("System.Runtime.ExceptionServices.ExceptionDispatchInfo");

    /// <summary><c>ToList</c> and its like hand on what they are given.</summary>
    public static bool MakesSequence(IMethodSymbol method) =>
        method.ContainingType.HasFullName("System.Linq.Enumerable") && method.ReturnType.SpecialType == SpecialType.None;

    /// <summary>Framework methods that only make a value out of what they are given.</summary>
    public static bool IsPure(IMethodSymbol method) =>
        method is { Name: "GetType", Parameters.IsEmpty: true }
        || method.ContainingType is { } type
        && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || type.HasFullName("System.Convert")
            || type.HasFullName("System.GC")
            || type.HasFullName("System.Linq.Enumerable")
            || type.HasFullName("System.Text.RegularExpressions.Regex")
            || type.HasFullName("System.Runtime.InteropServices.Marshal"));
}

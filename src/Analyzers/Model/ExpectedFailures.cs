using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the exceptions that are an answer: a handler for them that says "there is none" hides nothing.</summary>
internal static class ExpectedFailures
{
    /// <summary>What says by itself that the thing asked for is not there, is no longer there, or cannot be read as what it should be.</summary>
    private static readonly string[] Answers =
    {
        "System.OperationCanceledException",
        "System.ObjectDisposedException",
        "System.FormatException",
        "System.OverflowException",
        "System.Threading.ThreadAbortException",
        "System.Threading.ThreadInterruptedException",
        "System.NotSupportedException",
        "System.NotImplementedException",
        "System.MissingMemberException",
        "System.EntryPointNotFoundException",
        "System.DllNotFoundException",
    };

    public static bool Explain(CatchFacts facts) =>
        facts.CaughtType.TypeKind == TypeKind.Error
        || facts.FilterAsksForDetails
        || facts.AdmittedTypes.Any(ExceptionTypes.SignalsBug)
        || facts.AdmittedTypes.All(IsAnswer)
        || (facts.IsParseFailure && facts.ResultIsTested)
        || (facts.AsksForState && facts.CaughtType.HasFullName("System.InvalidOperationException"))
        || AsksOrOffersLess(facts)
        || facts.HandlerActs; // It has found another way, or cleans up.

    /// <summary>
    /// Whether the exceptions that get in are understood without their text: they are an answer, the filter has asked for more than a type, or
    /// a comment tells why they get so few words.
    /// </summary>
    public static bool ExplainThemselves(CatchFacts facts) => AreKnown(facts) || facts.AdmittedTypes.All(IsAnswer);

    /// <summary>Whether the message of the exceptions that get in is all that anybody needs of them.</summary>
    public static bool SayAllInMessage(CatchFacts facts, KnownTypes types) => AreKnown(facts) || facts.AdmittedTypes.All(type => IsAnswer(type) || SaysAllInMessage(type, types));

    /// <summary>Whether the exception refuses what somebody gave in, or has nothing but its message.</summary>
    public static bool SaysAllInMessage(ITypeSymbol type, KnownTypes types) => ExceptionTypes.RejectsInput(type) || ExceptionTypes.IsAllMessage(type, types);

    /// <summary>Whether the handler says that its author knew what gets in, and that few words are enough.</summary>
    private static bool AreKnown(CatchFacts facts) =>
        facts.CaughtType.TypeKind == TypeKind.Error || facts.FilterAsksForDetails || facts.FilterAsksForCancellation || HandlerComments.ExplainBrevity(facts.Clause);

    private static bool IsAnswer(ITypeSymbol type)
    {
        // The general type only: what derives from it says more.
        if (type.HasFullName("System.ArgumentException") || Words.NameAbsence(type.Name) || Words.NameUnreadable(type.Name))
            return true;

        foreach (var name in Answers)
        {
            if (type.IsOrInheritsFrom(name))
                return true;
        }

        return false;
    }

    /// <summary>A member whose name says that "no" or "none" is one of its answers: <c>IsValid</c>, <c>TryLoad</c>, <c>ReadOrDefault</c>.</summary>
    private static bool AsksOrOffersLess(CatchFacts facts)
    {
        var name = NameOfMemberAround(facts.Clause);

        return name is not null
            && (((Words.NameQuestion(name) || Words.FirstIs(name, "Wait")) && facts.SilentExit?.Kind == SilentExitKind.ReturnsFalse)
                || Words.FirstIs(name, "Try")
                || Words.NameFallback(name));
    }

    private static string? NameOfMemberAround(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}

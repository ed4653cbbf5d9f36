using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

internal static class InvocationSyntax
{
    /// <summary>The name that is called: <c>LogError</c> of <c>_log.LogError(…)</c> and of <c>_log?.LogError(…)</c>.</summary>
    public static SimpleNameSyntax? InvokedName(this InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Whether a method of this name may write a log entry; methods and delegates of <c>LoggerMessage</c> may have any name.</summary>
    public static bool MayWriteEntry(this InvocationExpressionSyntax invocation) =>
        invocation.InvokedName()?.Identifier.ValueText is { Length: > 2 } name && name[0] switch
        {
            'L' => name.StartsWith("Log", StringComparison.Ordinal),
            'E' => name.StartsWith("Error", StringComparison.Ordinal),
            'W' => name.StartsWith("Warn", StringComparison.Ordinal) || name == "Write",
            'F' => name.StartsWith("Fatal", StringComparison.Ordinal),
            'I' => name.StartsWith("Info", StringComparison.Ordinal),
            'D' => name.StartsWith("Debug", StringComparison.Ordinal),
            'T' => name.StartsWith("Trace", StringComparison.Ordinal),
            'V' => name == "Verbose",
            'C' => name.StartsWith("Conditional", StringComparison.Ordinal) || name == "Critical",
            'B' => name == "BeginScope",
            _ => false,
        };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>Waits of the Runtime's <c>Backoff</c>, for a loop that stays.</summary>
internal static class RuntimeBackoff
{
    private const string Type = "ErrorHandling.Backoff";

    public static bool IsThere(SemanticModel model) => !model.Compilation.GetTypesByMetadataName(Type).IsEmpty;

    /// <summary>The waits of the loop around an amount, spread; null where they cannot be said so.</summary>
    public static ExpressionSyntax? InPlaceOf(ExpressionSyntax amount, SemanticModel model)
    {
        if (!IsThere(model) || RetryLoop.Around(amount, model) is not { } loop)
            return null;

        var trace = LoopRun.Of(loop);
        var retries = Math.Min(trace.Attempts - 1, LoopRun.Enough);

        if (trace.End == LoopEnd.Unknown || retries < 1 || RetryWaits.Of(trace, retries) is not { } waits || waits == RetryWaits.None)
            return null;

        // What grows for longer than was looked at may have no longest wait.
        var attempt = waits.Growth == "Constant" ? "0" : trace.Attempts - 1 > LoopRun.Enough ? null : trace.AttemptNumber(retries);

        if (attempt is null)
            return null;

        var longest = waits.MaxDelay is { } max ? $", {max}" : "";
        var growth = waits.Growth == "Exponential" ? "" : $", backoffType: __DelayBackoffType.{waits.Growth}";
        return SyntaxFactory.ParseExpression($"new __Backoff({waits.Delay}{longest}{growth}).GetDelay({attempt})").WithTrueNames();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

/// <summary>The cheap look at syntax that keeps most code from being asked whether it writes telemetry.</summary>
internal static class TelemetrySyntax
{
    /// <summary>Whether the node may put a value on a span, a metric or what an error tracker sends.</summary>
    public static bool MayTag(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call => call.InvokedName()?.Identifier.ValueText switch
        {
            // A list is added to as well, one thing at a time.
            "Add" => arguments.Count > 1 || arguments[0].Expression is BaseObjectCreationExpressionSyntax or IdentifierNameSyntax,
            var name => IsTagging(name),
        },
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var holder }, Right: var value } => HoldsTags(holder.MemberName()) && value.MayHoldText(),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Right: var value } => value.MayHoldText(),
        _ => false,
    };

    private static bool IsTagging(string? name) => name is
        "SetTag" or "AddTag" or "SetBaggage" or "AddBaggage" or "AddEvent" or "StartActivity" or "CreateActivity" or "SetAttribute" or "Record" or "SetStatus" or "Write"
        or "TrackDependency" or "TrackRequest" or "TrackPageView" or "TrackAvailability" or "TrackMetric" or "TrackTrace" or "TrackEvent" or "SetExtra" or "SetTags" or "SetExtras" or "AddBreadcrumb" or "CaptureMessage";

    /// <summary>What programs call a collection of tags.</summary>
    private static bool HoldsTags(string? name) =>
        name is not null && (name.EndsWith("ags", StringComparison.Ordinal) || name.EndsWith("Properties", StringComparison.Ordinal) || name.EndsWith("ttributes", StringComparison.Ordinal) || name.EndsWith("ollection", StringComparison.Ordinal));
}

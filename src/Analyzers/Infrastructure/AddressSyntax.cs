using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers;

/// <summary>The cheap look at syntax that keeps most code from being asked whether it writes an address or a header.</summary>
internal static class AddressSyntax
{
    /// <summary>Whether the node may ask for an address, send a client to one, or put one together.</summary>
    public static bool MayWriteAddress(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call => IsAsking(call.Expression.MemberName(), call.Expression) && HoldsText(arguments),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments, Type: var type } => type.LastName() is "HttpRequestMessage" or "RedirectResult" or "LocalRedirectResult" && HoldsText(arguments),
        AssignmentExpressionSyntax { Left: var target, Right: var value } => target.MemberName() == "Query" && value.MayHoldText(),
        _ => false,
    };

    /// <summary>Whether the node may write a header.</summary>
    public static bool MayWriteHeader(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } call => call.Expression.MemberName() switch
        {
            "AddHeader" or "AppendHeader" => HoldsText(arguments),
            "Add" or "Append" or "TryAdd" or "Set" or "TryAddWithoutValidation" or "SetCommaSeparatedValues" or "AppendCommaSeparatedValues" => NamesHeaders(call.Expression) && HoldsText(arguments),
            _ => false,
        },
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var headers }, Right: var value } => IsHeaders(headers) && value.MayHoldText(),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var headers }, Right: var value } => IsHeaders(headers) && value.MayHoldText(),
        _ => false,
    };

    private static bool IsAsking(string? name, ExpressionSyntax called) => name switch
    {
        "GetAsync" or "GetStringAsync" or "GetStreamAsync" or "GetByteArrayAsync" or "PostAsync" or "PutAsync" or "PatchAsync" or "DeleteAsync" or "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable"
            or "PostAsJsonAsync" or "PutAsJsonAsync" or "PatchAsJsonAsync" or "DeleteFromJsonAsync" or "DownloadString" or "DownloadStringTaskAsync" or "DownloadData" or "DownloadDataTaskAsync"
            or "DownloadFile" or "DownloadFileTaskAsync" or "UploadString" or "UploadStringTaskAsync" or "CreateHttp" or "AddQueryString" => true,
        "Create" or "Add" => called is MemberAccessExpressionSyntax { Expression: var receiver } && receiver.MemberName() is "QueryString" or "WebRequest" or "HttpWebRequest" or "query",
        _ => name?.IndexOf("Redirect", StringComparison.Ordinal) >= 0,
    };

    private static bool NamesHeaders(ExpressionSyntax called) => called is MemberAccessExpressionSyntax { Expression: var headers } && IsHeaders(headers);

    private static bool IsHeaders(ExpressionSyntax receiver) =>
        (receiver is InvocationExpressionSyntax call ? call.Expression.MemberName() : receiver.MemberName())?.EndsWith("eaders", StringComparison.Ordinal) == true;

    private static bool HoldsText(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Expression.MayHoldText())
                return true;
        }

        return false;
    }
}

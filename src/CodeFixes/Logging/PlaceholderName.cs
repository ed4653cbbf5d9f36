using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>Names placeholders after the expressions that fill them.</summary>
internal sealed class PlaceholderName
{
    private const string Unnamed = "Value";

    /// <summary>Names that say too little without the name of what they belong to.</summary>
    private static readonly HashSet<string> TooGeneral = new(StringComparer.Ordinal)
    {
        "Id", "Name", "Count", "Length", "Value", "Type", "Key", "Code", "Status", "Text", "Path", "Kind", "Result", "Number", "Index", "Version", "Url", "Uri",
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that no other placeholder of the template has.</summary>
    public string Take(ExpressionSyntax expression)
    {
        var name = Of(expression) is { Length: > 0 } found ? found : Unnamed;
        return Take(name);
    }

    public string Take(string name)
    {
        var unique = name;

        for (var number = 2; !_taken.Add(unique); number++)
            unique = $"{name}{number}";

        return unique;
    }

    private static string? Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression),
        CastExpressionSyntax cast => Of(cast.Expression),
        AwaitExpressionSyntax awaited => Of(awaited.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Of(suppressed.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => Of(coalesce.Left),
        ElementAccessExpressionSyntax access => Of(access.Expression),
        ConditionalAccessExpressionSyntax access => OfMember(access.Expression, access.WhenNotNull),
        MemberAccessExpressionSyntax access => WithOwner(access.Expression, Pascal(access.Name.Identifier.ValueText)),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => "Member",
        InvocationExpressionSyntax invocation => OfCall(invocation),
        SimpleNameSyntax name => Pascal(name.Identifier.ValueText),
        TypeOfExpressionSyntax => "Type",
        ThisExpressionSyntax => "This",
        _ => null,
    };

    /// <summary><c>order?.Customer.Name</c>: what stands behind the <c>?</c> decides.</summary>
    private static string? OfMember(ExpressionSyntax owner, ExpressionSyntax member) => member switch
    {
        MemberBindingExpressionSyntax binding => WithOwner(owner, Pascal(binding.Name.Identifier.ValueText)),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var method } } => IsPlainText(method) ? Of(owner) : OfMethod(method),
        _ => Of(member),
    };

    private static string? WithOwner(ExpressionSyntax owner, string? name)
    {
        if (name is null || !TooGeneral.Contains(name) || owner is ThisExpressionSyntax or BaseExpressionSyntax)
            return name;

        var ownerName = Of(owner);
        return ownerName is null || ownerName.EndsWith(name, StringComparison.Ordinal) ? ownerName ?? name : ownerName == Unnamed ? name : ownerName + name;
    }

    private static string? OfCall(InvocationExpressionSyntax invocation)
    {
        var method = invocation.InvokedName()?.Identifier.ValueText;

        return method switch
        {
            null => null,
            "Join" when invocation.ArgumentList.Arguments is { Count: 2 } arguments => Of(arguments[1].Expression),
            _ when IsPlainText(method) && invocation.Expression is MemberAccessExpressionSyntax access => Of(access.Expression),
            "GetType" => "Type",
            "Count" when invocation.Expression is MemberAccessExpressionSyntax access => WithOwner(access.Expression, "Count"),
            _ => OfMethod(method),
        };
    }

    /// <summary>Calls that give the same thing in another form.</summary>
    private static bool IsPlainText(string method) => method.StartsWith("To", StringComparison.Ordinal) || method is "Trim" or "Substring" or "ConfigureAwait" or "GetValueOrDefault";

    private static string? OfMethod(string method)
    {
        if (method.StartsWith("Get", StringComparison.Ordinal) && method.Length > 3 && char.IsUpper(method[3]))
            method = method.Substring(3);

        if (method.EndsWith("Async", StringComparison.Ordinal) && method.Length > 5)
            method = method.Substring(0, method.Length - 5);

        return Pascal(method);
    }

    private static string? Pascal(string name)
    {
        if (name.Length > 2 && name[1] == '_')
            name = name.Substring(2);

        var words = name.Split(new[] { '_' }, StringSplitOptions.RemoveEmptyEntries);
        var pascal = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return pascal.Length > 0 && !char.IsDigit(pascal[0]) ? pascal : null;
    }
}

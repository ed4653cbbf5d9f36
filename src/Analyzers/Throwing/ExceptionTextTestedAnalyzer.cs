using System.Collections.Immutable;
using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Throwing;

/// <summary>EH1108: reports a decision made on the text of an exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionTextTestedAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        RuleIds.ExceptionTextTested,
        title: "Do not decide by the text of an exception",
        messageFormat: "The text of an exception is for people and changes with version and language; decide by {0}",
        RuleCategory.Throwing,
        DiagnosticSeverity.Warning,
        description: "Messages are rewritten, translated and shortened without notice, and then the decision silently goes the other way. Types, error codes and statuses are part of the contract.");

    /// <summary>What to ask instead, for types that say it.</summary>
    private static readonly (string Type, string Property)[] Better =
    {
        ("System.Net.Http.HttpRequestException", "StatusCode"),
        ("Microsoft.Data.SqlClient.SqlException", "Number"),
        ("System.Data.SqlClient.SqlException", "Number"),
        ("Npgsql.PostgresException", "SqlState"),
        ("Microsoft.Data.Sqlite.SqliteException", "SqliteErrorCode"),
        ("System.Net.Sockets.SocketException", "SocketErrorCode"),
        ("System.Net.WebException", "Status"),
        ("Grpc.Core.RpcException", "StatusCode"),
        ("System.ComponentModel.Win32Exception", "NativeErrorCode"),
        ("MySqlConnector.MySqlException", "ErrorCode"),
        ("System.Data.SQLite.SQLiteException", "ResultCode"),
        ("Azure.RequestFailedException", "ErrorCode"),
        ("Amazon.Runtime.AmazonServiceException", "ErrorCode"),
        ("System.Security.Cryptography.CryptographicException", "HResult"),
        ("System.IO.IOException", "HResult"),
        ("System.Runtime.InteropServices.COMException", "HResult"),
        ("System.ArgumentException", "ParamName"),
    };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterRule(NamesText, Analyze, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.MemberBindingExpression);
        context.RegisterRule(NamesMessage, AnalyzePattern, SyntaxKind.Subpattern);
    }

    private static bool NamesText(SyntaxNode node) => NameOf(node) is "Message" or "StackTrace" or "ToString" || IsOnOwnMessage(node);

    /// <summary><c>Message.Contains(…)</c> in an exception type.</summary>
    private static bool IsOnOwnMessage(SyntaxNode node) => node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Message" } };

    private static bool NamesMessage(SyntaxNode node) => node is SubpatternSyntax { ExpressionColon.Expression: var member } && member switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    } == "Message";

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static void Analyze(RuleContext context)
    {
        if (TextIn(context) is not { Instance: { } exception, Text: { } text } || exception.Type is not { } type || !type.IsOrInheritsFrom(context.Types.Exception))
            return;

        if (TextDecision.Find(text, context.Model.Helpers, context.CancellationToken) is not { } decision || IsAskedBefore(context.Node, decision) || context.IsExcusedAsTest(RuleIds.ExceptionTextTested))
            return;

        var place = decision.Syntax.Span.Contains(context.Node.Span) ? decision.Syntax : context.Node;
        context.Report(Diagnostic.Create(Rule, place.GetLocation(), InsteadFor(type, context.Types)));
    }

    private static void AnalyzePattern(RuleContext context)
    {
        // Of '{ InnerException.Message: … }' only the member is an operation, in a pattern of its own.
        var member = context.SemanticModel.GetOperation(((SubpatternSyntax)context.Node).ExpressionColon!.Expression, context.CancellationToken);

        if (member is IPropertyReferenceOperation { Property.ContainingType: { } type, Parent: IPropertySubpatternOperation subpattern }
            && type.IsOrInheritsFrom(context.Types.Exception)
            && TextDecision.IsAskedFor(subpattern.Pattern, context.Model.Helpers, context.CancellationToken)
            && !context.IsExcusedAsTest(RuleIds.ExceptionTextTested))
        {
            context.Report(Diagnostic.Create(Rule, context.Node.GetLocation(), InsteadFor(type, context.Types)));
        }
    }

    private static (IOperation? Instance, IOperation? Text) TextIn(RuleContext context)
    {
        var operation = context.Node is MemberAccessExpressionSyntax { Expression: var own } && IsOnOwnMessage(context.Node)
            ? context.SemanticModel.GetOperation(own, context.CancellationToken)
            : context.Operation;

        switch (operation)
        {
            case IPropertyReferenceOperation property:
                return (property.Instance, property);

            // The name of a method is no operation of its own.
            case null or IMethodReferenceOperation:
                return context.Node.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call
                    && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation invocation
                    ? (invocation.Instance, invocation)
                    : default;

            default:
                return default;
        }
    }

    /// <summary>A condition that asks for the same text several times is one decision.</summary>
    private static bool IsAskedBefore(SyntaxNode node, IOperation decision)
    {
        var condition = decision;

        while (condition.Parent is IBinaryOperation or IUnaryOperation or IParenthesizedOperation or IConversionOperation)
            condition = condition.Parent;

        foreach (var earlier in condition.Syntax.DescendantNodes())
        {
            if (earlier.SpanStart >= node.SpanStart)
                break;

            if (earlier != node && NamesText(earlier) && !earlier.Span.Contains(node.Span) && earlier.ToString() == node.ToString())
                return true;
        }

        return false;
    }

    private static string InsteadFor(ITypeSymbol type, KnownTypes types)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, types.OwnAssembly))
            return "a type or a code of its own";

        foreach (var (name, property) in Better)
        {
            if (type.IsOrInheritsFrom(name))
                return $"'{type.Name}.{property}'";
        }

        return "its type, or a code that it carries";
    }
}

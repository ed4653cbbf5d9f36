using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>A call that does nothing but wait: <c>await Task.Delay(…)</c>, <c>Task.Delay(…).Wait()</c>, <c>Thread.Sleep(…)</c>.</summary>
internal sealed class RetryWait
{
    private RetryWait(ExpressionSyntax amount, ExpressionSyntax? token)
    {
        Amount = amount;
        Token = token;
    }

    public ExpressionSyntax Amount { get; }

    public ExpressionSyntax? Token { get; }

    public static RetryWait? Read(ExpressionSyntax expression, SemanticModel model)
    {
        if (CallIn(expression) is not { } call || model.GetOperation(call) is not IInvocationOperation { TargetMethod: var method } operation)
            return null;

        var isDelay = method is { Name: "Delay", IsStatic: true } && method.ContainingType.HasFullName("System.Threading.Tasks.Task");
        var isSleep = method.Name == "Sleep" && method.ContainingType.HasFullName("System.Threading.Thread");

        if (!(isDelay || isSleep) || (isDelay && call == expression))
            return null;

        ExpressionSyntax? amount = null, token = null;

        foreach (var argument in operation.Arguments)
        {
            var value = (argument.Syntax as ArgumentSyntax)?.Expression;

            if (argument.Parameter?.Type is not { } type || value is null)
                return null;

            if (RetryTokens.IsToken(type))
                token = RetryTokens.IsNone(argument.Value) ? null : value;
            else if (type.SpecialType == SpecialType.System_Int32 || type.HasFullName("System.TimeSpan"))
                amount = value;
            else
                return null; // A clock of its own.
        }

        return amount is null ? null : new(amount, token);
    }

    private static InvocationExpressionSyntax? CallIn(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax { Expression: var awaited } => CallIn(awaited),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait", Expression: InvocationExpressionSyntax inner } } => inner,
        InvocationExpressionSyntax call => call,
        _ => null,
    };
}

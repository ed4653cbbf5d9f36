using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Whether code runs only where somebody wants to see what is for developers: on their machines, or because a switch says so.</summary>
internal sealed class EnvironmentGuard
{
    private readonly HelperSummaries _helpers;
    private readonly DevelopmentCheck _check;
    private readonly CancellationToken _cancellationToken;

    private EnvironmentGuard(HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _helpers = helpers;
        _check = new DevelopmentCheck(helpers, cancellationToken);
        _cancellationToken = cancellationToken;
    }

    public static bool Guards(IOperation operation, HelperSummaries helpers, CancellationToken cancellationToken) =>
        new EnvironmentGuard(helpers, cancellationToken).IsGuarded(operation, HelperSummaries.MaxDepth);

    /// <summary>Whether a variable gets one of its values only there: then it depends on the environment what its readers see.</summary>
    public static bool GuardsValueOf(ILocalSymbol local, IOperation root, HelperSummaries helpers, CancellationToken cancellationToken)
    {
        foreach (var written in WrittenValues.Of(local, root))
        {
            if (written is not null && (Guards(written, helpers, cancellationToken) || new EnvironmentGuard(helpers, cancellationToken).IsExcluded(written)))
                return true;
        }

        return false;
    }

    private bool IsGuarded(IOperation operation, int budget)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (IsBranchOfCheck(current, parent, wanted: true) || (parent is IBlockOperation block && FollowsLeavingCheck(block, current)))
                return true;
        }

        return StandsUnderDebugDirective(operation.Syntax)
            || (operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, _cancellationToken) is IMethodSymbol method && IsForDevelopment(method, budget));
    }

    /// <summary>Whether the code runs only outside development.</summary>
    private bool IsExcluded(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (IsBranchOfCheck(current, parent, wanted: false))
                return true;
        }

        return false;
    }

    private bool IsBranchOfCheck(IOperation child, IOperation parent, bool wanted) => parent switch
    {
        IConditionalOperation conditional when conditional.WhenTrue == child => IsCheck(conditional.Condition, outcome: true, wanted),
        IConditionalOperation conditional when conditional.WhenFalse == child => IsCheck(conditional.Condition, outcome: false, wanted),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, RightOperand: var right, LeftOperand: var left } when right == child => IsCheck(left, outcome: true, wanted),
        _ => false,
    };

    private bool IsCheck(IOperation condition, bool outcome, bool wanted) => _check.Holds(condition, outcome == wanted);

    /// <summary><c>if (!env.IsDevelopment()) return;</c> before it, in the same block.</summary>
    private bool FollowsLeavingCheck(IBlockOperation block, IOperation statement)
    {
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
                return false;

            if (earlier is IConditionalOperation { WhenFalse: null } conditional && Leaves(conditional.WhenTrue) && _check.Holds(conditional.Condition, outcome: false))
                return true;
        }

        return false;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: { IsEmpty: false } statements } => Leaves(statements[statements.Length - 1]),
        IReturnOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };

    /// <summary>A method named for development, as ASP.NET Core's conventions have it, or a private one that is only called there.</summary>
    private bool IsForDevelopment(IMethodSymbol method, int budget)
    {
        while (method is { MethodKind: MethodKind.AnonymousFunction, ContainingSymbol: IMethodSymbol outer })
            method = outer;

        if (Words.Name(method.Name, "development") || Words.Name(method.ContainingType.Name, "development") || IsMarkedForDevelopment(method) || IsMarkedForDevelopment(method.ContainingType))
            return true;

        return budget > 0
            && (method.DeclaredAccessibility == Accessibility.Private || method.MethodKind == MethodKind.LocalFunction)
            && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
            && IsOnlyCalledForDevelopment(method, budget - 1);
    }

    /// <summary>An attribute that lets nobody in elsewhere: <c>[DevelopmentOnly]</c>.</summary>
    private static bool IsMarkedForDevelopment(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: var name } && (Words.Name(name, "development") || Words.Name(name, "debug") || Words.Name(name, "cheat")))
                return true;
        }

        return false;
    }

    private bool IsOnlyCalledForDevelopment(IMethodSymbol method, int budget)
    {
        var isCalled = false;

        foreach (var name in method.NamedInItsType(_cancellationToken))
        {
            if (_helpers.OperationAt(name.FirstAncestorOrSelf<InvocationExpressionSyntax>(), _cancellationToken) is not IInvocationOperation call)
                continue;

            if (!SymbolEqualityComparer.Default.Equals((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, method.OriginalDefinition))
                continue;

            if (!IsGuarded(call, budget))
                return false;

            isCalled = true;
        }

        return isCalled;
    }

    /// <summary>Whether the code is only there in a debug build.</summary>
    private static bool StandsUnderDebugDirective(SyntaxNode node)
    {
        var conditions = new Stack<bool>();

        for (var directive = node.SyntaxTree.GetRoot().GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    conditions.Push(start.BranchTaken && IsDebug(start.Condition));
                    break;
                case ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax when conditions.Count > 0:
                    conditions.Pop();
                    conditions.Push(directive is ElifDirectiveTriviaSyntax { BranchTaken: true } next && IsDebug(next.Condition));
                    break;
                case EndIfDirectiveTriviaSyntax when conditions.Count > 0:
                    conditions.Pop();
                    break;
            }
        }

        return conditions.Contains(true);
    }

    private static bool IsDebug(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } => true,
        ParenthesizedExpressionSyntax parenthesized => IsDebug(parenthesized.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsDebug(both.Left) || IsDebug(both.Right),
        _ => false,
    };
}

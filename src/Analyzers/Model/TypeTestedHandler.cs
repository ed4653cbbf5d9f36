using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>A handler that first asks what it has caught and throws everything else on, as a filter would have let it pass.</summary>
internal sealed class TypeTestedHandler
{
    private TypeTestedHandler(ExpressionSyntax condition, bool isWanted, SyntaxNode? body)
    {
        Condition = condition;
        IsWanted = isWanted;
        Body = body;
    }

    /// <summary>What is asked.</summary>
    public ExpressionSyntax Condition { get; }

    /// <summary>Whether the handler is for what the condition is true for.</summary>
    public bool IsWanted { get; }

    /// <summary>The branch that holds the handling, or <see langword="null"/> where it comes behind the test.</summary>
    public SyntaxNode? Body { get; }

    public static TypeTestedHandler? Find(ICatchClauseOperation clause, ISymbol? variable)
    {
        if (variable is null || clause.Filter is not null || clause.Handler.Operations.IsEmpty || !IsLast((CatchClauseSyntax)clause.Syntax))
            return null;

        if (clause.Handler.Operations[0] is not IConditionalOperation { Syntax: IfStatementSyntax test } conditional
            || !AsksForType(conditional.Condition, variable))
        {
            return null;
        }

        var (whenTrue, whenFalse) = (test.Statement, test.Else?.Statement);

        if (OnlyRethrows(whenTrue))
            return whenFalse is null ? new TypeTestedHandler(test.Condition, isWanted: false, body: null) : new TypeTestedHandler(test.Condition, isWanted: false, whenFalse);

        if (OnlyRethrows(whenFalse))
            return new TypeTestedHandler(test.Condition, isWanted: true, whenTrue);

        var rest = clause.Handler.Operations;

        return whenFalse is null && rest.Length == 2 && OnlyRethrows(rest[1].Syntax as StatementSyntax) && NeverFallsThrough(clause, whenTrue)
            ? new TypeTestedHandler(test.Condition, isWanted: true, whenTrue)
            : null;
    }

    /// <summary>What passes the last clause goes up; what passes another one might come to the next.</summary>
    private static bool IsLast(CatchClauseSyntax clause) => clause.Parent is TryStatementSyntax tryStatement && tryStatement.Catches.Last() == clause;

    private static bool OnlyRethrows(StatementSyntax? statement) => statement switch
    {
        ThrowStatementSyntax { Expression: null } => true,
        BlockSyntax { Statements: { Count: 1 } statements } => statements[0] is ThrowStatementSyntax { Expression: null },
        _ => false,
    };

    private static bool NeverFallsThrough(ICatchClauseOperation clause, StatementSyntax statement) =>
        clause.SemanticModel!.AnalyzeControlFlow(statement) is { Succeeded: true, EndPointIsReachable: false };

    /// <summary>Whether the condition is about the exception's type, perhaps with more about the exception, and does nothing else.</summary>
    private static bool AsksForType(IOperation condition, ISymbol variable)
    {
        var asks = false;

        foreach (var operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IIsTypeOperation isType when IsCaught(isType.ValueOperand, variable):
                case IIsPatternOperation { Pattern: not (IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation }) } isPattern when IsCaught(isPattern.Value, variable):
                    asks = true;
                    break;

                // A filter runs before the blocks below have cleaned up: only what it reads from the exception is sure to be the same then.
                case IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IInvalidOperation:
                case IFieldReferenceOperation { Field.IsConst: false } or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.PatternInput } }:
                case ILocalReferenceOperation { Local: var local } when local.Locations[0].SourceSpan.Start < variable.Locations[0].SourceSpan.Start:
                case IParameterReferenceOperation:
                    return false;
            }
        }

        return asks;
    }

    private static bool IsCaught(IOperation operation, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(operation.WithoutConversions().ReferencedVariable(), variable);
}

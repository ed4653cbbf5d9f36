using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>A handler that first asks what it has caught and throws everything else on, as a filter would have let it pass.</summary>
internal sealed class TypeTestedHandler
{
    private TypeTestedHandler(ExpressionSyntax? condition, bool isWanted, SyntaxNode? body)
    {
        Condition = condition;
        IsWanted = isWanted;
        Body = body;
    }

    /// <summary>What is asked, or <see langword="null"/> where there is no one condition.</summary>
    public ExpressionSyntax? Condition { get; }

    /// <summary>Whether the handler is for what the condition is true for.</summary>
    public bool IsWanted { get; }

    /// <summary>The branch that holds the handling, or <see langword="null"/> where it comes behind the test.</summary>
    public SyntaxNode? Body { get; }

    public static TypeTestedHandler? Find(ICatchClauseOperation clause, ISymbol? variable)
    {
        if (variable is null || clause.Filter is not null || clause.Handler.Operations.IsEmpty || !IsLast((CatchClauseSyntax)clause.Syntax))
            return null;

        return OfOneTest(clause, variable)
            ?? (IsChain(clause.Handler.Operations[0], variable) || IsSequence(clause, variable) || IsSwitch(clause.Handler.Operations[0], variable) || IsCast(clause.Handler.Operations, variable)
                ? new TypeTestedHandler(condition: null, isWanted: true, body: null)
                : null);
    }

    private static TypeTestedHandler? OfOneTest(ICatchClauseOperation clause, ISymbol variable)
    {
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

    /// <summary><c>if (ex is A) … else if (ex is B) … else throw;</c></summary>
    private static bool IsChain(IOperation? statement, ISymbol variable)
    {
        while (statement is IConditionalOperation { Syntax: IfStatementSyntax } test && AsksForType(test.Condition, variable))
            statement = test.WhenFalse;

        return OnlyRethrows(statement?.Syntax as StatementSyntax);
    }

    /// <summary><c>if (ex is A) return 1; if (ex is B) return 2; throw;</c></summary>
    private static bool IsSequence(ICatchClauseOperation clause, ISymbol variable)
    {
        var statements = clause.Handler.Operations;

        for (var index = 0; index < statements.Length - 1; index++)
        {
            if (statements[index] is not IConditionalOperation { WhenFalse: null, Syntax: IfStatementSyntax test } conditional
                || !AsksForType(conditional.Condition, variable)
                || !NeverFallsThrough(clause, test.Statement))
            {
                return false;
            }
        }

        return statements.Length > 1 && OnlyRethrows(statements[statements.Length - 1].Syntax as StatementSyntax);
    }

    /// <summary><c>switch (ex) { case A: …; default: throw; }</c></summary>
    private static bool IsSwitch(IOperation statement, ISymbol variable)
    {
        if (statement is not ISwitchOperation choice || !IsCaught(choice.Value, variable))
            return false;

        var throwsTheRest = false;

        foreach (var section in choice.Cases)
        {
            if (section.Clauses.Any(label => label is IDefaultCaseClauseOperation))
                throwsTheRest = section.Syntax is SwitchSectionSyntax { Statements: { Count: 1 } statements } && OnlyRethrows(statements[0]);
            else if (!section.Clauses.All(label => label is IPatternCaseClauseOperation { Guard: null }))
                return false;
        }

        return throwsTheRest && choice.Cases.Length > 1;
    }

    /// <summary><c>var a = ex as A; if (a == null) throw;</c></summary>
    private static bool IsCast(ImmutableArray<IOperation> statements, ISymbol variable) =>
        statements.Length > 1
        && statements[0] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
        && declarations[0].Declarators is { Length: 1 } declarators
        && declarators[0].GetVariableInitializer()?.Value is IConversionOperation { IsTryCast: true, Operand: var operand }
        && IsCaught(operand, variable)
        && statements[1] is IConditionalOperation { WhenFalse: null, Condition: var condition, Syntax: IfStatementSyntax test }
        && OnlyRethrows(test.Statement)
        && IsNullTest(condition, declarators[0].Symbol);

    private static bool IsNullTest(IOperation condition, ISymbol variable) => condition.WithoutConversions() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => IsCaught(equals.LeftOperand, variable) && equals.RightOperand.IsNullConstant(),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } isNull => IsCaught(isNull.Value, variable) && value.IsNullConstant(),
        _ => false,
    };

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

                case IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.IsEmpty: true }, Instance: { } instance, Parent: IBinaryOperation } when IsCaught(instance, variable):
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

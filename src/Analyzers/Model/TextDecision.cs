using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds out whether the text of an exception is read to decide what to do, and not to show or to keep it.</summary>
internal sealed class TextDecision
{
    /// <summary>How many variables and helpers a text is followed through.</summary>
    private const int MaxSteps = 3;

    private readonly HelperSummaries _helpers;
    private readonly CancellationToken _cancellationToken;

    private TextDecision(HelperSummaries helpers, CancellationToken cancellationToken)
    {
        _helpers = helpers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The comparison that decides, where the text is compared, searched or matched; <see langword="null"/> where it is not.</summary>
    public static IOperation? Find(IOperation text, HelperSummaries helpers, CancellationToken cancellationToken) =>
        new TextDecision(helpers, cancellationToken).Climb(text, MaxSteps);

    /// <summary>Whether a pattern over the text asks what it is, or names it for something that does.</summary>
    public static bool IsAskedFor(IPatternOperation pattern, HelperSummaries helpers, CancellationToken cancellationToken) =>
        Asks(pattern) || new TextDecision(helpers, cancellationToken).DecisionOn(VariableOf(pattern), pattern, MaxSteps - 1) is not null;

    private IOperation? Climb(IOperation text, int steps)
    {
        for (var value = text; value.Parent is { } parent; value = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when sum.LeftOperand == value || !sum.LeftOperand.DescendantsAndSelf().Any(IsTextOfException):
                    break;

                case IConditionalAccessOperation access when access.WhenNotNull == value || access.Operation == value:
                    if (access.Operation == value)
                        return access.Receiver() is { } receiver ? Climb(receiver, steps) : null;
                    break;

                case IInvocationOperation call when call.Instance == value && IsText(call.TargetMethod.ContainingType):
                    if (Decides(call.TargetMethod))
                        return Settles(call) ? call : null;
                    if (!IsTextOrParts(call.TargetMethod.ReturnType))
                        return null;
                    break;

                case IMethodReferenceOperation { Method: var method } reference when IsText(method.ContainingType):
                    return Decides(method) && Settles(reference) ? reference : null;

                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    parent = call;
                    if (IsTextMethod(call.TargetMethod) ? Decides(call.TargetMethod) || IsCounted(call) : IsLookUp(call))
                        return Settles(call) ? call : null;
                    if (DecidesInside(call.TargetMethod, argument.Parameter, steps))
                        return Settles(call) ? call : null;
                    if (!IsTextMethod(call.TargetMethod) || !IsTextOrParts(call.TargetMethod.ReturnType))
                        return null;
                    break;

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    var other = comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand;
                    return !other.IsNullConstant() && !IsEmptyText(other) && !IsTextOfException(other) && Settles(comparison) ? comparison : null;

                case IIsPatternOperation { Pattern: var pattern } isPattern:
                    return Asks(pattern) ? Settles(isPattern) ? isPattern : null : DecisionOn(VariableOf(pattern), text, steps - 1);

                case ISwitchOperation or ISwitchExpressionOperation { Type.SpecialType: not SpecialType.System_String }:
                    return parent;

                case ITupleOperation { Parent: ISwitchExpressionOperation { Type.SpecialType: not SpecialType.System_String } choice } tuple:
                    return AsksPart(choice, tuple.Elements.IndexOf(value)) ? choice : null;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return DecisionOn(local, text, steps - 1);

                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == value && IsOnlyEverText(local, assignment):
                    return DecisionOn(local, text, steps - 1);

                default:
                    return null;
            }
        }

        return null;
    }

    private IOperation? DecisionOn(ISymbol? variable, IOperation place, int steps) => variable is null ? null : DecisionBelow(place.Root(), variable, steps);

    private IOperation? DecisionBelow(IOperation body, ISymbol variable, int steps)
    {
        if (steps == 0)
            return null;

        foreach (var operation in body.Descendants())
        {
            if (SymbolEqualityComparer.Default.Equals(operation.ReferencedVariable(), variable) && Climb(operation, steps) is { } decision)
                return decision;
        }

        return null;
    }

    /// <summary>Whether a helper of this compilation tests the text, and tells its caller more than another text.</summary>
    private bool DecidesInside(IMethodSymbol method, IParameterSymbol? parameter, int steps) =>
        parameter is { RefKind: RefKind.None }
        && method is { ReturnsVoid: false, DeclaringSyntaxReferences.IsEmpty: false }
        && !IsText(method.ReturnType)
        && !method.IsVisibleOutsideAssembly()
        && _helpers.BodyOf(method, _cancellationToken) is { } body
        && DecisionBelow(body, parameter.OriginalDefinition, steps - 1) is not null;

    /// <summary>Whether nothing else is written to the variable, so that what is asked of it is asked of the text.</summary>
    private static bool IsOnlyEverText(ILocalSymbol local, ISimpleAssignmentOperation assignment) =>
        WrittenValues.Of(local, assignment.Root()).All(written => written == assignment.Value || (written is not null && (written.IsNullConstant() || IsEmptyText(written))));

    private static ISymbol? VariableOf(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    private static bool AsksPart(ISwitchExpressionOperation choice, int part) =>
        choice.Arms.Any(arm => arm.Pattern is IRecursivePatternOperation { DeconstructionSubpatterns: var parts } && part < parts.Length && Asks(parts[part]));

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && arguments[0].SpecialType == SpecialType.System_Char && type.HasFullName("System.ReadOnlySpan`1"));

    private static bool IsTextOrParts(ITypeSymbol type) => IsText(type is IArrayTypeSymbol parts ? parts.ElementType : type);

    private static bool IsTextMethod(IMethodSymbol method) =>
        IsText(method.ContainingType)
        || method.ContainingType.HasFullName("System.Text.RegularExpressions.Regex")
        || method.ContainingType.HasFullName("System.StringComparer")
        || (method.IsExtensionMethod && IsText(method.Parameters[0].Type));

    private static bool Decides(IMethodSymbol method) =>
        method.Name is "Contains" or "StartsWith" or "EndsWith" or "Equals" or "IndexOf" or "LastIndexOf" or "Compare" or "CompareOrdinal" or "CompareTo" or "IsMatch" or "Match"
        || (method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Name.StartsWith("Contains", StringComparison.Ordinal));

    private static bool IsCounted(IInvocationOperation call) => call is { TargetMethod.Name: "Matches", Parent: IPropertyReferenceOperation { Property.Name: "Count" } };

    /// <summary>Whether the text is looked up among texts that are written down in the program, and not among those that came up while it ran.</summary>
    private static bool IsLookUp(IInvocationOperation call) =>
        call.TargetMethod.Name is "Contains" or "ContainsKey" or "TryGetValue"
        && (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null))?.WithoutConversions() switch
        {
            IArrayCreationOperation => true,
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => field.DeclaringSyntaxReferences.Any(reference => WritesTexts(reference.GetSyntax())),
            _ => false,
        };

    private static bool WritesTexts(SyntaxNode field) => field.DescendantNodes().Any(node => node.IsKind(SyntaxKind.StringLiteralExpression));

    private static bool IsEmptyText(IOperation value) => value.ConstantValue is { HasValue: true, Value: "" } || value is IFieldReferenceOperation { Field.Name: "Empty" };

    private bool IsTextOfException(IOperation value) =>
        value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Message", Instance.Type: { } type } && type.IsOrInheritsFrom(_helpers.Types.Exception);

    private static bool Asks(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => !value.IsNullConstant(),
        INegatedPatternOperation { Pattern: var inner } => Asks(inner),
        IBinaryPatternOperation binary => Asks(binary.LeftPattern) || Asks(binary.RightPattern),
        _ => false,
    };

    /// <summary>Whether the answer leads somewhere: not into an entry, a part of the text, or a test's assertion.</summary>
    private static bool Settles(IOperation answer)
    {
        for (var value = answer; value.Parent is { } parent; value = parent)
        {
            switch (parent)
            {
                case IInterpolationOperation or IRangeOperation:
                case IConditionalOperation { Type.SpecialType: SpecialType.System_String } choice when choice.Condition == value:
                case IConditionalOperation { WhenFalse: { } otherwise } either when either.Condition == value && OnlyLogs(either.WhenTrue) && OnlyLogs(otherwise):
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Substring" or "Remove", ContainingType.SpecialType: SpecialType.System_String } } }:
                    return false;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { Type.SpecialType: SpecialType.System_Int32 } position } }:
                    return IsCompared(position, parent.Root());

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return LogCallRecognizer.Recognize(call) is null && call.TargetMethod.ContainingType is { Name: not ("Assert" or "Debug") };

                case IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation or IConditionalAccessOperation or ICoalesceOperation:
                    break;

                default:
                    return parent is not IExpressionStatementOperation;
            }
        }

        return true;
    }

    /// <summary>Two wordings of one entry.</summary>
    private static bool OnlyLogs(IOperation branch)
    {
        var statements = branch is IBlockOperation { Operations: var inside } ? inside : ImmutableArray.Create(branch);
        return statements.All(statement => statement is IExpressionStatementOperation { Operation: IInvocationOperation call } && LogCallRecognizer.Recognize(call) is not null);
    }

    /// <summary>Whether somebody asks where in the text something stands, and does not only cut the text there.</summary>
    private static bool IsCompared(ILocalSymbol position, IOperation scope) => scope.Descendants().Any(operation =>
        operation is IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } comparison
        && (Names(comparison.LeftOperand, position) || Names(comparison.RightOperand, position)));

    private static bool Names(IOperation operand, ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(operand.WithoutConversions().ReferencedVariable(), local);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>Reads which HTTP statuses a condition asks for by name or number, and which of them no further attempt can help.</summary>
internal static class StatusTests
{
    private const string Status = "System.Net.HttpStatusCode";
    private const int Conflict = 409;
    public const int TooManyRequests = 429;
    private const int Unavailable = 503;

    /// <summary>The statuses for which a condition that can end the attempts lets them go on, although the answer will be the same.</summary>
    public static ImmutableArray<HopelessStatus> Hopeless(RetryPath path, ExitConditions conditions, AttemptScope scope)
    {
        var found = ImmutableArray.CreateBuilder<HopelessStatus>();

        if (Lookalikes.Polls(scope))
            return ImmutableArray<HopelessStatus>.Empty;

        foreach (var block in path.Blocks)
        {
            if (block.BranchValue is not { } condition || !conditions.Decides(block))
                continue;

            foreach (var (status, isMet) in In(condition))
            {
                if (IsHopeless(status) && conditions.ComesBack(block, whenTrue: isMet) && !IsAmended(status, condition.Syntax, scope))
                    found.Add(new HopelessStatus(status, condition.Syntax));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether an operation speaks of a server that has too much to do: it is asked again later, for the same.</summary>
    public static bool NamesBusyServer(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            foreach (var (status, isMet) in In(part))
            {
                if (isMet && status is TooManyRequests or Unavailable)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the answer will be the same, whenever it is asked for.</summary>
    public static bool IsHopeless(int status) => AsksForLogin(status) || status is 400 or 404 or 405 or Conflict or 410 or 422 or 501 or 505;

    /// <summary>Whether the answer will be another one after a login.</summary>
    public static bool AsksForLogin(int status) => status is 401 or 403;

    /// <summary>After a new login the answer is another one, and so it is where what was missing is made, or read anew what somebody else has changed.</summary>
    private static bool IsAmended(int status, SyntaxNode place, AttemptScope scope) =>
        Remedies.AreBehind(place, scope) || (status == Conflict && ReadsBeforeWriting(scope));

    /// <summary>An attempt that makes several calls may well read anew what it writes.</summary>
    private static bool ReadsBeforeWriting(AttemptScope scope)
    {
        var calls = 0;

        foreach (var operation in scope.Operations)
        {
            if (scope.IsTried(operation) && operation is IAwaitOperation { Operation: var awaited } && !(awaited is IInvocationOperation wait && RetryDelays.Waits(wait)))
                calls++;
        }

        return calls != 1;
    }

    /// <summary>The statuses that the condition names, and whether it holds for them.</summary>
    private static IEnumerable<(int Status, bool IsMet)> In(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => In(operand).Select(static found => (found.Status, !found.IsMet)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => InComparison(comparison),
        IIsPatternOperation { Value: var value, Pattern: var pattern } => InPattern(pattern, value.WithoutConversions(), isMet: true),
        _ => Enumerable.Empty<(int, bool)>(),
    };

    private static IEnumerable<(int Status, bool IsMet)> InComparison(IBinaryOperation comparison)
    {
        var isMet = comparison.OperatorKind == BinaryOperatorKind.Equals;

        if (Number(comparison.RightOperand) is { } right && IsStatus(comparison.LeftOperand.WithoutConversions()))
            yield return (right, isMet);
        else if (Number(comparison.LeftOperand) is { } left && IsStatus(comparison.RightOperand.WithoutConversions()))
            yield return (left, isMet);
    }

    private static IEnumerable<(int Status, bool IsMet)> InPattern(IPatternOperation pattern, IOperation value, bool isMet)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value: var constant } when IsStatus(value) && Number(constant) is { } number:
                return new[] { (number, isMet) };

            case INegatedPatternOperation { Pattern: var negated }:
                return InPattern(negated, value, !isMet);

            case IBinaryPatternOperation { LeftPattern: var left, RightPattern: var right }:
                return InPattern(left, value, isMet).Concat(InPattern(right, value, isMet));

            case IRecursivePatternOperation { PropertySubpatterns: var properties }:
                return properties.SelectMany(property => InPattern(property.Pattern, property.Member.WithoutConversions(), isMet));

            default:
                return Enumerable.Empty<(int, bool)>();
        }
    }

    /// <summary>Whether the value is a status, by its type or, where it is a number, by its name.</summary>
    private static bool IsStatus(IOperation value)
    {
        if (IsStatus(value.Type))
            return true;

        return value.Type?.SpecialType == SpecialType.System_Int32
            && AttemptScope.NameOf(value) is { } name
            && name.IndexOf("Status", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool IsStatus(ITypeSymbol? type) =>
        type?.HasFullName(Status) == true
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } && arguments[0].HasFullName(Status);

    private static int? Number(IOperation operation) => operation.WithoutConversions().ConstantValue is { HasValue: true, Value: int number } ? number : null;
}

/// <summary>A status that is tried again although the answer will be the same.</summary>
internal readonly struct HopelessStatus
{
    public HopelessStatus(int status, SyntaxNode place)
    {
        Status = status;
        Place = place;
    }

    public int Status { get; }

    /// <summary>The condition that asks for it.</summary>
    public SyntaxNode Place { get; }
}

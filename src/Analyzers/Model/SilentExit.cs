using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What a handler's silent path does instead of telling anybody.</summary>
internal enum SilentExitKind
{
    DoesNothing,

    /// <summary>Nothing but <c>return;</c>, <c>continue;</c> or <c>break;</c>.</summary>
    Leaves,
    GoesOn,
    ReturnsNothing,
    ReturnsNull,
    ReturnsTrue,
    ReturnsFalse,

    /// <summary>A number below zero, which often stands for "not found".</summary>
    ReturnsNegative,

    /// <summary><c>default</c>, zero, an empty string or collection.</summary>
    ReturnsEmpty,
    ReturnsValue,
}

/// <inheritdoc cref="SilentExitKind" />
internal readonly struct SilentExit
{
    private SilentExit(SilentExitKind kind, bool isMentioned)
    {
        Kind = kind;
        IsMentioned = isMentioned;
    }

    public SilentExitKind Kind { get; }

    /// <summary>Whether a log entry below warning tells at least that something happened.</summary>
    public bool IsMentioned { get; }

    public static SilentExit Of(HandlerExit exit, ICatchClauseOperation clause, bool isMentioned) => new(
        exit.Kind == HandlerExitKind.Returns ? OfReturned(Returned(exit, clause))
        : clause.Handler.Operations.IsEmpty ? SilentExitKind.DoesNothing
        : clause.Handler.Operations is { Length: 1 } only && only[0] is IReturnOperation or IBranchOperation ? SilentExitKind.Leaves
        : SilentExitKind.GoesOn,
        isMentioned);

    /// <summary>Whether the caller gets an answer that stands for failure.</summary>
    public bool SaysNo => Kind is SilentExitKind.ReturnsFalse or SilentExitKind.ReturnsNegative;

    /// <summary>Whether what happens instead is what also happens when all went well, or when there was nothing to find.</summary>
    public bool LooksLikeSuccess => !IsMentioned && Kind is not (SilentExitKind.GoesOn or SilentExitKind.ReturnsTrue or SilentExitKind.ReturnsValue);

    public override string ToString() => Kind switch
    {
        SilentExitKind.DoesNothing => "does nothing",
        SilentExitKind.Leaves or SilentExitKind.GoesOn => "goes on",
        SilentExitKind.ReturnsNothing => "returns",
        SilentExitKind.ReturnsNull => "returns 'null'",
        SilentExitKind.ReturnsTrue => "returns 'true'",
        SilentExitKind.ReturnsFalse => "returns 'false'",
        SilentExitKind.ReturnsNegative => "returns a negative number",
        SilentExitKind.ReturnsEmpty => "returns a default value",
        _ => "returns a value",
    };

    /// <summary>What is returned; for a local that is never anything but null, that null.</summary>
    private static IOperation? Returned(HandlerExit exit, ICatchClauseOperation clause)
    {
        var value = exit.Value?.WithoutConversions();

        if (value is not ILocalReferenceOperation { Local: var local })
            return value;

        var written = WrittenValues.Of(local, clause.Root()).Take(2).ToList();
        return written.Count == 1 && written[0]?.IsNullConstant() == true ? written[0]!.WithoutConversions() : value;
    }

    private static SilentExitKind OfReturned(IOperation? value) => value switch
    {
        null => SilentExitKind.ReturnsNothing,
        { ConstantValue: { HasValue: true, Value: null } } => SilentExitKind.ReturnsNull,
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant ? SilentExitKind.ReturnsTrue : SilentExitKind.ReturnsFalse,
        { ConstantValue: { HasValue: true, Value: < 0 or < 0L } } => SilentExitKind.ReturnsNegative,
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: "CompletedTask" } } => SilentExitKind.ReturnsNothing,
        _ => IsEmpty(value) ? SilentExitKind.ReturnsEmpty : SilentExitKind.ReturnsValue,
    };

    private static bool IsEmpty(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: "" or 0 or 0L or 0U or 0UL or 0D or 0F or 0M } } => true,
        IDefaultValueOperation => true,
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } arguments } => IsEmptyOrNull(arguments[0].Value),
        IObjectCreationOperation { Initializer: null, Type: { } type } creation when creation.Arguments.All(IsCapacityOrComparer) => type.IsOrImplements("System.Collections.IEnumerable"),
        ITupleOperation tuple => tuple.Elements.All(IsEmptyOrNull),
        IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.IsEmpty: true } } => true,
        IMemberReferenceOperation { Member: { IsStatic: true, Name: "Empty" } } => true,

        // Task.FromResult, ValueTask.FromResult: what is in them counts.
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } arguments } =>
            OfReturned(arguments[0].Value.WithoutConversions()) is not SilentExitKind.ReturnsValue,
        _ => IsEmptyBrackets(value.Syntax),
    };

    private static bool IsEmptyOrNull(IOperation value) =>
        OfReturned(value.WithoutConversions()) is SilentExitKind.ReturnsNull or SilentExitKind.ReturnsEmpty;

    /// <summary>What a collection is given beside its contents.</summary>
    private static bool IsCapacityOrComparer(IArgumentOperation argument) =>
        argument.Parameter is { Name: "capacity" } or { Type.Name: "IEqualityComparer" or "IComparer" };

    /// <summary><c>[]</c>, a kind of syntax newer than the compiler that this is built on.</summary>
    private static bool IsEmptyBrackets(SyntaxNode syntax) =>
        syntax.GetFirstToken() is var open && open.IsKind(SyntaxKind.OpenBracketToken) && open.GetNextToken() == syntax.GetLastToken();
}

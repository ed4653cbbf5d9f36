using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>
/// Works out the few expressions that steer a retry: counters, flags, lengths of waits. Integers are <see cref="long"/> here, other numbers
/// <see cref="double"/>. What the loop is given from outside stays the expression that it is; everything else is <see cref="Unknown"/>.
/// </summary>
internal sealed class LoopValues
{
    public static readonly object Unknown = new();

    /// <summary>The exception that the work failed with.</summary>
    public static readonly object Caught = new();

    /// <summary>What a variable holds that nothing was given to yet.</summary>
    public static readonly object Unassigned = new();

    private readonly Dictionary<ILocalSymbol, object?> _values = new(SymbolEqualityComparer.Default);
    private readonly Func<ILocalSymbol, object?> _initial;

    public LoopValues(Func<ILocalSymbol, object?> initial) => _initial = initial;

    public IEnumerable<(ILocalSymbol Variable, object? Value)> All => _values.Select(pair => (pair.Key, pair.Value));

    public object? this[ILocalSymbol variable]
    {
        get => _values.TryGetValue(variable, out var value) ? value : _values[variable] = _initial(variable);
        set => _values[variable] = value;
    }

    public object? Read(IOperation? operation)
    {
        if (operation is null)
            return Unknown;

        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            foreach (var named in operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                _ = this[named.Local]; // It is one of the loop's variables.

            return Plain(constant);
        }

        return operation switch
        {
            IParenthesizedOperation { Operand: var inner } => Read(inner),
            IConversionOperation conversion => Convert(Read(conversion.Operand), conversion.Type),
            ILocalReferenceOperation { Local: var local } => this[local],
            IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation => Given(operation),
            IBinaryOperation binary => Combine(binary),
            IUnaryOperation unary => Negate(unary.OperatorKind, Read(unary.Operand)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Read(choice.Condition) is bool holds ? Read(holds ? choice.WhenTrue : otherwise) : Unknown,
            ISimpleAssignmentOperation assignment => Write(assignment.Target, Read(assignment.Value)),
            ICompoundAssignmentOperation compound => Write(
                compound.Target, Convert(Arithmetic.Combine(compound.OperatorKind, Read(compound.Target), Read(compound.Value)), compound.Type)),
            IIncrementOrDecrementOperation step => Step(step),
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { } type } method } call => Call(type, method.Name, call),
            IObjectCreationOperation { Initializer: null, Type: { } type } creation when type.HasFullName("System.TimeSpan") => Arithmetic.TimeOf(Numbers(creation.Arguments)),
            _ => Unknown,
        };
    }

    private object? Write(IOperation target, object? value)
    {
        if (target is not ILocalReferenceOperation { Local: var local })
            return Unknown;

        _ = this[local]; // Where it is declared must be known.
        return this[local] = value;
    }

    private object? Step(IIncrementOrDecrementOperation step)
    {
        if (Read(step.Target) is not long before || step.Target is not ILocalReferenceOperation)
            return Unknown;

        var after = step.Kind == OperationKind.Increment ? before + 1 : before - 1;
        Write(step.Target, after);
        return step.IsPostfix ? before : after;
    }

    /// <summary>Both sides of <c>&amp;&amp;</c> are read only where the program reads them: they may count.</summary>
    private object? Combine(IBinaryOperation binary)
    {
        var left = Read(binary.LeftOperand);

        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return left is bool and ? and ? Read(binary.RightOperand) : false : Unknown;

            case BinaryOperatorKind.ConditionalOr:
                return left is bool or ? or ? true : Read(binary.RightOperand) : Unknown;

            default:
                return Convert(Arithmetic.Combine(binary.OperatorKind, left, Read(binary.RightOperand)), binary.Type);
        }
    }

    private static object Negate(UnaryOperatorKind kind, object? value) => (kind, value) switch
    {
        (UnaryOperatorKind.Not, bool yes) => !yes,
        (UnaryOperatorKind.Minus, long number) => -number,
        (UnaryOperatorKind.Minus, double number) => -number,
        _ => Unknown,
    };

    private object Call(INamedTypeSymbol type, string name, IInvocationOperation call) =>
        type.HasFullName("System.Math") ? Arithmetic.Calculate(name, Numbers(call.Arguments), call.Arguments, Read)
        : type.HasFullName("System.TimeSpan") ? Arithmetic.TimeFrom(name, Numbers(call.Arguments))
        : Unknown;

    /// <summary>What is written out of the arguments, as numbers; null where one of them is none.</summary>
    private double[]? Numbers(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments)
    {
        var numbers = new List<double>();

        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;

            switch (Read(argument.Value))
            {
                case long number: numbers.Add(number); break;
                case double number: numbers.Add(number); break;
                default: return null;
            }
        }

        return numbers.ToArray();
    }

    /// <summary>A value from outside, if it is named plainly; whether it stays the same is for the caller to see.</summary>
    private static object Given(IOperation operation)
    {
        if (operation is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } && type.HasFullName("System.TimeSpan"))
            return TimeSpan.Zero;

        return operation.Syntax is ExpressionSyntax expression && IsPath(operation) && (operation.Type?.SpecialType == SpecialType.System_Int32 || operation.Type?.HasFullName("System.TimeSpan") == true)
            ? new GivenValue(expression, operation.Type.SpecialType == SpecialType.System_Int32)
            : Unknown;
    }

    private static bool IsPath(IOperation? operation) => operation switch
    {
        null or IInstanceReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
        IFieldReferenceOperation field => IsPath(field.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => IsPath(property.Instance),
        _ => false,
    };

    private static object? Plain(object? constant) => constant switch
    {
        int or short or byte or sbyte or ushort or uint or long => System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture),
        float or double => System.Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture),
        bool or null => constant,
        _ => Unknown,
    };

    private static object? Convert(object? value, ITypeSymbol? type) => (type?.SpecialType, value) switch
    {
        (SpecialType.System_Int32, long number) => unchecked((long)(int)number),
        (SpecialType.System_Int32, double number) => number is >= int.MinValue and <= int.MaxValue ? (long)(int)number : Unknown,
        (SpecialType.System_Int64, double number) => number is >= -9e18 and <= 9e18 ? (long)number : Unknown,
        (SpecialType.System_Int64, long) => value,
        (SpecialType.System_Double, long number) => (double)number,
        (SpecialType.System_Double, double) or (SpecialType.System_Boolean, bool) => value,
        (_, TimeSpan or null or GivenValue) => value,
        _ => ReferenceEquals(value, Caught) ? value : Unknown,
    };
}

/// <summary>A length of time that the loop is given from outside.</summary>
internal sealed class GivenValue
{
    public GivenValue(ExpressionSyntax expression, bool isMilliseconds)
    {
        Expression = expression;
        IsMilliseconds = isMilliseconds;
    }

    public ExpressionSyntax Expression { get; }

    public bool IsMilliseconds { get; }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>What operators, <c>Math</c> and <c>TimeSpan</c> make of known values.</summary>
internal static class Arithmetic
{
    public static object Combine(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (long first, long second) => Integers(kind, first, second),
        (bool first, bool second) => Booleans(kind, first, second),
        (TimeSpan first, TimeSpan second) => Times(kind, first, second),
        (TimeSpan time, long or double) => Scaled(kind, time, Number(right)),
        (long or double, TimeSpan time) when kind == BinaryOperatorKind.Multiply => Scaled(kind, time, Number(left)),
        (long or double, long or double) => Fractions(kind, Number(left), Number(right)),
        _ => LoopValues.Unknown,
    };

    public static object Calculate(string name, double[]? numbers, ImmutableArray<IArgumentOperation> arguments, Func<IOperation?, object?> read)
    {
        if (name is "Min" or "Max" && arguments.Length == 2 && read(arguments[0].Value) is long first && read(arguments[1].Value) is long second)
            return name == "Min" ? Math.Min(first, second) : Math.Max(first, second);

        return (name, numbers) switch
        {
            ("Pow", { Length: 2 }) => Math.Pow(numbers[0], numbers[1]),
            ("Min", { Length: 2 }) => Math.Min(numbers[0], numbers[1]),
            ("Max", { Length: 2 }) => Math.Max(numbers[0], numbers[1]),
            _ => LoopValues.Unknown,
        };
    }

    public static object TimeFrom(string name, double[]? numbers) => (name, numbers) switch
    {
        ("FromMilliseconds", { Length: 1 }) => Time(numbers[0], TimeSpan.TicksPerMillisecond),
        ("FromSeconds", { Length: 1 }) => Time(numbers[0], TimeSpan.TicksPerSecond),
        ("FromMinutes", { Length: 1 }) => Time(numbers[0], TimeSpan.TicksPerMinute),
        ("FromHours", { Length: 1 }) => Time(numbers[0], TimeSpan.TicksPerHour),
        ("FromTicks", { Length: 1 }) => Time(numbers[0], 1),
        _ => LoopValues.Unknown,
    };

    /// <summary><c>new TimeSpan(hours, minutes, seconds)</c> and its longer and shorter forms.</summary>
    public static object TimeOf(double[]? numbers) => numbers switch
    {
        { Length: 1 } => Time(numbers[0], 1),
        { Length: 3 } => Time((numbers[0] * 3600) + (numbers[1] * 60) + numbers[2], TimeSpan.TicksPerSecond),
        { Length: 4 } => Time((((numbers[0] * 24) + numbers[1]) * 3600) + (numbers[2] * 60) + numbers[3], TimeSpan.TicksPerSecond),
        _ => LoopValues.Unknown,
    };

    public static object Time(double amount, long unit) =>
        Math.Abs(amount * unit) < TimeSpan.TicksPerDay * 365d ? TimeSpan.FromTicks((long)Math.Round(amount * unit)) : LoopValues.Unknown;

    private static double Number(object? value) => value is long integer ? integer : (double)value!;

    private static object Integers(BinaryOperatorKind kind, long left, long right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when right != 0 => left / right,
        BinaryOperatorKind.Remainder when right != 0 => left % right,
        BinaryOperatorKind.LeftShift when right is >= 0 and < 31 => left << (int)right,
        BinaryOperatorKind.RightShift when right is >= 0 and < 31 => left >> (int)right,
        _ => Compared(kind, left.CompareTo(right)),
    };

    private static object Fractions(BinaryOperatorKind kind, double left, double right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when right != 0 => left / right,
        _ => Compared(kind, left.CompareTo(right)),
    };

    private static object Booleans(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.And => left & right,
        BinaryOperatorKind.Or => left | right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => LoopValues.Unknown,
    };

    private static object Times(BinaryOperatorKind kind, TimeSpan left, TimeSpan right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        _ => Compared(kind, left.CompareTo(right)),
    };

    private static object Scaled(BinaryOperatorKind kind, TimeSpan time, double factor) => kind switch
    {
        BinaryOperatorKind.Multiply => Time(time.Ticks * factor, 1),
        BinaryOperatorKind.Divide when factor != 0 => Time(time.Ticks / factor, 1),
        _ => LoopValues.Unknown,
    };

    private static object Compared(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        _ => LoopValues.Unknown,
    };
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>A row of waits, said as a first wait, a growth and a longest wait, as the Runtime's <c>Backoff</c> takes them.</summary>
internal sealed class RetryWaits
{
    private static readonly TimeSpan LongestByDefault = TimeSpan.FromSeconds(8);

    private RetryWaits(string growth, string delay, string? maxDelay)
    {
        Growth = growth;
        Delay = delay;
        MaxDelay = maxDelay;
    }

    /// <summary>There is no wait at all.</summary>
    public static RetryWaits None { get; } = new("Exponential", "__TimeSpan.Zero", null);

    /// <summary>The member of <c>DelayBackoffType</c>.</summary>
    public string Growth { get; }

    /// <summary>The first wait, as code.</summary>
    public string Delay { get; }

    /// <summary>The longest wait, as code, where the one by default does not do.</summary>
    public string? MaxDelay { get; }

    /// <summary>The waits before the retries; null where they grow in another way.</summary>
    public static RetryWaits? Of(LoopTrace trace, int retries)
    {
        var pauses = trace.Pauses.Skip(1).Take(retries).ToList();

        if (pauses.Any(pause => pause.Log != pauses[0].Log))
            return null;

        if (pauses.All(pause => pause.Wait is null))
            return None;

        if (pauses.All(pause => pause.Wait is GivenValue && pause.WaitsLike(pauses[0])))
            return Given((GivenValue)pauses[0].Wait!);

        return pauses.All(pause => pause.Wait is TimeSpan wait && wait >= TimeSpan.Zero && wait <= TimeSpan.FromDays(1))
            ? Fit(pauses.ConvertAll(pause => (TimeSpan)pause.Wait!), pauses[0], trace)
            : null;
    }

    private static RetryWaits Given(GivenValue value)
    {
        var delay = value.IsMilliseconds ? $"__TimeSpan.FromMilliseconds({value.Expression})" : value.Expression.ToString();
        return new("Constant", delay, delay);
    }

    private static RetryWaits? Fit(List<TimeSpan> waits, LoopPause pause, LoopTrace trace)
    {
        var first = waits[0];
        var longest = waits.Max();

        if (Grows(waits, _ => 1, longest))
        {
            var delay = IsWrittenOut(pause.Amount!, trace) ? AsTime(pause) : InWords(first);
            return new("Constant", delay, first > LongestByDefault ? delay : null);
        }

        Func<int, double>? growth = Grows(waits, Doubled, longest) ? Doubled : Grows(waits, Added, longest) ? Added : null;

        if (growth is null || first == TimeSpan.Zero)
            return null;

        var isByDefault = longest <= LongestByDefault && Grows(waits, growth, LongestByDefault);
        return new(growth == Doubled ? "Exponential" : "Linear", InWords(first), isByDefault ? null : InWords(longest));
    }

    private static double Doubled(int retry) => Math.Pow(2, retry);

    private static double Added(int retry) => retry + 1;

    /// <summary>Whether each wait is the first one, grown, or the longest of all.</summary>
    private static bool Grows(List<TimeSpan> waits, Func<int, double> growth, TimeSpan longest) =>
        !waits.Where((wait, retry) => wait != TimeSpan.FromTicks((long)Math.Min(waits[0].Ticks * growth(retry), longest.Ticks))).Any();

    /// <summary>Whether the expression says the same outside the loop.</summary>
    private static bool IsWrittenOut(ExpressionSyntax amount, LoopTrace trace) =>
        !amount.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => trace.Variables.Keys.Any(variable => variable.Name == name.Identifier.ValueText));

    private static string AsTime(LoopPause pause) => pause.IsMilliseconds ? $"__TimeSpan.FromMilliseconds({pause.Amount})" : pause.Amount!.ToString();

    private static string InWords(TimeSpan time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? $"__TimeSpan.FromSeconds({(time.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture)})"
        : $"__TimeSpan.FromMilliseconds({time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)})";
}

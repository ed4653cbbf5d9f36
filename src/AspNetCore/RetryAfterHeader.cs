using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ErrorHandling.AspNetCore;

internal static class RetryAfterHeader
{
    public static bool BelongsTo(int status) => status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

    /// <summary>Whole seconds, rounded up, so that nobody comes too early.</summary>
    public static long SecondsOf(TimeSpan wait) => (long)Math.Ceiling(wait.TotalSeconds);

    public static string Format(TimeSpan wait) => SecondsOf(wait).ToString(CultureInfo.InvariantCulture);
}

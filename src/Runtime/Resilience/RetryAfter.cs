using System.Net.Http;
using System.Net.Http.Headers;

namespace ErrorHandling;

/// <summary>Reads how long a server asks to wait (<c>Retry-After</c>, RFC 9110 section 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>The longest wait that is believed where no other limit is given: an hour.</summary>
    private static readonly TimeSpan LongestByDefault = TimeSpan.FromHours(1);

    /// <summary>The wait that a response asks for.</summary>
    /// <param name="response">The response.</param>
    /// <param name="timeProvider">What time it is, for a header that holds a date; by default the system's time.</param>
    /// <param name="maxDelay">The longest wait to return, zero or more; by default an hour.</param>
    /// <returns>The wait, zero for a date that has passed; null when the header is missing or cannot be read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDelay"/> is negative.</exception>
    public static TimeSpan? GetDelay(HttpResponseMessage response, TimeProvider? timeProvider = null, TimeSpan? maxDelay = null) =>
        GetDelay(Guard.NotNull(response, nameof(response)).Headers, timeProvider, maxDelay);

    /// <summary>The wait that the headers of a response ask for.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="timeProvider">What time it is, for a header that holds a date; by default the system's time.</param>
    /// <param name="maxDelay">The longest wait to return, zero or more; by default an hour.</param>
    /// <returns>The wait, zero for a date that has passed; null when the header is missing or cannot be read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDelay"/> is negative.</exception>
    public static TimeSpan? GetDelay(HttpResponseHeaders headers, TimeProvider? timeProvider = null, TimeSpan? maxDelay = null)
    {
        var longest = Guard.NotNegative(maxDelay ?? LongestByDefault, nameof(maxDelay));

        return Guard.NotNull(headers, nameof(headers)).RetryAfter switch
        {
            { Delta: { } seconds } => Between(seconds, longest),
            { Date: { } date } => Between(date - (timeProvider ?? TimeProvider.System).GetUtcNow(), longest),
            _ => null,
        };
    }

    private static TimeSpan Between(TimeSpan delay, TimeSpan longest) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero : delay < longest ? delay : longest;
}

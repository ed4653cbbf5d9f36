using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

/// <summary>What one request failed with, and what follows from it. It lies among the request's features, so that body and log agree.</summary>
internal sealed record HandledError
{
    public required Exception? Exception { get; init; }

    public required int Status { get; init; }

    public required LogLevel Level { get; init; }

    public required string Code { get; init; }

    public required string ErrorId { get; init; }

    public required string PublicMessage { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

using Microsoft.Extensions.Logging;

namespace ErrorHandling.AspNetCore;

/// <summary>Logs each turn of the switch once, however many turn it at the same time.</summary>
internal sealed class DegradedMode(ILogger<DegradedMode> logger) : IDegradedMode
{
    private string? _reason;

    public bool IsActive => Reason is not null;

    public string? Reason => Volatile.Read(ref _reason);

    public void Enter(string reason)
    {
        if (Interlocked.Exchange(ref _reason, Guard.NotBlank(reason, nameof(reason))) is null)
            Log.DegradedModeEntered(logger, reason);
    }

    public void Leave()
    {
        if (Interlocked.Exchange(ref _reason, null) is not null)
            Log.DegradedModeLeft(logger);
    }
}

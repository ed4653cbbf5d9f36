using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ErrorHandling.Runtime.Tests;

/// <summary>A clock that stands still until a wait begins, and then jumps to its end.</summary>
internal sealed class VirtualTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();
    private readonly TimeSpan _limit;

    /// <param name="limit">A timer of this length is a time limit, and no wait.</param>
    public VirtualTime(TimeSpan? limit = null)
        : base(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)) => _limit = limit ?? TimeSpan.FromSeconds(60);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != _limit && dueTime > TimeSpan.Zero)
            _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait, once it has begun.</summary>
    public ValueTask<TimeSpan> NextWaitAsync() => _timers.Reader.ReadAsync();

    /// <summary>Jumps to the end of each wait until the work is done, and says how long the waits were, in seconds.</summary>
    public async Task<List<double>> PassAsync(Task work)
    {
        var waits = new List<double>();
        while (true)
        {
            var next = _timers.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(work, next) == work)
            {
                Assert.False(_timers.Reader.TryPeek(out _));
                return waits;
            }

            var wait = await NextWaitAsync();
            waits.Add(wait.TotalSeconds);
            Advance(wait);
        }
    }
}

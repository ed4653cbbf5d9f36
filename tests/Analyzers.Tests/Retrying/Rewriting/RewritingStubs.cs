namespace ErrorHandling.Analyzers.Tests.Retrying.Rewriting;

/// <summary>What the retries under test call, with a clock and a script in place of time and of a service.</summary>
internal static class RewritingStubs
{
    public const string Usings =
        """
        #nullable enable annotations
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>The work near and far. Where it is run, the script says what each call does.</summary>
    public const string Work =
        """

        public static class PriceClient
        {
            public static Func<CancellationToken, string> Script = _ => "";

            public static string Load(CancellationToken token = default) => Script(token);

            public static async Task<string> LoadAsync(CancellationToken token = default)
            {
                await Task.Yield();
                return Script(token);
            }

            public static Task SendAsync(CancellationToken token = default) => LoadAsync(token);
        }
        """;

    /// <summary>The clock: it notes each wait, and passes at once.</summary>
    public const string Clock =
        """

        public sealed class Clock : TimeProvider
        {
            public static global::System.Collections.Generic.List<string> Said = new();
            public static Func<TimeSpan, bool> Wait = _ => false;
            public static readonly TimeProvider Instance = new Clock();
            private static readonly TimeSpan Limit = TimeSpan.FromDays(1);

            public static void Say(string text) => Said.Add(text);
            public static void Sleep(int milliseconds) => Sleep(TimeSpan.FromMilliseconds(milliseconds));
            public static void Sleep(TimeSpan time) => Wait(time);
            public static global::System.Threading.Tasks.Task Delay(int milliseconds, CancellationToken token = default) => Delay(TimeSpan.FromMilliseconds(milliseconds), token);

            public static global::System.Threading.Tasks.Task Delay(TimeSpan time, CancellationToken token = default)
            {
                if (token.IsCancellationRequested)
                    return global::System.Threading.Tasks.Task.FromCanceled(token);

                Wait(time);
                return token.IsCancellationRequested ? global::System.Threading.Tasks.Task.FromCanceled(token) : global::System.Threading.Tasks.Task.CompletedTask;
            }

            public override long TimestampFrequency => TimeSpan.TicksPerSecond;
            public override long GetTimestamp() => 0;

            public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime < TimeSpan.Zero || dueTime == Limit)
                    return new Timer();

                var isCancelled = Wait(dueTime);
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (isCancelled)
                        global::System.Threading.Thread.Sleep(50); // Whoever waits with the token has seen it by then.
                    callback(state);
                });
                return new Timer();
            }

            private sealed class Timer : ITimer
            {
                public bool Change(TimeSpan dueTime, TimeSpan period) => true;
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
            }
        }
        """;
}

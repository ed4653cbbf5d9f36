using System.Collections.Immutable;

namespace ErrorHandling.Analyzers.Tests.Retrying.Rewriting;

/// <summary>
/// Runs each loop, and the call that it was rewritten to, against the same failures and under the same clock. They must do the same; where the
/// title says what is mended, that may differ and nothing else.
/// </summary>
public sealed class LoopRewriteEquivalenceTests
{
    private const string Narrowed = "retry only what may pass";
    private const string Bounded = "give up after 5 attempts";
    private const string Slower = "wait longer each time, with jitter";
    private const string Spread = "wait a random part of the time, at least the half";
    private const string NoLastWait = "do not wait after the last attempt";

    public static TheoryData<string, string, string> Loops => new()
    {
        // Returned results, every kind of counter and every way to leave.
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (TimeoutException) when (i < 3) { await Task.Delay(100, token); } } }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { var left = 4; while (left-- > 0) { try { return await PriceClient.LoadAsync(token); } catch (TimeoutException) when (left > 0) { await Task.Delay(TimeSpan.FromSeconds(2), token); } } throw new IOException(\"never\"); }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { var attempt = 0; while (true) { try { return await PriceClient.LoadAsync(token); } catch (TimeoutException) { if (++attempt >= 5) throw; await Task.Delay(200 * attempt, token); } } }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var attempt = 1; attempt <= 4; attempt++) { try { return await PriceClient.LoadAsync(token).ConfigureAwait(false); } catch (TimeoutException) { if (attempt == 4) throw; await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), token).ConfigureAwait(false); } } return \"never\"; }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { var result = \"\"; var done = false; var tries = 0; while (!done) { try { result = await PriceClient.LoadAsync(token); done = true; } catch (TimeoutException) when (tries < 3) { tries++; await Task.Delay(100 << tries, token); } } return result; }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { string result; var n = 0; do { try { result = await PriceClient.LoadAsync(token); break; } catch (TimeoutException ex) { n++; if (n > 3) throw ex; await Task.Delay(500); } } while (true); return result; }" },
        { "EH3003", Spread, "static async Task M(CancellationToken token) { var wait = TimeSpan.FromMilliseconds(250); for (var i = 0; ; i++) { try { await PriceClient.SendAsync(token); break; } catch (TimeoutException) when (i < 6) { await Task.Delay(wait, token); wait = wait * 2; if (wait > TimeSpan.FromSeconds(3)) wait = TimeSpan.FromSeconds(3); } } }" },
        { "EH3003", Spread, "static async Task M(CancellationToken token) { for (var i = 0; i < 4; i++) { if (i > 0) await Task.Delay(Math.Min(20000, 4000 * i), token); try { await PriceClient.SendAsync(token); return; } catch (TimeoutException) when (i < 3) { } } }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { var text = await PriceClient.LoadAsync(token); if (text.Length > 5) return \"long\"; return text + \"!\"; } catch (TimeoutException) when (i < 3) { Console.WriteLine($\"again {i + 1}\"); await Task.Delay(100, token); } } }" },

        { "EH3003", Spread, "static async Task M(CancellationToken token) { const int Most = 4; for (var i = 1; i <= Most; i++) { try { await PriceClient.SendAsync(token); return; } catch (TimeoutException) { if (i >= Most) { throw; } await Task.Delay(TimeSpan.FromSeconds(20), token); } } }" },

        // Which failures come back.
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (Exception ex) when (i < 3 && (ex is TimeoutException || ex is IOException)) { await Task.Delay(100, token); } } }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (OperationCanceledException) { throw; } catch (ArgumentException) { throw; } catch (SystemException ex) when (ex.Message.Length > 0 && i < 3) { await Task.Delay(100, token); } } }" },
        { "EH3003", Spread, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (TimeoutException ex) when (!token.IsCancellationRequested && i < 3) { if (ex.Message.Contains(\"2\")) throw; await Task.Delay(100, token); } } }" },
        { "EH3004", Narrowed, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (Exception) when (i < 3 && !token.IsCancellationRequested) { await Task.Delay(100, token); } } }" },
        { "EH3004", Narrowed, "static string M(CancellationToken token) { var n = 0; while (true) { token.ThrowIfCancellationRequested(); try { return PriceClient.Load(token); } catch (FormatException) { throw; } catch { if (++n == 3) throw; Thread.Sleep(1000); } } }" },

        // What is mended.
        { "EH3001", Bounded, "static async Task<string> M(CancellationToken token) { while (true) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) { await Task.Delay(100); } } }" },
        { "EH3001", Bounded, "static void M(CancellationToken token) { var wait = 100; for (;;) { try { PriceClient.Load(); return; } catch (TimeoutException) { Thread.Sleep(wait); wait *= 2; } } }" },
        { "EH3002", Slower, "static async Task<string> M(CancellationToken token) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(token); } catch (TimeoutException) when (i < 4) { } } }" },
        { "EH3012", NoLastWait, "static string M(CancellationToken token) { Exception? last = null; for (var i = 0; i < 3; i++) { try { return PriceClient.Load(); } catch (TimeoutException ex) { last = ex; Thread.Sleep(100); } } throw last!; }" },
        { "EH3012", NoLastWait, "static string M(CancellationToken token) { var n = 0; while (true) { try { return PriceClient.Load(); } catch (TimeoutException) { Thread.Sleep(100); if (++n == 3) throw; } } }" },
        { "EH3012", $"{Narrowed}; {NoLastWait}", "static async Task M(CancellationToken token) { Exception? last = null; for (var i = 0; i < 3; i++) { try { await PriceClient.SendAsync(token); return; } catch (Exception ex) { last = ex; } await Task.Delay(100, token); } throw last!; }" },
    };

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task Rewritten_DoesWhatTheLoopDid(string rule, string changes, string member)
    {
        var program = LoopRewriter.Program(member);
        var rewrite = await LoopRewriter.RewriteAsync(rule, program);

        Assert.True(rewrite is not null, $"No rewrite is offered for\n{member}");
        Assert.EndsWith($": {changes}", rewrite.Value.Title, StringComparison.Ordinal);
        Assert.Contains("Retry.Execute", rewrite.Value.Text, StringComparison.Ordinal);

        using var before = new ScriptedRun(program);
        using var after = new ScriptedRun(rewrite.Value.Text);

        foreach (var script in Scripts(changes))
        {
            var (old, current) = (await before.RunAsync(script), await after.RunAsync(script));
            Assert.True(DoTheSame(old, current, script, changes), $"{script}:\n  {Said(old)}\n  {Said(current)}\n{rewrite.Value.Text}");
        }
    }

    private static IEnumerable<Script> Scripts(string changes)
    {
        var most = changes.Contains(Bounded, StringComparison.Ordinal) ? 4 : 8;

        for (var failures = 0; failures <= most; failures++)
            yield return new(failures, message => new TimeoutException(message));

        // Who narrows the failures says so; a row of different ones begins with one that is tried again.
        if (!changes.Contains(Narrowed, StringComparison.Ordinal))
        {
            yield return new(1, message => new ArgumentException(message));
            yield return new(most, message => new IOException(message));
            yield return new(most, message => message == "failure 2" ? new FormatException(message) : new TimeoutException(message));
        }

        // Waits that there were not before end with the token.
        if (changes == Slower)
            yield break;

        yield return new(0, message => new TimeoutException(message)) { CancelInCall = 0 };
        yield return new(most, message => new TimeoutException(message)) { CancelInCall = 1 };
        yield return new(0, message => new TimeoutException(message)) { CancelInCall = 1 };
        yield return new(most, message => new TimeoutException(message)) { CancelInCall = 2 };
        yield return new(2, message => new TimeoutException(message)) { CancelInWait = 1 };
        yield return new(2, message => new TimeoutException(message)) { CancelInWait = 2 };
    }

    private static bool DoTheSame(Outcome old, Outcome current, Script script, string changes)
    {
        // A token that is cancelled already starts no attempt, and cancellation in an attempt that fails lets the failure go on.
        if (script.CancelInCall == 0 && current is { Calls: 0, IsCancelled: true })
            return true;

        if (script.CancelInCall > 0 && old.IsCancelled && !current.IsCancelled)
            return old.Calls == current.Calls && current.End.Contains($"failure {old.Calls}", StringComparison.Ordinal);

        return old.Calls == current.Calls
            && old.End == current.End
            && old.Said.SequenceEqual(current.Said)
            && (changes.Contains(Slower, StringComparison.Ordinal) || Waits(old, changes).SequenceEqual(current.Waits));
    }

    /// <summary>The wait after the last failure, which is gone.</summary>
    private static IEnumerable<double> Waits(Outcome old, string changes) =>
        changes.Contains(NoLastWait, StringComparison.Ordinal) && !old.IsCancelled && old.Waits.Count == old.Calls ? old.Waits.SkipLast(1) : old.Waits;

    private static string Said(Outcome outcome) =>
        $"{outcome.Calls} calls, waits {string.Join(' ', outcome.Waits)}, says {string.Join(' ', outcome.Said)}, {outcome.End}";
}

using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.Tests.Retrying.Rewriting;

/// <summary>What goes wrong in a run: which calls fail, with what, and when somebody cancels.</summary>
internal sealed record Script(int Failures, Func<string, Exception> Failure)
{
    /// <summary>The call in which, or the wait during which, the token is cancelled; 0 for before the first.</summary>
    public int? CancelInCall { get; init; }

    public int? CancelInWait { get; init; }

    public override string ToString() => $"{Failures} times {Failure("").GetType().Name}, cancelled in call {CancelInCall} or wait {CancelInWait}";
}

/// <summary>What came of it.</summary>
internal sealed record Outcome(int Calls, IReadOnlyList<double> Waits, IReadOnlyList<string> Said, string End, bool IsCancelled);

/// <summary>A compiled program whose method <c>M</c> can be run against scripts.</summary>
internal sealed class ScriptedRun : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Loops", isCollectible: true);
    private readonly Assembly _assembly;

    public ScriptedRun(string program)
    {
        // In place of the real clock: the loop's own waits, and what the Runtime waits by.
        var onClock = program
            .Replace("Task.Delay(", "Clock.Delay(", StringComparison.Ordinal)
            .Replace("Thread.Sleep(", "Clock.Sleep(", StringComparison.Ordinal)
            .Replace("Console.WriteLine(", "Clock.Say(", StringComparison.Ordinal)
            .Replace("MaxRetryAttempts =", "TimeProvider = Clock.Instance, Randomizer = () => 1, MaxRetryAttempts =", StringComparison.Ordinal);

        var compilation = CSharpCompilation.Create(
            "Loops" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(onClock), CSharpSyntaxTree.ParseText(RewritingStubs.Usings + RewritingStubs.Clock)],
            LoopRewriter.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics) + onClock);
        stream.Position = 0;
        _assembly = _context.LoadFromStream(stream);
    }

    public async Task<Outcome> RunAsync(Script script)
    {
        using var source = new CancellationTokenSource();
        var (calls, waits, said) = (0, new List<double>(), new List<string>());
        var thrown = new List<Exception>();

        string Call(CancellationToken token)
        {
            calls++;

            if (script.CancelInCall == calls)
                source.Cancel();
            else
                token.ThrowIfCancellationRequested();

            if (calls > script.Failures)
                return calls.ToString(CultureInfo.InvariantCulture);

            thrown.Add(script.Failure($"failure {calls}"));
            throw thrown[^1];
        }

        bool Wait(TimeSpan time)
        {
            if (time > TimeSpan.Zero)
                waits.Add(time.TotalMilliseconds);

            if (script.CancelInWait != waits.Count)
                return false;

            source.Cancel();
            return true;
        }

        Set("PriceClient", "Script", (Func<CancellationToken, string>)Call);
        Set("Clock", "Wait", (Func<TimeSpan, bool>)Wait);
        Set("Clock", "Said", said);

        if (script.CancelInCall == 0)
            source.Cancel();

        try
        {
            return new(calls, waits, said, $"gives {await InvokeAsync(source.Token)}", false) { Calls = calls };
        }
        catch (OperationCanceledException exception) when (source.IsCancellationRequested)
        {
            return new(calls, waits, said, "is cancelled", true) { Calls = calls, End = exception.CancellationToken == source.Token ? "is cancelled" : "is cancelled by another token" };
        }
        catch (Exception exception)
        {
            return new(calls, waits, said, $"throws {exception.GetType().Name} '{exception.Message}'{(thrown.Contains(exception) ? "" : " of its own")}", false);
        }
    }

    public void Dispose() => _context.Unload();

    private async Task<object?> InvokeAsync(CancellationToken token)
    {
        var method = _assembly.GetType("C")!.GetMethod("M", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;

        // Synchronous retries block the thread that they run on.
        var result = await Task.Run(() => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [token], null), CancellationToken.None);

        switch (result)
        {
            case Task<string> task:
                return await task;
            case Task task:
                await task;
                return null;
            default:
                return result;
        }
    }

    private void Set(string type, string field, object value) => _assembly.GetType(type)!.GetField(field)!.SetValue(null, value);
}

using System.Reflection;
using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Retrying.Rewriting;

/// <summary>How the rewritten code looks, and where no rewrite is offered. What it does is run in <see cref="LoopRewriteEquivalenceTests"/>.</summary>
public sealed class LoopRewriteTests
{
    [Fact]
    public Task CommentsStandAboveTheCall_AndTheWorkStaysAsItIs() => VerifyAsync<DelayWithoutJitterAnalyzer, DelayWithoutJitterCodeFix>(
        """
            public async Task<string> LoadAsync(CancellationToken token)
            {
                // the name first
                var name = await _http.GetStringAsync("/name", token);
                var attempt = 0; // from one

                // as often as needed
                while (true) // or less
                {
                    attempt++;
                    try
                    {
                        // the price
                        var text = await _http.GetStringAsync(
                            "/price", // of today
                            token);
                        return text + name;
                    }
                    catch (HttpRequestException ex) when (ex.StatusCode >= HttpStatusCode.InternalServerError && attempt < 6)
                    {
                        _log.LogWarning(ex, "Attempt {Attempt} failed", attempt); // for the record
                        await Task.Delay({|EH3003:TimeSpan.FromSeconds(attempt)|}, token); // longer each time
                    }
                }
            }
        """,
        """
            public async Task<string> LoadAsync(CancellationToken token)
            {
                // the name first
                var name = await _http.GetStringAsync("/name", token);

                // as often as needed
                // from one
                // or less
                // for the record
                // longer each time
                return await Retry.ExecuteAsync(
                    async token =>
                    {
                        // the price
                        var text = await _http.GetStringAsync(
                            "/price", // of today
                            token);
                        return text + name;
                    },
                    new RetryOptions
                    {
                        MaxRetryAttempts = 5,
                        Delay = TimeSpan.FromSeconds(1),
                        BackoffType = DelayBackoffType.Linear,
                        TotalTimeout = TimeSpan.FromDays(1),
                        ShouldHandle = exception => exception is HttpRequestException ex && ex.StatusCode >= HttpStatusCode.InternalServerError,
                        OnRetry = retry => _log.LogWarning(retry.Exception, "Attempt {Attempt} failed", retry.AttemptNumber + 1),
                    },
                    token);
            }
        """);

    [Fact]
    public Task ResultAndWhatFollows_Stay() => VerifyAsync<HopelessRetryAnalyzer, HopelessRetryCodeFix>(
        """
            public async Task<int> LoadAsync()
            {
                string text = null;
                var ok = false;
                for (var i = 0; !ok; i++)
                {
                    try
                    {
                        text = await _http.GetStringAsync("/price").ConfigureAwait(false);
                        ok = true;
                    }
                    {|EH3004:catch (Exception) when (i < 2)|}
                    {
                        await Task.Delay(Wait).ConfigureAwait(false);
                    }
                }

                return text.Length;
            }

            private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
        """,
        """
            public async Task<int> LoadAsync()
            {
                string text = null;
                text = await Retry.ExecuteAsync(
                    async _ => await _http.GetStringAsync("/price").ConfigureAwait(false),
                    new RetryOptions
                    {
                        MaxRetryAttempts = 2,
                        Delay = Wait,
                        MaxDelay = Wait,
                        BackoffType = DelayBackoffType.Constant,
                        UseJitter = false,
                        TotalTimeout = TimeSpan.FromDays(1),
                    }).ConfigureAwait(false);

                return text.Length;
            }

            private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
        """);

    [Fact]
    public Task LastFailureThatWasKept_GoesWithTheLoop() => VerifyAsync<WaitAfterLastAttemptAnalyzer, WaitAfterLastAttemptCodeFix>(
        """
            public void Save(string path, string text)
            {
                if (path.Length > 0)
                {
                    Exception last = null;
                    for (var i = 0; i < 3; i++)
                    {
                        try
                        {
                            File.WriteAllText(path, text);
                            return;
                        }
                        catch (IOException ex)
                        {
                            last = ex;
                            [|Thread.Sleep(50)|];
                        }
                    }

                    throw last;
                }

                Save("default", text);
            }
        """,
        """
            public void Save(string path, string text)
            {
                if (path.Length > 0)
                {
                    Retry.Execute(
                        _ => File.WriteAllText(path, text),
                        new RetryOptions
                        {
                            MaxRetryAttempts = 2,
                            Delay = TimeSpan.FromMilliseconds(50),
                            BackoffType = DelayBackoffType.Constant,
                            UseJitter = false,
                            TotalTimeout = TimeSpan.FromDays(1),
                            ShouldHandle = exception => exception is IOException,
                        });
                    return;
                }

                Save("default", text);
            }
        """);

    [Theory]
    [InlineData("Exception", "retry.Exception!")]
    [InlineData("Exception?", "retry.Exception")]
    public async Task EntryThatTakesNoNull_IsGivenAnException(string parameter, string said)
    {
        var rewritten = await LoopRewriter.RewriteAsync("EH3003", LoopRewriter.Program(
            $$"""
            #nullable enable
            static async Task<string> M(Microsoft.Extensions.Logging.ILogger log) { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException ex) when (i < 3) { Entries.LogAgain(log, ex); await Task.Delay(100); } } }
            private static partial class Entries
            {
                [Microsoft.Extensions.Logging.LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "again")]
                public static partial void LogAgain(Microsoft.Extensions.Logging.ILogger log, {{parameter}} ex);
                public static partial void LogAgain(Microsoft.Extensions.Logging.ILogger log, {{parameter}} ex) => Console.WriteLine(ex);
            }
            #nullable restore
            """));

        Assert.Contains($"Entries.LogAgain(log, {said})", rewritten?.Text);
    }

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } catch (IOException) when (i < 3) { await Task.Delay(100); } }")] // two handlers
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } finally { Console.WriteLine(); } }")]
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } catch (IOException) { return \"\"; } }")] // a clause that does something
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync() + i; } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } }")] // the work knows the attempt
    [InlineData("var i = 0; while (true) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i++ < 3) { await Task.Delay(100); Console.WriteLine(i); } }")] // an entry after the wait
    [InlineData("var i = 0; while (true) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException ex) { Console.WriteLine(ex); if (++i > 3) throw; await Task.Delay(100); } }")] // an entry also for the last failure
    [InlineData("var n = 0; for (var i = 0; ; i++) { try { n++; var text = await PriceClient.LoadAsync(); return text; } catch (TimeoutException) when (i < 3) { await Task.Delay(100); n += 5; } finally { Console.WriteLine(n); } }")]
    [InlineData("var n = \"\"; for (var i = 0; ; i++) { try { n = await PriceClient.LoadAsync(); return await PriceClient.LoadAsync() + n; } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } }")] // a captured local
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (AggregateException) when (i < 3) { await Task.Delay(100); } }")] // the Runtime looks inside
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TaskCanceledException) when (i < 3) { await Task.Delay(100); } }")] // the Runtime does not ask
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100 + i * i * i); } }")] // waits that grow in another way
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100 * i); } }")] // the first wait is none
    [InlineData("for (var i = 0; i < 4; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) { await Task.Delay(100); } } return \"\";")] // the last failure is lost
    [InlineData("for (var i = 0; i < 4; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) { if (i == 3) throw new IOException(); await Task.Delay(100); } } return \"\";")] // or replaced
    [InlineData("for (var i = 0; ; i++) { await PriceClient.SendAsync(); try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } }")] // work beside the try
    [InlineData("for (var i = 0; ; i++) { try { if (await PriceClient.LoadAsync() == \"\") continue; return \"\"; } catch (TimeoutException) when (i < 3) { await Task.Delay(100); } }")] // a result that is looked at
    [InlineData("var n = 0; Func<Task<string>> load = async () => { for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { n = i; await Task.Delay(100); } } }; return await load() + n;")] // what others read
    [InlineData("for (var i = 0; ; i++) { try { new HttpClient().Send(new HttpRequestMessage()); return \"\"; } catch (TimeoutException) when (i < 3) { await Task.Delay(100, token); } }")] // work that blocks, and waits that do not
    [InlineData("var i = 0; while (true) { try { return await PriceClient.LoadAsync(); } catch (SystemException ex) { if (ex is FormatException || ++i > 3) throw; await Task.Delay(100); } }")] // the counter and the exception in one question
    [InlineData("for (var i = 0; ; i++) { try { return await PriceClient.LoadAsync(); } catch (TimeoutException) when (i < 3) { try { Console.WriteLine(); } catch (IOException) { } await Task.Delay(100); } }")] // another try in the handler
    public async Task WhatCannotBeSaid_IsNotOffered(string statements) =>
        Assert.Null(await LoopRewriter.RewriteAsync("EH3003", LoopRewriter.Program($"static async Task<string> M(CancellationToken token) {{ {statements} }}")));

    [Theory]
    [InlineData("{|EH3003:TimeSpan.FromSeconds(2)|}", "new Backoff(TimeSpan.FromSeconds(2), backoffType: DelayBackoffType.Constant).GetDelay(0)")]
    [InlineData("{|EH3003:200 * attempt|}", "new Backoff(TimeSpan.FromMilliseconds(200), backoffType: DelayBackoffType.Linear).GetDelay(attempt - 1)")]
    [InlineData("{|EH3003:TimeSpan.FromSeconds(Math.Pow(2, attempt))|}", "new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(16)).GetDelay(attempt - 1)")]
    public Task WaitInPlace_IsSpreadByTheRuntime(string amount, string repaired) => VerifyAsync<DelayWithoutJitterAnalyzer, DelayWithoutJitterCodeFix>(
        Loop(amount), Loop(repaired), nameof(DelayWithoutJitterCodeFix));

    private static string Loop(string amount) =>
        $$"""
            async Task M()
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await _http.GetAsync("/");
                        return;
                    }
                    catch (HttpRequestException) when (attempt < 5)
                    {
                        await Task.Delay({{amount}});
                    }
                }
            }
        """;

    /// <summary>The fix makes other members of these, in one document and in two.</summary>
    private static Task VerifyAsync<TAnalyzer, TFix>(string members, string fixedMembers, string equivalenceKey = "LoopRewrite")
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { CodeActionEquivalenceKey = equivalenceKey };

        foreach (var name in new[] { "C", "D" })
        {
            test.TestState.Sources.Add(InClass(name, members, ""));
            test.FixedState.Sources.Add(InClass(name, fixedMembers, $"using ErrorHandling;\n{(fixedMembers.Contains("DelayBackoffType", StringComparison.Ordinal) ? "@using Polly;\n" : "")}"));
        }

        foreach (var assembly in new[] { "ErrorHandling.Runtime", "Polly.Core", "Microsoft.Extensions.Logging.Abstractions" })
            test.TestState.AdditionalReferences.Add(Assembly.Load(assembly));

        return test.RunAsync();
    }

    private static string InClass(string name, string members, string imports)
    {
        var parts = imports.Split('@');

        return $$"""
            using System;
            using System.IO;
            using System.Net;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            {{parts[0]}}using Microsoft.Extensions.Logging;
            {{(parts.Length > 1 ? parts[1] : "")}}
            public class {{name}}
            {
                private readonly ILogger _log;
                private readonly HttpClient _http;

                public {{name}}(ILogger log, HttpClient http) => (_log, _http) = (log, http);

            {{members}}
            }

            """;
    }
}

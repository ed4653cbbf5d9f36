using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<HopelessRetryAnalyzer, HopelessRetryCodeFix>;

public sealed class HopelessRetryTests
{
    private const string Wait = "await Task.Delay(100);";

    [Theory]
    [InlineData("{|EH3004:catch|} { if (i == 4) throw; await Task.Delay(100); }")]
    [InlineData("{|EH3004:catch (Exception)|} { if (i == 4) throw; await Task.Delay(100); }")]
    [InlineData("{|EH3004:catch (Exception) when (i < 4)|} { await Task.Delay(100); }")]
    [InlineData("{|EH3004:catch (Exception ex) when (i < 4)|} { _log.LogWarning(ex, \"again\"); await Task.Delay(100); }")]
    [InlineData("{|EH3004:catch (SystemException) when (i < 4)|} { await Task.Delay(100); }")]
    [InlineData("{|EH3004:catch (Exception ex) when (ex is not OperationCanceledException && i < 4)|} { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) { throw; } {|EH3004:catch (Exception) when (i < 4)|} { await Task.Delay(100); }")]
    public Task EverythingIsTriedAgain_IsReported(string clause) => Verify.VerifyAsync(Remote(clause));

    [Theory]
    [InlineData("catch (HttpRequestException) when (i < 4) { await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) when (i < 4 && IsTransient(ex)) { await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) when (i < 4 && ex is TimeoutException) { await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) { if (!IsTransient(ex) || i == 4) throw; await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) { if (i == 4) throw; switch (ex) { case TimeoutException: break; default: throw; } await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) when (i < 4) { ThrowIfFatal(ex); await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) when (ex is TimeoutException or OperationCanceledException && i < 4) { await Task.Delay(100); }")]
    [InlineData("catch (Exception ex) when (ex is not (OrderException or OperationCanceledException) && i < 4) { await Task.Delay(100); }")]
    public Task WhatFailedIsAsked_IsNotReported(string clause) => Verify.VerifyAsync(
        Remote(clause) + " private static void ThrowIfFatal(Exception ex) { if (ex is InvalidOperationException) throw new OrderException(\"fatal\", ex); }");

    [Theory]
    [InlineData("ArgumentException")]
    [InlineData("NullReferenceException")]
    [InlineData("NotSupportedException")]
    public Task TypeThatNoAttemptHelps_IsReported(string type) => Verify.VerifyAsync(
        Remote($"{{|#0:catch ({type}) when (i < 4)|}} {{ {Wait} }}"), new DiagnosticResult("EH3004", DiagnosticSeverity.Warning).WithLocation(0).WithArguments(type));

    [Theory]
    [InlineData("{|#0:catch (HttpRequestException ex) when (ex.StatusCode == HttpStatusCode.NotFound && i < 4)|} { await Task.Delay(100); }", 404)]
    [InlineData("{|#0:catch (HttpRequestException ex) when (i < 4 && ex.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.NotImplemented)|} { await Task.Delay(100); }", 501)]
    [InlineData("{|#0:catch (HttpRequestException ex) when ((int?)ex.StatusCode == 400 || ex.StatusCode == HttpStatusCode.BadGateway)|} { if (i == 4) throw; await Task.Delay(100); }", 400)]
    [InlineData("{|#0:catch (StatusException ex) when (ex is { Status: HttpStatusCode.Gone } && i < 4)|} { await Task.Delay(100); }", 410)]
    [InlineData("{|#0:catch (StatusException ex)|} { if (ex.Status != HttpStatusCode.UnprocessableEntity || i == 4) throw; await Task.Delay(100); }", 422)]
    [InlineData("{|#0:catch (StatusException ex)|} { if (ex.Status == HttpStatusCode.Forbidden && i < 4) { await Task.Delay(100); continue; } throw; }", 403)]
    [InlineData("{|#0:catch (StatusException ex) when (ex.Status == HttpStatusCode.Unauthorized)|} { if (i == 4) throw; await Task.Delay(100); }", 401)]
    [InlineData("{|#0:catch (StatusException ex) when (ex.Status == HttpStatusCode.Conflict)|} { if (i == 4) throw; await Task.Delay(100); }", 409)]
    public Task StatusThatNoAttemptChanges_IsReported(string clause, int status) => Verify.VerifyAsync(
        Remote(clause), new DiagnosticResult("EH3004", DiagnosticSeverity.Warning).WithLocation(0).WithArguments(status.ToString()));

    [Theory]
    [InlineData("catch (HttpRequestException ex) when (ex.StatusCode == HttpStatusCode.ServiceUnavailable && i < 4) { await Task.Delay(100); }")]
    [InlineData("catch (HttpRequestException ex) when (ex.StatusCode != HttpStatusCode.NotFound && i < 4) { await Task.Delay(100); }")]
    [InlineData("catch (HttpRequestException ex) when (ex.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone) && i < 4) { await Task.Delay(100); }")]
    [InlineData("catch (StatusException ex) { if (ex.Status == HttpStatusCode.NotFound || i == 4) throw; await Task.Delay(100); }")]
    [InlineData("catch (StatusException ex) { if (ex.Status == HttpStatusCode.NotFound) return; if (i == 4) throw; await Task.Delay(100); }")]
    [InlineData("catch (StatusException ex) when (i < 4) { if (ex.Status == HttpStatusCode.NotFound) _log.LogWarning(\"not there\"); await Task.Delay(100); }")]
    [InlineData("catch (StatusException ex) when (ex.Status == HttpStatusCode.Unauthorized && i < 1) { await LoginAsync(); }")]
    [InlineData("catch (StatusException ex) when (ex.Status == HttpStatusCode.Conflict && i < 4) { await LoginAsync(); }")]
    [InlineData("catch (StatusException ex) when (ex.Status == HttpStatusCode.NotFound && i < 4) { await LoginAsync(); }")]
    [InlineData("catch (StatusException ex) when (Compute() == 404 && i < 4) { await Task.Delay(100); }")]
    public Task StatusThatMayChange_IsNotReported(string clause) => Verify.VerifyAsync(Remote(clause) + " private static Task LoginAsync() => WorkAsync();");

    [Fact]
    public Task ConflictWhereTheAttemptReadsAnew_IsNotReported() => Verify.VerifyAsync(
        "async Task M() { for (var i = 0; ; i++) { try { var item = await _http.GetStringAsync(\"/\"); await _http.PutAsync(item, null); return; } catch (StatusException ex) when (ex.Status == HttpStatusCode.Conflict && i < 4) { } } }");

    [Fact]
    public Task StatusAfterWhichTheTokenIsForgotten_IsNotReported() => Verify.VerifyAsync(
        """
        private string? _token;
        async Task<HttpResponseMessage?> M()
        {
            for (var i = 0; ; i++)
            {
                HttpResponseMessage? response = null;
                try { response = await _http.GetAsync("/" + _token); }
                catch (TimeoutException) when (i < 4) { }

                switch (response?.StatusCode)
                {
                    case HttpStatusCode.BadGateway: break;
                    case HttpStatusCode.Unauthorized: _token = null; break;
                    default: return response;
                }

                if (i == 4) return response;
                await Task.Delay(Random.Shared.Next(100));
            }
        }
        """);

    [Fact]
    public Task LocalWork_IsASuggestion() => Verify.VerifyAsync(
        "void M() { for (var i = 0; i < 5; i++) { try { Work(); return; } {|#0:catch (Exception) when (i < 4)|} { Thread.Sleep(100); } } }",
        new DiagnosticResult("EH3004", DiagnosticSeverity.Info).WithLocation(0));

    [Fact]
    public Task EarlierClauseThatLeaves_IsASuggestion() => Verify.VerifyAsync(
        Remote("catch (OrderException) { throw; } {|#0:catch (Exception) when (i < 4)|} { await Task.Delay(100); }"),
        new DiagnosticResult("EH3004", DiagnosticSeverity.Info).WithLocation(0));

    [Theory]
    [InlineData("catch (OrderException) { throw; } catch { if (again) throw; await M(true); }")]
    [InlineData("catch (OrderException) { throw; } catch (Exception) when (!again) { await M(true); }")]
    [InlineData("{|EH3004:catch|} { if (again) throw; await M(true); }")]
    [InlineData("catch (TimeoutException) when (!again) { await M(true); } {|EH3004:catch|} { if (again) throw; await M(true); }")]
    public Task OneMoreAttemptAfterWhatIsNotKnownToLast_IsNotReported(string clauses) => Verify.VerifyAsync(
        $"async Task M(bool again = false) {{ try {{ await _http.GetAsync(\"/\"); }} {clauses} }}");

    [Fact]
    public Task CancellationThatIsTriedAgainToo_IsLeftToThatRule() => Verify.VerifyAsync(
        "async Task M(CancellationToken token) { for (var i = 0; i < 5; i++) { try { await _http.GetAsync(\"/\", token); return; } catch (Exception) when (i < 4) { await Task.Delay(100); } } }");

    [Fact]
    public Task NoRetry_IsNotReported() => Verify.VerifyAsync(
        "async Task M() { foreach (var url in new[] { \"/\" }) { try { await _http.GetAsync(url); } catch (Exception ex) { _log.LogError(ex, \"next\"); } } }");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Remote("catch ({|CS0246:Missing|}) when (i < 4) { }"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Remote("catch (Exception) when (i < 4) { await Task.Delay(100); }"));

    [Fact]
    public Task Filter_AsksTheRuntime() => Verify.VerifyFixAllAsync(
        """
            async Task M()
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        await _http.GetAsync("/");
                        return;
                    }
                    // whatever it is
                    {|EH3004:catch (Exception ex) when (i < 4)|} // at most 5
                    {
                        _log.LogWarning(ex, "again");
                        await Task.Delay(100);
                    }
                }
            }
        """,
        """
            async Task M()
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        await _http.GetAsync("/");
                        return;
                    }
                    // whatever it is
                    catch (Exception ex) when (i < 4 && TransientErrors.IsTransient(ex)) // at most 5
                    {
                        _log.LogWarning(ex, "again");
                        await Task.Delay(100);
                    }
                }
            }
        """,
        RetryStubs.Runtime);

    [Fact]
    public Task BareCatch_GetsAVariable() => Verify.VerifyFixAsync(
        """
            void M()
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        Work();
                        return;
                    }
                    {|EH3004:catch|}
                    {
                        if (i == 4)
                            throw;
                        Thread.Sleep(100);
                    }
                }
            }
        """,
        """
            void M()
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        Work();
                        return;
                    }
                    catch (Exception ex) when (TransientErrors.IsTransient(ex))
                    {
                        if (i == 4)
                            throw;
                        Thread.Sleep(100);
                    }
                }
            }
        """,
        RetryStubs.Runtime);

    private static string Remote(string clause) =>
        $"async Task M() {{ for (var i = 0; i < 5; i++) {{ try {{ await _http.GetAsync(\"/\"); return; }} {clause} }} throw new OrderException(\"never\"); }}";
}

using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<StateNotResetAnalyzer, StateNotResetCodeFix>;

public sealed class StateNotResetTests
{
    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"/\"); for (var i = 0; ; i++) { try { await {|EH3011:_http.SendAsync(request)|}; return null; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var all = new List<string>(); for (var i = 0; ; i++) { try { {|EH3011:all.Add(\"a\")|}; await WorkAsync(); return all; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var text = new StringBuilder(); for (var i = 0; ; i++) { try { foreach (var c in \"abc\") { {|EH3011:text.Append(c)|}; await WorkAsync(); } break; } catch (IOException) when (i < 4) { } } return text;")]
    public Task WhatAnAttemptLeavesBehind_IsReported(string statements) => Verify.VerifyAsync($"async Task<object?> M() {{ {statements} }}");

    [Theory]
    [InlineData("await {|#0:_http.PostAsync(\"/\", new StreamContent(s))|}", false)]
    [InlineData("await {|#0:s.CopyToAsync(target)|}", true)]
    [InlineData("await {|#0:UploadAsync(s)|}", true)]
    [InlineData("await {|#0:s.ReadAsync(new byte[1])|}", true)]
    public Task StreamThatIsReadAgain_IsASuggestion(string work, bool isReported) => Verify.VerifyAsync(
        $"async Task M(Stream s, TextWriter w) {{ for (var i = 0; ; i++) {{ using var target = new MemoryStream(); try {{ {work}; return; }} catch (IOException) when (i < 4) {{ }} }} }} private static Task UploadAsync(Stream s) => Task.CompletedTask;",
        isReported ? [new DiagnosticResult("EH3011", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)] : []);

    [Theory]
    [InlineData("for (var i = 0; ; i++) { using var request = new HttpRequestMessage(); try { await _http.SendAsync(request); return null; } catch (IOException) when (i < 4) { } }")]
    [InlineData("HttpRequestMessage request; for (var i = 0; ; i++) { request = new HttpRequestMessage(); try { await _http.SendAsync(request); return null; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var all = new List<string>(); for (var i = 0; ; i++) { all.Clear(); try { all.Add(\"a\"); await WorkAsync(); return all; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var all = new List<string>(); for (var i = 0; ; i++) { try { await WorkAsync(); all.Add(\"a\"); return all; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var all = new List<Exception>(); for (var i = 0; ; i++) { try { await WorkAsync(); return null; } catch (IOException ex) when (i < 4) { all.Add(ex); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await s.CopyToAsync(Stream.Null); return null; } catch (IOException) when (i < 4) { s.Seek(0, SeekOrigin.Begin); } }")]
    [InlineData("for (var i = 0; ; i++) { s.Position = 0; try { await s.CopyToAsync(Stream.Null); return null; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var net = new NetworkStream(null!); for (var i = 0; ; i++) { try { await net.ReadAsync(new byte[1]); return null; } catch (IOException) when (i < 4) { } }")]
    [InlineData("var all = new HashSet<string>(); for (var i = 0; ; i++) { try { all.Add(\"a\"); await WorkAsync(); return all; } catch (IOException) when (i < 4) { } }")]
    public Task FreshStart_IsNotReported(string statements) => Verify.VerifyAsync($"async Task<object?> M(Stream s) {{ {statements} }}");

    [Fact]
    public Task Handler_MaySendItsRequestAgain() => Verify.VerifyAsync(
        "class H : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { for (var i = 0; ; i++) { try { return await base.SendAsync(request, token); } catch (IOException) when (i < 4) { } } } }");

    [Fact]
    public Task Message_NamesTheVariable() => Verify.VerifyAsync(
        "async Task M() { var request = new HttpRequestMessage(); for (var i = 0; ; i++) { try { await {|#0:_http.SendAsync(request)|}; return; } catch (IOException) when (i < 4) { } } }",
        new DiagnosticResult("EH3011", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("request", "sent again, and a request can be sent only once").WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Theory]
    [InlineData("for (var i = 0; ; i++) { try { _db.Orders.Add(o); await {|#0:_db.SaveChangesAsync()|}; return; } catch (IOException) when (i < 4) { await Task.Delay(100); } }")]
    [InlineData("using var db = new Db(); for (var i = 0; ; i++) { try { db.Add(o); {|#0:db.SaveChanges()|}; return; } catch (IOException) when (i < 4) { await Task.Delay(100); } }")]
    public Task ContextThatStillTracks_IsReported(string statements) => Verify.VerifyAsync(
        InDb(statements), new DiagnosticResult("EH3011", DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Theory]
    [InlineData("_db.Orders.Add(o); for (var i = 0; ; i++) { try { await _db.SaveChangesAsync(); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } }")]
    [InlineData("for (var i = 0; ; i++) { using var db = new Db(); try { db.Orders.Add(o); await db.SaveChangesAsync(); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } }")]
    [InlineData("for (var i = 0; ; i++) { try { _db.Orders.Add(o); await _db.SaveChangesAsync(); return; } catch (IOException) when (i < 4) { _db.ChangeTracker.Clear(); } }")]
    [InlineData("for (var i = 0; ; i++) { try { _db.Orders.Add(o); await _db.SaveChangesAsync(); return; } catch (IOException) when (i < 4) { _db.Orders.Remove(o); } }")]
    [InlineData("await _db.CreateExecutionStrategy().ExecuteAsync(async () => { for (var i = 0; ; i++) { try { _db.Orders.Add(o); await _db.SaveChangesAsync(); return; } catch (IOException) when (i < 4) { await Task.Delay(100); } } });")]
    [InlineData("foreach (var x in new[] { o }) { try { _db.Orders.Add(x); await _db.SaveChangesAsync(); } catch (IOException ex) { _log.LogError(ex, \"next\"); } }")]
    public Task ContextThatStartsAfresh_IsNotReported(string statements) => Verify.VerifyAsync(InDb(statements));

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(
        "async Task M() { var request = {|CS0103:missing|}; for (var i = 0; ; i++) { try { await _http.SendAsync(request); return; } catch (IOException) when (i < 4) { } } }");

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync(
        "", "async Task M() { var request = new HttpRequestMessage(); for (var i = 0; ; i++) { try { await _http.SendAsync(request); return; } catch (IOException) when (i < 4) { } } }");

    [Fact]
    public Task Request_IsMadeInTheLoop() => Verify.VerifyFixAllAsync(
        """
            async Task M()
            {
                // the order
                var request = new HttpRequestMessage(HttpMethod.Get, "/");
                for (var i = 0; ; i++)
                {
                    try
                    {
                        await {|EH3011:_http.SendAsync(request)|};
                        return;
                    }
                    catch (IOException) when (i < 4)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        """,
        """
            async Task M()
            {
                // the order
                for (var i = 0; ; i++)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, "/");
                    try
                    {
                        await _http.SendAsync(request);
                        return;
                    }
                    catch (IOException) when (i < 4)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        """);

    private static string InDb(string statements) => $$"""
        private readonly Db _db = new();
        async Task M(object o) { {{statements}} }

        class Db : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<object> Orders => null!; }
        }

        namespace Microsoft.EntityFrameworkCore
        {
            public class ChangeTracker { public void Clear() { } }
            public class DbSet<T> { public void Add(T entity) { } public void Remove(T entity) { } }
            public class Strategy { public Task ExecuteAsync(Func<Task> work) => work(); }
            public class DbContext : IDisposable
            {
                public ChangeTracker ChangeTracker => new();
                public void Add(object entity) { }
                public int SaveChanges() => 0;
                public Task<int> SaveChangesAsync() => Task.FromResult(0);
                public Strategy CreateExecutionStrategy() => new();
                public void Dispose() { }
            }
        """;
}

using ErrorHandling.Analyzers.CodeFixes.Retrying;
using ErrorHandling.Analyzers.Retrying;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Tests.Retrying;

using Verify = RetryVerifier<RetryAfterIgnoredAnalyzer, RetryAfterIgnoredCodeFix>;

public sealed class RetryAfterIgnoredTests
{
    [Theory]
    [InlineData("if (r.IsSuccessStatusCode) return;", DiagnosticSeverity.Info)]
    [InlineData("if (r.StatusCode != HttpStatusCode.ServiceUnavailable) return;", DiagnosticSeverity.Info)]
    [InlineData("if (r.StatusCode != HttpStatusCode.TooManyRequests) return;", DiagnosticSeverity.Warning)]
    [InlineData("if ((int)r.StatusCode != 429) return;", DiagnosticSeverity.Warning)]
    public Task ResponseThatIsNotAsked_IsReported(string test, DiagnosticSeverity severity) => Verify.VerifyAsync(
        Retry($"{test} await {{|#0:Task.Delay(1000)|}};"), new DiagnosticResult("EH3008", severity).WithLocation(0));

    [Theory]
    [InlineData("if (r.IsSuccessStatusCode) return; await Task.Delay(r.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));")]
    [InlineData("if (r.IsSuccessStatusCode) return; await Task.Delay(Wait(r));")]
    [InlineData("if (r.IsSuccessStatusCode) return; r.Headers.TryGetValues(\"Retry-After\", out _); await Task.Delay(1000);")]
    [InlineData("if (r.IsSuccessStatusCode) return;")]
    [InlineData("if (Flag) return; await Task.Delay(1000);")]
    public Task ResponseThatIsAskedOrNotThere_IsNotReported(string rest) => Verify.VerifyAsync(
        Retry(rest) + " private static TimeSpan Wait(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;");

    [Fact]
    public Task BrokenCode_IsLeftAlone() => Verify.VerifyAsync(Retry("if (r.{|CS1061:Missing|}) return; await Task.Delay(1000);"));

    [Fact]
    public Task TestProject_IsLeftAlone() => Verify.VerifyInTestProjectAsync("", Retry("if (r.IsSuccessStatusCode) return; await Task.Delay(1000);"));

    [Fact]
    public Task Wait_AsksTheResponse() => Verify.VerifyFixAllAsync(
        Retry("if (r.IsSuccessStatusCode) return; await {|EH3008:Task.Delay(TimeSpan.FromSeconds(1) /* a second */)|};"),
        Retry("if (r.IsSuccessStatusCode) return; await Task.Delay(RetryAfter.GetDelay(r) ?? TimeSpan.FromSeconds(1) /* a second */);"),
        RetryStubs.Runtime);

    private static string Retry(string rest) =>
        $"async Task M() {{ for (var attempt = 0; attempt < 5; attempt++) {{ var r = await _http.GetAsync(\"/\"); {rest} }} }}";
}

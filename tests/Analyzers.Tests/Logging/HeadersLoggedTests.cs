using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<SecretLoggedAnalyzer>;

/// <summary>EH2001 and all headers of a request, or all variables of the environment, written one by one.</summary>
public sealed class HeadersLoggedTests
{
    [Theory]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Key}: {Value}\", header.Key, {|EH2001:header.Value|});")]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation($\"{header.Key}: {{|EH2001:header.Value|}}\");")]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Value}\", {|EH2001:header.Value.ToString()|});")]
    [InlineData("foreach (var header in http.Request.Headers) { var text = $\"{header.Key}={header.Value}\"; _log.LogInformation(\"{Value}\", {|EH2001:text|}); }")]
    [InlineData("foreach (var (key, value) in http.Request.Headers) _log.LogInformation(\"{Key}: {Value}\", key, {|EH2001:value|});")]
    [InlineData("foreach (var header in message.Headers) _log.LogInformation(\"{Key}: {Value}\", header.Key, string.Join(\",\", {|EH2001:header.Value|}));")]
    [InlineData("foreach (var header in client.DefaultRequestHeaders) _log.LogInformation(\"{Key}: {Value}\", header.Key, {|EH2001:header.Value.First()|});")]
    [InlineData("_log.LogInformation(\"{Headers}\", string.Join(\", \", {|EH2001:http.Request.Headers.Select(header => $\"{header.Key}={header.Value}\")|}));")]
    [InlineData("_log.LogInformation(\"{Headers}\", {|EH2001:message.Headers.Select(header => header.Value)|});")]
    [InlineData("foreach (var pair in Microsoft.Extensions.Configuration.ConfigurationExtensions.AsEnumerable(config)) _log.LogInformation(\"{Key}: {Value}\", pair.Key, {|EH2001:pair.Value|});")]
    [InlineData("foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables()) _log.LogInformation(\"{Key}: {Value}\", variable.Key, {|EH2001:variable.Value|});")]
    public Task AllOfThem_AreReported(string statement) => Verify.VerifyAsync(Member(statement));

    [Theory]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Key}\", header.Key);")]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Key}\", header.Value.Count);")]
    [InlineData("foreach (var header in http.Request.Headers) { if (header.Key == \"Cookie\") continue; _log.LogInformation(\"{Value}\", header.Value); }")]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Value}\", header.Key == \"Cookie\" ? \"***\" : header.Value.ToString());")]
    [InlineData("foreach (var header in http.Request.Headers) _log.LogInformation(\"{Value}\", Mask(header.Key, header.Value));")]
    [InlineData("foreach (var header in http.Request.Headers.Where(header => header.Key.StartsWith(\"X-\"))) _log.LogInformation(\"{Value}\", header.Value);")]
    [InlineData("foreach (var header in http.Response.Headers) _log.LogInformation(\"{Value}\", header.Value);")]
    [InlineData("foreach (var other in new Dictionary<string, IEnumerable<string>>()) foreach (var header in http.Request.Headers) _log.LogInformation(\"{Value}\", other.Value);")]
    [InlineData("_log.LogInformation(\"{Headers}\", http.Request.Headers.Select(header => header.Key));")]
    [InlineData("_log.LogInformation(\"{Headers}\", http.Request.Headers.Select(header => Mask(header.Key, header.Value)));")]
    [InlineData("_log.LogInformation(\"{Headers}\", http.Request.Headers.Any(header => header.Value == \"a\"));")]
    public Task KeysAndChosenOnes_AreNotReported(string statement) => Verify.VerifyAsync(Member(statement));

    private static string Member(string statement) =>
        $"static string Mask(string key, string? value) => \"***\"; void M(HttpContext http, System.Net.Http.HttpRequestMessage message, System.Net.Http.HttpClient client, Microsoft.Extensions.Configuration.IConfiguration config) {{ {statement} }}";
}

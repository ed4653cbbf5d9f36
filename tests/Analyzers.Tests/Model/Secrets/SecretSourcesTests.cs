namespace ErrorHandling.Analyzers.Tests.Model.Secrets;

/// <summary>Where secrets come from: keys, APIs, declarations.</summary>
public sealed class SecretSourcesTests
{
    [Theory]
    [InlineData("configuration[\"Smtp:Password\"]", "Strong Smtp:Password")]
    [InlineData("configuration[\"ConnectionStrings:Main\"]", "Strong ConnectionStrings:Main")]
    [InlineData("configuration[\"GITHUB_TOKEN\"]", "Weak GITHUB_TOKEN")]
    [InlineData("configuration.GetSection(\"ApiKey\").Value", "Strong ApiKey")]
    [InlineData("configuration.GetValue<string>(\"ApiKey\")", "Strong ApiKey")]
    [InlineData("configuration.GetConnectionString(\"Main\")", "Strong GetConnectionString")]
    [InlineData("Environment.GetEnvironmentVariable(\"DB_PASSWORD\")", "Strong DB_PASSWORD")]
    [InlineData("headers[\"Authorization\"]", "Strong Authorization")]
    [InlineData("headers[\"X-Api-Key\"]", "Strong X-Api-Key")]
    [InlineData("headers.Authorization", "Unknown")]
    [InlineData("form[\"password\"]", "Strong password")]
    [InlineData("query[\"access_token\"]", "Strong access_token")]
    [InlineData("cookies[\"authToken\"]", "Strong authToken")]
    [InlineData("settings[\"Secret\"]", "Strong Secret")]
    [InlineData("table[\"password\"]", "Strong password")]
    [InlineData("protector.Unprotect(text)", "Strong Unprotect")]
    [InlineData("credential.Password", "Strong Password")]
    [InlineData("connection.ConnectionString", "Strong ConnectionString")]
    [InlineData("header.Parameter", "Strong Parameter")]
    [InlineData("cookie.Value", "Strong Value")]
    [InlineData("rsa.ExportRSAPrivateKeyPem()", "Strong ExportRSAPrivateKeyPem")]
    [InlineData("passwordBox.Text", "Strong passwordBox")]
    public void SecretByApiOrKey_IsKnown(string value, string expected) => Assert.Equal(expected, Judge(value));

    [Theory]
    [InlineData("configuration[\"Smtp:Server\"]")]
    [InlineData("configuration[\"PasswordPolicy:Name\"]")]
    [InlineData("configuration[\"Jwt:Issuer\"]")]
    [InlineData("configuration[text]")]
    [InlineData("Environment.GetEnvironmentVariable(\"PATH\")")]
    [InlineData("headers[\"User-Agent\"]")]
    [InlineData("table[\"user\"]")]
    [InlineData("cookie.Name")]
    [InlineData("credential.UserName")]
    [InlineData("header.Scheme")]
    [InlineData("builder[\"Server\"]")]
    [InlineData("textBox.Text")]
    [InlineData("ResourceStrings.WrongPassword")]
    [InlineData("Strings.Common.FailedToGetPassword")]
    public void AnythingElse_IsNot(string value) => Assert.Equal("Unknown", Judge(value));

    [Theory]
    [InlineData("[DataType(DataType.Password)] public string P { get; set; }", "Strong P")]
    [InlineData("[DataType(DataType.CreditCard)] public string P { get; set; }", "Strong P")]
    [InlineData("[DataType(DataType.EmailAddress)] public string P { get; set; }", "Unknown")]
    [InlineData("[PasswordPropertyText(true)] public string P { get; set; }", "Strong P")]
    [InlineData("[PasswordPropertyText(false)] public string P { get; set; }", "Unknown")]
    [InlineData("[ErrorHandling.Sensitive] public string P { get; set; }", "Strong P")]
    [InlineData("[Destructurama.Attributed.NotLogged] public string P { get; set; }", "Strong P")]
    [InlineData("[Destructurama.Attributed.LogMasked] public string P { get; set; }", "Strong P")]
    [InlineData("[Microsoft.AspNetCore.Identity.ProtectedPersonalData] public string P { get; set; }", "Unknown")] // Personal, as the name of a user is; not secret.
    [InlineData("[Microsoft.Extensions.Compliance.Classification.PrivateData] public string P { get; set; }", "Strong P")]
    [InlineData("[Microsoft.Extensions.Compliance.Classification.NoDataClassification] public string P { get; set; }", "Unknown")]
    [InlineData("[Obsolete] public string P { get; set; }", "Unknown")]
    [InlineData("[ErrorHandling.Sensitive] public string P;", "Strong P")]
    [InlineData("[ErrorHandling.Sensitive] public int P;", "Harmless")]
    public void DeclaredSecret_IsKnown(string member, string expected) => Assert.Equal(expected, SecretProbe.Of("", "Sink(P);", member.Replace("[Obsolete]", "[CLSCompliant(true)]", StringComparison.Ordinal)));

    [Fact]
    public void DeclaredResultAndParameter_AreKnown()
    {
        Assert.Equal("Strong Ask", SecretProbe.Of("", "Sink(Ask());", "[return: ErrorHandling.Sensitive] static string Ask() => Environment.MachineName;"));
        Assert.Equal("Strong p", SecretProbe.Of("[ErrorHandling.Sensitive] string p", "Sink(p);"));
    }

    private static string Judge(string value) => SecretProbe.Of(
        "IConfiguration configuration, IHeaderDictionary headers, IFormCollection form, IQueryCollection query, IRequestCookieCollection cookies, NameValueCollection settings, "
            + "Dictionary<string, string> table, Microsoft.AspNetCore.DataProtection.IDataProtector protector, string text, NetworkCredential credential, DbConnection connection, "
            + "AuthenticationHeaderValue header, Cookie cookie, System.Security.Cryptography.RSA rsa, Box passwordBox, Box textBox, DbConnectionStringBuilder builder",
        $"Sink({value});",
        "class Box { public string Text { get; set; } } static class Strings { public static class Common { public static string FailedToGetPassword => Environment.MachineName; } } static class ResourceStrings { public static string WrongPassword { get; } = Environment.MachineName; }");
}

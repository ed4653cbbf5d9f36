using ErrorHandling.Analyzers.Model.Secrets;

namespace ErrorHandling.Analyzers.Tests.Model.Secrets;

/// <summary>A name alone: types first, then words, and the families of names that are none.</summary>
public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("string password")]
    [InlineData("string userPassword")]
    [InlineData("string passwd")]
    [InlineData("string pwd")]
    [InlineData("string passPhrase")]
    [InlineData("string api_key")]
    [InlineData("string apiKeyValue")]
    [InlineData("string secret")]
    [InlineData("string clientSecret")]
    [InlineData("string plainTextSecret")]
    [InlineData("string privateKey")]
    [InlineData("string accountKey")]
    [InlineData("string connectionString")]
    [InlineData("string defaultConnectionString")]
    [InlineData("string accessToken")]
    [InlineData("string idToken")]
    [InlineData("string refreshToken1")]
    [InlineData("string jwt")]
    [InlineData("string sasToken")]
    [InlineData("Uri sasUri")]
    [InlineData("string cvv")]
    [InlineData("string cardNumber")]
    [InlineData("string ssn")]
    [InlineData("string iban")]
    [InlineData("string otp")]
    [InlineData("string recoveryCode")]
    [InlineData("string credentials")]
    [InlineData("string authorizationHeader")]
    [InlineData("string newPassword")]
    [InlineData("char[] password")]
    [InlineData("byte[] masterKey")]
    [InlineData("object secret")]
    [InlineData("StringBuilder password")]
    [InlineData("ReadOnlyMemory<char> password")]
    public void StrongNameOfAText_IsStrong(string parameter) => Assert.StartsWith("Strong", Judge(parameter));

    [Theory]
    [InlineData("string resetToken")]
    [InlineData("string userKey")]
    [InlineData("string rawToken")]
    public void SupportedName_IsWeak(string parameter) => Assert.StartsWith("Weak", Judge(parameter));

    [Theory]
    [InlineData("int passwordLength")]
    [InlineData("bool hasPassword")]
    [InlineData("int maxTokens")]
    [InlineData("long inputTokens")]
    [InlineData("decimal accessToken")]
    [InlineData("Guid apiKey")]
    [InlineData("DateTime password")]
    [InlineData("TimeSpan? secret")]
    [InlineData("CancellationToken token")]
    [InlineData("CancellationToken accessToken")]
    [InlineData("Type secret")]
    [InlineData("DayOfWeek password")]
    [InlineData("Func<string> password")]
    [InlineData("ErrorHandling.Sensitive<string> password")]
    public void OtherType_IsHarmless(string parameter) => Assert.Equal("Harmless", Judge(parameter));

    [Theory]
    [InlineData("IDisposable secret")]
    [InlineData("SecureString password")]
    [InlineData("Exception password")]
    [InlineData("List<string> password")]
    [InlineData("HttpClient credential")]
    public void ObjectOfAnotherType_IsNotKnownByItsName(string parameter) => Assert.Equal("Unknown", Judge(parameter));

    [Theory]
    [InlineData("passwordQuestion")]
    [InlineData("passwordFormat")]
    [InlineData("passwordPolicy")]
    [InlineData("passwordComplexity")]
    [InlineData("passwordResetUrl")]
    [InlineData("passwordStrength")]
    [InlineData("passwordHint")]
    [InlineData("userChangedPassword_changed")]
    [InlineData("secret_name")]
    [InlineData("secretId")]
    [InlineData("secretArn")]
    [InlineData("secretDescription")]
    [InlineData("userCode")]
    [InlineData("secretPath")]
    [InlineData("secretSource")]
    [InlineData("secretVersion")]
    [InlineData("passwordKey")]
    [InlineData("passwordHash")]
    [InlineData("userName")]
    [InlineData("publicKeyToken")]
    [InlineData("instrumentationKey")]
    [InlineData("keyword")]
    [InlineData("monkey")]
    [InlineData("nextToken")]
    [InlineData("pageToken")]
    [InlineData("continuationToken")]
    [InlineData("cursorToken")]
    [InlineData("syntaxToken")]
    [InlineData("jsonToken")]
    [InlineData("parserToken")]
    [InlineData("streamSequenceToken")]
    [InlineData("antiForgeryToken")]
    [InlineData("csrfToken")]
    [InlineData("tokenType")]
    [InlineData("tokenCount")]
    [InlineData("tokenEndpoint")]
    [InlineData("tokenImage")]
    [InlineData("tokenizer")]
    [InlineData("tokenLen")]
    [InlineData("issuedTokenId")]
    [InlineData("nullToken")]
    [InlineData("token")]
    [InlineData("key")]
    [InlineData("code")]
    [InlineData("hash")]
    [InlineData("commitHash")]
    [InlineData("signature")]
    [InlineData("publicKey")]
    [InlineData("primaryKey")]
    [InlineData("cacheKey")]
    [InlineData("credentialsType")]
    [InlineData("certificate")]
    [InlineData("apiKeyHeader")]
    [InlineData("maskedPassword")]
    [InlineData("redactedConnectionString")]
    [InlineData("encryptedPassword")]
    [InlineData("hashedSecret")]
    [InlineData("dummyPassword")]
    [InlineData("urlWithoutCredentials")]
    [InlineData("secretary")]
    [InlineData("passenger")]
    [InlineData("compass")]
    public void NameOfSomethingElse_IsNotKnown(string name) => Assert.Equal("Unknown", Judge($"string {name}"));

    [Theory]
    [InlineData("namespace App.Identity { class C { static void Sink(object o) { } void M(string token) { Sink(token); } } }")]
    [InlineData("class OAuthClient { static void Sink(object o) { } void M(string token) { Sink(token); } }")]
    public void BareTokenAmongCredentials_IsWeak(string types) => Assert.Equal("Weak token", SecretProbe.OfTypes(types));

    [Theory]
    [InlineData("class JsonReader { static void Sink(object o) { } void M(string token) { Sink(token); } }")]
    [InlineData("class AuthReader { static void Sink(object o) { } void M(string key) { Sink(key); } }")]
    [InlineData("class AuthReader { static void Sink(object o) { } void M(string pageToken) { Sink(pageToken); } }")]
    public void WeakNameElsewhere_IsNotKnown(string types) => Assert.Equal("Unknown", SecretProbe.OfTypes(types));

    [Fact]
    public void Options_AddNamesAndTakeThemAway()
    {
        NameList.TryParse("vin, seed_phrase", out var secret);
        NameList.TryParse("apiKey", out var safe);
        NameList.TryParse("Vault.Wrap", out var sanitizer);
        var settings = new SecretSettings(secret, safe, sanitizer);

        Assert.Equal("Strong vin", SecretProbe.Of("string vin", "Sink(vin);", settings: settings));
        Assert.Equal("Strong SeedPhrase", SecretProbe.Of("string SeedPhrase", "Sink(SeedPhrase);", settings: settings));
        Assert.Equal("Harmless", SecretProbe.Of("string api_key", "Sink(api_key);", settings: settings));
        Assert.Equal("Harmless", SecretProbe.Of("string password", "Sink(Vault.Wrap(password));", "static class Vault { public static string Wrap(string s) => s; }", settings));
    }

    private static string Judge(string parameter) => SecretProbe.Of(parameter, $"Sink({parameter.Split(' ')[1]});");
}

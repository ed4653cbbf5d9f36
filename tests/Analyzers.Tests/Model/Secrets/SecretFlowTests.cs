namespace ErrorHandling.Analyzers.Tests.Model.Secrets;

/// <summary>What a value is made of, however it came there, and what takes the secret out of it.</summary>
public sealed class SecretFlowTests
{
    private const string Members =
        """
        string Plain(string s) => "(" + s + ")";
        static string Nested(string s) { var t = s.Trim(); return Deeper(t); }
        static string Deeper(string s) => s + "!";
        static string Endless(string s) => s.Length > 3 ? Endless(s) : s;
        static string Stars(string s) => "***";
        static string Count(string s) => s.Length.ToString();
        string FromConfiguration(IConfiguration c) => c["Smtp:Password"];
        async Task<string> LaterAsync(string s) { await Task.Yield(); return s; }
        static string GetPassword() => Environment.MachineName;
        static Task<string> FetchApiKeyAsync() => Task.FromResult(Environment.MachineName);
        static string ResetPassword(string user) => Environment.MachineName;
        static string GetUserFromJwt(string user) => Environment.MachineName;
        static string GetPasswordForUser(string user) => Environment.MachineName;
        static (string User, string Password) Login() => (Environment.MachineName, Environment.UserName);
        static void Ask(out string answer) => answer = Environment.MachineName;
        """;

    [Theory]
    [InlineData("Sink(password);")]
    [InlineData("Sink((object)password);")]
    [InlineData("dynamic p = password; Sink((object)p);")]
    [InlineData("var p = password; Sink(p);")]
    [InlineData("var p = password; var q = p; Sink(q);")]
    [InlineData("string p; p = password; Sink(p);")]
    [InlineData("var p = \"\"; if (flag) p = password; Sink(p);")]
    [InlineData("var p = other; if (flag) { p = password; } Sink(p);")]
    [InlineData("Sink(other ?? password);")]
    [InlineData("Sink(flag ? password : other);")]
    [InlineData("Sink(flag switch { true => other, _ => password });")]
    [InlineData("Sink($\"p={password}\");")]
    [InlineData("Sink($\"p={password,10:x}\");")]
    [InlineData("Sink(\"p=\" + password + \"!\");")]
    [InlineData("Sink(string.Format(\"{0} {1}\", other, password));")]
    [InlineData("Sink(string.Join(\",\", other, password));")]
    [InlineData("Sink(string.Join(\",\", new[] { other, password }));")]
    [InlineData("Sink(string.Concat(other, password));")]
    [InlineData("Sink(string.Create(null, $\"{password}\"));")]
    [InlineData("Sink(password.Trim().ToLowerInvariant());")]
    [InlineData("Sink(password?.Trim());")]
    [InlineData("Sink(password.ToString());")]
    [InlineData("Sink(password.PadLeft(20));")]
    [InlineData("Sink(other.Insert(0, password));")]
    [InlineData("Sink(password.Substring(1));")]
    [InlineData("Sink(password[1..]);")]
    [InlineData("var b = new StringBuilder(); b.Append(password); Sink(b.ToString());")]
    [InlineData("var b = new StringBuilder(); b.Append(other).Append(password).AppendLine(); Sink(b);")]
    [InlineData("var b = new StringBuilder(password); Sink(b.ToString());")]
    [InlineData("var b = new StringBuilder(); b.Append($\"{password}\"); Sink(b.ToString());")]
    [InlineData("Sink(Encoding.UTF8.GetBytes(password));")]
    [InlineData("Sink(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));")]
    [InlineData("Sink(Uri.EscapeDataString(password));")]
    [InlineData("Sink(WebUtility.UrlEncode(password));")]
    [InlineData("Sink(JsonSerializer.Serialize(password));")]
    [InlineData("Sink((other, password));")]
    [InlineData("Sink(new[] { other, password });")]
    [InlineData("Sink(new List<string> { other, password });")]
    [InlineData("var list = new List<string>(); list.Add(password); Sink(list);")]
    [InlineData("Sink(new Dictionary<string, string> { [\"a\"] = password });")]
    [InlineData("Sink(new Dictionary<string, string> { { \"a\", password } });")]
    [InlineData("var d = new Dictionary<string, string>(); d[\"a\"] = password; Sink(d);")]
    [InlineData("var d = new Dictionary<string, string>(); d.Add(\"a\", password); Sink(d);")]
    [InlineData("Sink(new KeyValuePair<string, string>(\"a\", password));")]
    [InlineData("Sink(new { A = password });")]
    [InlineData("Sink(new { password }.password);")]
    [InlineData("var (a, b) = (other, password); Sink(b);")]
    [InlineData("string a; (a, other) = (password, other); Sink(a);")]
    [InlineData("foreach (var p in new[] { password }) Sink(p);")]
    [InlineData("var list = new List<string> { password }; Sink(list[0]);")]
    [InlineData("var list = new List<string> { password }; Sink(list.First());")]
    [InlineData("var all = new[] { password }; Sink(all[0]);")]
    [InlineData("if ((object)password is string s) Sink(s);")]
    [InlineData("switch ((object)password) { case string s: Sink(s); break; }")]
    [InlineData("if (password is { Length: > 3 } s) Sink(s);")]
    [InlineData("Sink(await Task.FromResult(password));")]
    [InlineData("Sink(Task.FromResult(password).Result);")]
    [InlineData("Sink(await LaterAsync(password).ConfigureAwait(false));")]
    [InlineData("Sink(LaterAsync(password).GetAwaiter().GetResult());")]
    [InlineData("Action a = () => Sink(password); a();")]
    [InlineData("var p = \"\"; Action a = () => p = password; a(); Sink(p);")]
    [InlineData("void Local() { Sink(password); } Local();")]
    [InlineData("var p = other; while (flag) { Sink(p); p = password; }")]
    [InlineData("var p = other; p += password; Sink(p);")]
    [InlineData("string p = null; p ??= password; Sink(p);")]
    [InlineData("string p; Sink(p = password);")]
    [InlineData("Sink(Plain(password));")]
    [InlineData("Sink(Nested(password));")]
    [InlineData("Sink(Endless(password));")]
    [InlineData("Sink(new Uri(password));")]
    [InlineData("Sink(password.Replace(\"a\", \"b\"));")]
    [InlineData("Sink(other.Replace(\"{0}\", password));")]
    [InlineData("Sink(password.Replace(\";Password=\", \";Password=***\"));")]
    [InlineData("var redacted = password.Replace(\"Password=***\", \"[REDACTED]\"); Sink(redacted);")]
    [InlineData("Sink(new string(password.ToCharArray()));")]
    public void WhatIsMadeOfASecret_IsOne(string body) => Assert.Equal("Strong password", SecretProbe.Of("string password, string other, bool flag", body, Members));

    [Theory]
    [InlineData("Sink(password.Length);")]
    [InlineData("Sink(password == other);")]
    [InlineData("Sink(password is null);")]
    [InlineData("Sink(string.IsNullOrEmpty(password));")]
    [InlineData("Sink(password.GetHashCode());")]
    [InlineData("Sink(password.GetType());")]
    [InlineData("Sink(nameof(password));")]
    [InlineData("Sink(password.Contains(\"a\"));")]
    [InlineData("Sink(password[0]);")]
    [InlineData("Sink(password == null ? \"none\" : \"set\");")]
    [InlineData("Sink($\"{password.Length} characters\");")]
    [InlineData("password = \"***\"; Sink(password);")]
    [InlineData("password = Mask(password); Sink(password);")]
    [InlineData("var p = password; p = Mask(p); Sink(p);")]
    [InlineData("var p = password; p = \"\"; if (flag) p = \"x\"; Sink(p);")]
    [InlineData("Sink(Mask(password));")]
    [InlineData("Sink(ErrorHandling.Redact.Mask(password));")]
    [InlineData("Sink(ErrorHandling.Redact.LastFour(password));")]
    [InlineData("Sink(ErrorHandling.Redactor.Default.Clean(password));")]
    [InlineData("Sink(HashPassword(password));")]
    [InlineData("Sink(Encrypt(password));")]
    [InlineData("Sink(ToHmacSha256(password));")]
    [InlineData("Sink(RemovePassword(password));")]
    [InlineData("Sink(ForTrace(password));")]
    [InlineData("Sink(GetUrlWithoutCredentials(password));")]
    [InlineData("Sink(Stars(password));")]
    [InlineData("Sink(Count(password));")]
    [InlineData("Sink(Regex.Replace(password, \".\", \"*\"));")]
    [InlineData("Sink(password.Substring(0, 4));")]
    [InlineData("Sink(password.Substring(password.Length - 4));")]
    [InlineData("Sink(password[..4]);")]
    [InlineData("Sink(password[^4..]);")]
    [InlineData("Sink(password.Remove(3));")]
    [InlineData("Sink($\"{password[..2]}***\");")]
    [InlineData("var password2 = \"***\"; Sink(password2);")]
    [InlineData("string secret = Mask(password); Sink(secret);")]
    [InlineData("const string apiKey = \"x\"; Sink(apiKey);")]
    [InlineData("Sink((ErrorHandling.Sensitive<string>)password);")]
    [InlineData("Sink(other.Replace(password, \"***\"));")]
    [InlineData("Sink(default(string));")]
    public void WhatNoLongerShowsIt_IsHarmless(string body) => Assert.Equal("Harmless", SecretProbe.Of(
        "string password, string other, bool flag",
        body,
        Members +
        """
        static string Mask(string s) => s; static string HashPassword(string s) => s; static string Encrypt(string s) => s;
        static string ToHmacSha256(string s) => s; static string RemovePassword(string s) => s; static string ForTrace(string s) => s; static string GetUrlWithoutCredentials(string s) => s;
        """));

    [Theory]
    [InlineData("DataSource = path", "", "Harmless")]
    [InlineData("DataSource = path", "builder.Pooling = true;", "Harmless")]
    [InlineData("DataSource = path, Password = path", "", "Strong connectionString")]
    [InlineData("DataSource = path", "builder.Password = path;", "Strong connectionString")]
    [InlineData("DataSource = path", "builder[\"Pwd\"] = path;", "Strong connectionString")]
    [InlineData("DataSource = path", "Fill(builder);", "Strong connectionString")]
    [InlineData("ConnectionString = path", "", "Strong connectionString")]
    public void ConnectionStringThatIsPutTogether_IsKnown(string initializer, string more, string expected) => Assert.Equal(expected, SecretProbe.Of(
        "string path",
        $"var builder = new FileBuilder {{ {initializer} }}; {more} var connectionString = builder.ToString(); Sink(connectionString);",
        "class FileBuilder : DbConnectionStringBuilder { public string DataSource { get; set; } public string Password { get; set; } public bool Pooling { get; set; } } static void Fill(FileBuilder b) { }"));

    [Theory]
    [InlineData("Sink(other);")]
    [InlineData("var p = password; p = other; Sink(p);")]
    [InlineData("password = other; var x = other; Sink(x);")]
    [InlineData("Sink(password.Substring(0, password.IndexOf('x')));")]
    [InlineData("Sink(password.Split(';').First());")]
    [InlineData("Sink(Unknown.Take(password));")]
    [InlineData("Sink(new Dictionary<string, string> { [password] = other });")]
    [InlineData("var d = new Dictionary<string, string>(); d.Add(password, other); Sink(d);")]
    [InlineData("Sink(new { A = password, B = other }.B);")]
    [InlineData("var d = new Dictionary<string, string> { [\"user\"] = other, [\"b\"] = password }; Sink(d[\"user\"]);")]
    [InlineData("var login = (other, password); Sink(login.Item1);")]
    [InlineData("var (a, b) = (other, password); Sink(a);")]
    [InlineData("Sink(new Holder { Password = password }.User);")]
    [InlineData("Sink(new Holder { Password = password });")]
    [InlineData("Sink(new DbConnectionStringBuilder { ConnectionString = password }[\"Server\"]);")]
    [InlineData("Action a = () => Sink(other); a();")]
    [InlineData("foreach (var p in new[] { other }) Sink(p);")]
    [InlineData("Sink(ResetPassword(other));")]
    [InlineData("Sink(GetUserFromJwt(other));")]
    [InlineData("Ask(out var answer); Sink(answer);")]
    [InlineData("Sink(Login().User);")]
    public void SomethingElse_IsNotKnown(string body) => Assert.Equal("Unknown", SecretProbe.Of(
        "string password, string other, bool flag",
        body,
        Members + "class Holder { public string Password { get; set; } public string User { get; set; } } interface IUnknown { string Take(string s); } IUnknown Unknown => null;"));

    [Theory]
    [InlineData("Sink(password.Substring(0, 8));")]
    [InlineData("Sink(password.Substring(0, Math.Min(6, password.Length)));")]
    [InlineData("Sink(password[..6]);")]
    [InlineData("Sink(password.Remove(8) + \"...\");")]
    public void Beginning_IsAPart(string body) => Assert.Equal("Partial password", SecretProbe.Of("string password", body));

    [Theory]
    [InlineData("Sink(GetPassword());", "Strong GetPassword")]
    [InlineData("Sink(GetPasswordForUser(\"a\"));", "Strong GetPasswordForUser")]
    [InlineData("Sink(await FetchApiKeyAsync());", "Strong FetchApiKeyAsync")]
    [InlineData("Sink(Login().Password);", "Strong Password")]
    [InlineData("var (user, password) = Login(); Sink(password);", "Strong password")]
    [InlineData("Ask(out var password); Sink(password);", "Strong password")]
    [InlineData("var password = Console.ReadLine(); Sink(password);", "Strong password")]
    [InlineData("Sink(FromConfiguration(null));", "Strong Smtp:Password")]
    [InlineData("var p = \"\"; foreach (var c in \"abc\") p += c; Sink(p);", "Unknown")]
    [InlineData("var password = \"\"; foreach (var c in \"abc\") password += c; Sink(password);", "Strong password")]
    public void ResultsAndLocals_AreKnownByTheirNames(string body, string expected) => Assert.Equal(expected, SecretProbe.Of("", body, Members));

    [Theory]
    [InlineData("Give(out var a, null); Sink(a);", "Strong Smtp:Password")]
    [InlineData("GiveOn(out var a); Sink(a);", "Strong GetPassword")]
    [InlineData("string a; GiveOn(out a); var b = a.Trim(); Sink(b);", "Strong GetPassword")]
    [InlineData("Copy(password, out var a); Sink(a);", "Strong password")]
    [InlineData("Copy(other, out var a); Sink(a);", "Unknown")]
    [InlineData("var a = other; Append(ref a, password); Sink(a);", "Strong password")]
    [InlineData("var a = password; Append(ref a, other); Sink(a);", "Strong password")]
    [InlineData("var a = other; Append(ref a, other); Sink(a);", "Unknown")]
    [InlineData("Clear(password, out var a); Sink(a);", "Harmless")]
    [InlineData("Loop(password, out var a); Sink(a);", "Strong password")]
    [InlineData("if (TryCopy(password, out var a)) Sink(a);", "Strong password")]
    [InlineData("Ask(out var a); Sink(a);", "Unknown")]
    public void OutputsOfHelpers_AreFollowed(string body, string expected) => Assert.Equal(expected, SecretProbe.Of(
        "string password, string other",
        body,
        Members + """
            void Give(out string result, IConfiguration c) => result = c["Smtp:Password"];
            static void GiveOn(out string result) { GiveOn2(out result); }
            static void GiveOn2(out string result) => result = GetPassword();
            static void Copy(string from, out string to) { var t = from.Trim(); to = t; }
            static void Append(ref string to, string what) { to += what; }
            static void Clear(string from, out string to) { to = "***"; }
            static void Loop(string from, out string to) { if (from.Length > 3) Loop(from, out to); else to = from; }
            static bool TryCopy(string from, out string to) { to = null; if (from.Length == 0) return false; to = from; return true; }
            """));

    [Theory]
    [InlineData("Console.Write(\"Password: \"); var a = Console.ReadLine(); Sink(a);", "Strong Password")]
    [InlineData("Console.Write(\"Enter your password (min. 8): \"); Sink(Console.ReadLine());", "Strong password")]
    [InlineData("Console.WriteLine(\"Please enter the API key\"); string a; a = Console.ReadLine()?.Trim(); Sink(a);", "Strong API key")]
    [InlineData("Console.Write($\"{other}, your client secret: \"); var a = Console.ReadLine(); Sink(a);", "Strong secret")]
    [InlineData("Console.Error.Write(\"Password: \"); var a = Console.In.ReadLine(); Sink(a);", "Strong Password")]
    [InlineData("Sink(Prompt(\"Password: \"));", "Strong Password")]
    [InlineData("Sink(Prompt(\"Name: \"));", "Unknown")]
    [InlineData("Console.Write(\"Name: \"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("Console.Write(\"Password length: \"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("Console.Write(\"Change the password? [y/n] \"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("Console.WriteLine(\"Wrong password\"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("Console.Write(\"Password: \"); var p = Console.ReadLine(); Console.Write(\"Name: \"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("Console.Write(\"Token: \"); var a = Console.ReadLine(); Sink(a);", "Unknown")]
    [InlineData("var a = Console.ReadLine(); Sink(a);", "Unknown")]
    public void AnswersToPrompts_AreKnownByThePrompt(string body, string expected) => Assert.Equal(expected, SecretProbe.Of(
        "string other", body, "static string Prompt(string text) { Console.Write(text); return Console.ReadLine(); }"));

    [Theory]
    [InlineData("private readonly string _p; C(string password) { _p = password; }", "Strong password")]
    [InlineData("private string _p; void Set(IConfiguration c) { _p = c[\"Password\"]; }", "Strong Password")]
    [InlineData("private readonly string _p; C(string password) { _p = Mask(password); }", "Harmless")]
    [InlineData("private readonly string _p = \"x\";", "Harmless")]
    [InlineData("public string _p = \"x\";", "Unknown")]
    [InlineData("private string _p => GetPassword();", "Strong GetPassword")]
    [InlineData("private string _p { get; } = GetPassword();", "Strong GetPassword")]
    [InlineData("private string _p { get { return \"***\"; } }", "Harmless")]
    [InlineData("private string _p => _p;", "Unknown")]
    public void MemberOfTheSameType_IsWhatIsWrittenIntoIt(string member, string expected) =>
        Assert.Equal(expected, SecretProbe.Of("", "Sink(_p);", member + " static string GetPassword() => Environment.MachineName; static string Mask(string s) => s;"));

    [Theory]
    [InlineData("private readonly string _password = \"\"; C(string s) { _password = Mask(s); }")]
    [InlineData("private static readonly string _password = \"X-Password\";")]
    [InlineData("private string _password => Mask(\"x\");")]
    public void MemberThatHoldsNoSecret_IsHarmlessWhateverItsName(string member) =>
        Assert.Equal("Harmless", SecretProbe.Of("", "Sink(_password);", member + " static string Mask(string s) => s;"));

    [Fact]
    public void RecordWithAnotherPassword_HoldsIt() =>
        Assert.Equal("Strong password", SecretProbe.OfTypes("record R(string A); class C { static void Sink(object o) { } void M(R r, string password) { Sink(r with { A = password }); } }"));
}

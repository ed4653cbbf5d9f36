using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Verify = WebVerifier<DeveloperErrorPageAnalyzer>;

public sealed class DeveloperErrorPageTests
{
    [Theory]
    [InlineData("app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("app.[|UseDeveloperExceptionPage(new DeveloperExceptionPageOptions())|];")]
    [InlineData("if (env.IsProduction()) app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("if (env.IsDevelopment()) { } else { app.[|UseDeveloperExceptionPage()|]; }")]
    [InlineData("if (env.IsDevelopment()) app.UseRouting(); app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("if (env.IsDevelopment()) return; app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("if (env.IsDevelopment() || Flag) app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("if (Flag) app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("if (env.EnvironmentName == \"Production\") app.[|UseDeveloperExceptionPage()|];")]
    [InlineData("app.Use(next => { app.[|UseDeveloperExceptionPage()|]; return next; });")]
    [InlineData("Plain(app);", "private static void Plain(IApplicationBuilder app) => app.[|UseDeveloperExceptionPage()|];")]
    public Task WithoutACheck_IsReported(string statements, string member = "") => VerifyAsync(statements, member);

    [Theory]
    [InlineData("if (env.IsDevelopment()) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsDevelopment()) { app.UseDeveloperExceptionPage(); } else { app.UseExceptionHandler(); }")]
    [InlineData("if (env.IsDevelopment() && Flag) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) app.UseDeveloperExceptionPage();")]
    [InlineData("if (!env.IsDevelopment()) { app.UseExceptionHandler(); } else { app.UseDeveloperExceptionPage(); }")]
    [InlineData("if (!env.IsDevelopment()) return; app.UseDeveloperExceptionPage();")]
    [InlineData("if (!env.IsDevelopment()) { app.UseExceptionHandler(); return; } app.UseDeveloperExceptionPage();")]
    [InlineData("if (!env.IsProduction()) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsProduction()) { } else app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsEnvironment(\"Development\")) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsEnvironment(Environments.Development)) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.EnvironmentName == \"Development\") app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.EnvironmentName != Environments.Production) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.EnvironmentName is \"Development\") app.UseDeveloperExceptionPage();")]
    [InlineData("if (string.Equals(env.EnvironmentName, \"Development\", StringComparison.OrdinalIgnoreCase)) app.UseDeveloperExceptionPage();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\") app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsDevelopment() == true) app.UseDeveloperExceptionPage();")]
    [InlineData("if (env is { } && env.IsDevelopment()) app.UseDeveloperExceptionPage();")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) app.UseDeveloperExceptionPage();")]
    [InlineData("var yes = env.IsDevelopment(); if (yes) app.UseDeveloperExceptionPage();")]
    [InlineData("if (IsLenient(env)) app.UseDeveloperExceptionPage();", "private static bool IsLenient(IWebHostEnvironment e) => e.IsDevelopment();")]
    [InlineData("if (Lenient) app.UseDeveloperExceptionPage();", "private bool Lenient => _env.IsDevelopment();")]
    [InlineData("if (ShowDetailedErrors) app.UseDeveloperExceptionPage();", "private bool ShowDetailedErrors { get; set; }")]
    [InlineData("if (env.IsDevelopment()) Plain(app);", "private static void Plain(IApplicationBuilder app) => app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsDevelopment()) Local(); void Local() { app.UseDeveloperExceptionPage(); }")]
    [InlineData("_ = env.IsDevelopment() ? app.UseDeveloperExceptionPage() : app.UseExceptionHandler();")]
    [InlineData("app.UseExceptionHandler();", "public void ConfigureDevelopment(IApplicationBuilder app) => app.UseDeveloperExceptionPage();")]
    [InlineData("if (env.IsDevelopment()) app.Use(next => { app.UseDeveloperExceptionPage(); return next; });")]
    public Task UnderACheck_IsNotReported(string statements, string member = "") => VerifyAsync(statements, member);

    [Fact]
    public Task OtherDirectives_ChangeNothing() => VerifyAsync("\n#if NEVER\napp.UseDeveloperExceptionPage();\n#else\napp.[|UseDeveloperExceptionPage()|];\n#endif\n#if !RELEASE\napp.[|UseDeveloperExceptionPage()|];\n#endif\n#if NEVER\n#endif\n", "");

    [Fact]
    public Task DebugBuildWithTheSymbol_IsNotReported()
    {
        const string body =
            """

            class Startup
            {
                void Configure(Microsoft.AspNetCore.Builder.IApplicationBuilder app)
                {
            #if DEBUG && !LATER
                    Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions.UseDeveloperExceptionPage(app);
            #elif DEBUG
            #endif
                    Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions.{|EH2009:UseDeveloperExceptionPage(app)|};
                }
            }
            """;

        return new CSharpAnalyzerTest<DeveloperErrorPageAnalyzer, DefaultVerifier> { TestCode = "#define DEBUG" + body, ReferenceAssemblies = Verify.AspNetCore }.RunAsync();
    }

    [Theory]
    [InlineData("services.AddSignalR(o => [|o.EnableDetailedErrors = true|]);")]
    [InlineData("services.AddSignalR(o => { [|o.EnableDetailedErrors = true|]; });")]
    [InlineData("services.AddServerSideBlazor(o => { [|o.DetailedErrors = true|]; });")]
    [InlineData("_ = new Microsoft.AspNetCore.SignalR.HubOptions { [|EnableDetailedErrors = true|] };")]
    [InlineData("services.AddSignalR(o => o.EnableDetailedErrors = false);")]
    [InlineData("services.AddSignalR(o => o.EnableDetailedErrors = env.IsDevelopment());")]
    [InlineData("services.AddSignalR(o => { if (env.IsDevelopment()) o.EnableDetailedErrors = true; });")]
    [InlineData("if (env.IsDevelopment()) services.AddSignalR(o => o.EnableDetailedErrors = true);")]
    [InlineData("new Own { EnableDetailedErrors = true }.ToString();")]
    public Task Switches_AreReportedWhenOn(string statement) => Verify.VerifyTypesAsync(
        $"class Own {{ public bool EnableDetailedErrors {{ get; set; }} }} class Startup {{ void Configure(IServiceCollection services, IWebHostEnvironment env) {{ {statement} }} }}");

    [Theory]
    [InlineData("o.[|EnableSensitiveDataLogging()|];")]
    [InlineData("o.EnableDetailedErrors().[|EnableSensitiveDataLogging(true)|];")]
    [InlineData("o.EnableSensitiveDataLogging(false);")]
    [InlineData("o.EnableSensitiveDataLogging(lenient);")]
    [InlineData("o.EnableDetailedErrors();")]
    public Task DataInLogs_IsReported(string statement)
    {
        var test = Verify.Test($"class Data {{ void Configure(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder o, bool lenient) {{ {statement} }} }}");
        test.TestState.Sources.Add(WebStubs.EntityFramework);
        return test.RunAsync();
    }

    [Fact]
    public Task Message_NamesTheSwitchAndItsEffect() => Verify.VerifyTypesAsync(
        "class Startup { void Configure(IServiceCollection services) => services.AddSignalR(o => {|#0:o.EnableDetailedErrors = true|}); }",
        new DiagnosticResult(DeveloperErrorPageAnalyzer.Rule).WithLocation(0).WithArguments("EnableDetailedErrors", "sends errors in full to clients"));

    [Fact]
    public Task TestProject_IsNotReported()
    {
        var test = Verify.Test("class Startup { void Configure(IApplicationBuilder app) => app.UseDeveloperExceptionPage(); }");
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        return test.RunAsync();
    }

    [Fact]
    public Task BrokenCode_IsNotReported()
    {
        var test = Verify.Test("class Startup { void Configure(IApplicationBuilder app) { app.UseDeveloperExceptionPage; x.EnableDetailedErrors = ; if (env. ");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("void Configure(IApplicationBuilder app, IWebHostEnvironment env)", "env")]
    [InlineData("void Configure(WebApplication app)", "app.Environment")]
    public Task Call_IsWrapped(string header, string environment) => FixAsync(
        $$"""
        class Startup
        {
            {{header}}
            {
                // For the team.
                app.[|UseDeveloperExceptionPage()|]; // for now
            }
        }
        """,
        $$"""
        class Startup
        {
            {{header}}
            {
                // For the team.
                if ({{environment}}.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                } // for now
            }
        }
        """);

    [Theory]
    [InlineData("services.AddSignalR(o => [|o.EnableDetailedErrors = true|]);", "services.AddSignalR(o => o.EnableDetailedErrors = env.IsDevelopment());")]
    [InlineData("services.AddSignalR(o => { [|o.EnableDetailedErrors = /* on */ true|]; });", "services.AddSignalR(o => { o.EnableDetailedErrors = /* on */ env.IsDevelopment(); });")]
    [InlineData("data.[|EnableSensitiveDataLogging()|].EnableDetailedErrors();", "data.EnableSensitiveDataLogging(env.IsDevelopment()).EnableDetailedErrors();")]
    [InlineData("data.[|EnableSensitiveDataLogging(true)|];", "data.EnableSensitiveDataLogging(env.IsDevelopment());")]
    public Task Switch_AsksTheEnvironment(string statement, string fixedStatement) => FixAsync(
        $"class Startup {{ void Configure(IServiceCollection services, IWebHostEnvironment env, Microsoft.EntityFrameworkCore.DbContextOptionsBuilder data) {{ {statement} }} }}",
        $"class Startup {{ void Configure(IServiceCollection services, IWebHostEnvironment env, Microsoft.EntityFrameworkCore.DbContextOptionsBuilder data) {{ {fixedStatement} }} }}");

    [Theory]
    [InlineData("class Startup { void Configure(IApplicationBuilder app) { app.[|UseDeveloperExceptionPage()|]; } }")]
    [InlineData("class Startup { void Configure(IApplicationBuilder app, IWebHostEnvironment env) { app.[|UseDeveloperExceptionPage()|].UseRouting(); } }")]
    [InlineData("class Startup { private readonly IWebHostEnvironment env; static void Configure(IApplicationBuilder app) { app.[|UseDeveloperExceptionPage()|]; } }")]
    public Task NoEnvironmentInReachOrNoStatement_HasNoFix(string code) => FixAsync(code, code);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce()
    {
        const string code = "class Startup { void Configure(IServiceCollection services, IWebHostEnvironment env) { services.AddSignalR(o => [|o.EnableDetailedErrors = true|]); } }";
        var fixedCode = code.Replace("[|o.EnableDetailedErrors = true|]", "o.EnableDetailedErrors = env.IsDevelopment()", StringComparison.Ordinal);
        var test = Test();
        test.TestState.Sources.Add(Verify.Usings + code);
        test.TestState.Sources.Add(Verify.Usings + code.Replace("Startup", "Other", StringComparison.Ordinal));
        test.FixedState.Sources.Add(Verify.Usings + fixedCode);
        test.FixedState.Sources.Add(Verify.Usings + fixedCode.Replace("Startup", "Other", StringComparison.Ordinal));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string statements, string member) => Verify.VerifyTypesAsync(
        $"class Startup {{ private readonly IWebHostEnvironment _env = null!; private bool Flag => Environment.ProcessorCount > 1; public void Configure(IApplicationBuilder app, IWebHostEnvironment env) {{ {statements} }} {member} }}");

    private static Task FixAsync(string code, string fixedCode)
    {
        var test = Test();
        test.TestState.Sources.Add(Verify.Usings + code);
        test.FixedState.Sources.Add(Verify.Usings + fixedCode);
        test.TestState.Sources.Add(WebStubs.EntityFramework);
        test.FixedState.Sources.Add(WebStubs.EntityFramework);
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<DeveloperErrorPageAnalyzer, DeveloperErrorPageCodeFix, DefaultVerifier> Test() => new() { ReferenceAssemblies = Verify.AspNetCore };
}

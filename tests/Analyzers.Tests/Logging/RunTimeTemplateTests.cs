using ErrorHandling.Analyzers.CodeFixes.Logging;
using ErrorHandling.Analyzers.Logging;

namespace ErrorHandling.Analyzers.Tests.Logging;

using Fix = LogFix<RunTimeTemplateAnalyzer, RunTimeTemplateCodeFix>;
using Verify = MemberVerifier<RunTimeTemplateAnalyzer>;

public sealed class RunTimeTemplateTests
{
    [Theory]
    [InlineData("_log.LogInformation([|$\"order {id}\"|]);")]
    [InlineData("_log.LogInformation([|\"order \" + id|]);")]
    [InlineData("_log.LogInformation([|string.Format(\"order {0}\", id)|]);")]
    [InlineData("_log.LogInformation([|string.Concat(\"order \", text)|]);")]
    [InlineData("_log.LogInformation(([|$\"order {id}\"|]));")]
    [InlineData("_log.LogInformation(1, [|$\"order {id}\"|]);")]
    [InlineData("_log?.LogInformation([|$\"order {id}\"|]);")]
    [InlineData("_log.LogInformation(message: [|$\"order {id}\"|]);")]
    [InlineData("_log.LogInformation([|$\"order {id} of {{Name}}\"|], text);")]
    [InlineData("_log.Log(LogLevel.Debug, [|$\"order {id}\"|]);")]
    [InlineData("_log.LogError(error, [|$\"order {id}\"|]);")]
    [InlineData("_log.LogError(error, [|$\"failed: {error.Message}\"|]);")]
    [InlineData("Action later = () => _log.LogInformation([|$\"order {id}\"|]);")]
    public Task BuiltTemplate_IsReported(string statement) => Verify.VerifyAsync($"void M(int id, string text, Exception error) {{ {statement} }}");

    [Theory]
    [InlineData("_log.LogInformation(\"order {Id}\", id);")]
    [InlineData("_log.LogInformation(\"order \" + \"done\");")]
    [InlineData("_log.LogInformation($\"{nameof(M)} done\");")]
    [InlineData("_log.LogInformation(\"order\" + Environment.NewLine + \"done\");")]
    [InlineData("_log.LogInformation(Prefix + \" done\");")]
    [InlineData("_log.LogInformation(text);")]
    [InlineData("_log.LogInformation(text ?? \"done\");")]
    [InlineData("_log.LogInformation(string.Format(text, id));")]
    [InlineData("_log.LogInformation(string.Join(\",\", text));")]
    [InlineData("_log.LogInformation(\"order {Text}\", $\"{id}\");")]
    [InlineData("_log.LogError($\"failed: {error.Message}\");")]
    [InlineData("Trace.TraceError($\"order {id}\");")]
    [InlineData("Console.WriteLine($\"order {id}\");")]
    [InlineData("_log.BeginScope($\"order {id}\");")]
    [InlineData("Log($\"order {id}\");")]
    public Task ConstantOrOtherText_IsNotReported(string statement) => Verify.VerifyAsync(
        $"const string Prefix = \"order\"; void M(int id, string text, Exception error) {{ {statement} }} void Log(string text) {{ }}");

    [Theory]
    [InlineData("_serilog.Information([|$\"order {id}\"|]);", "_serilog.Information(\"order {Id}\", id);")]
    [InlineData("_serilog.Error(ex, [|$\"order {id}\"|]);", "_serilog.Error(ex, \"order {Id}\", id);")]
    [InlineData("_nlog.Info([|$\"order {id}\"|]);", "_nlog.Info(\"order {Id}\", id);")]
    [InlineData("_nlog.Error(ex, [|$\"order {id}\"|]);", "_nlog.Error(ex, \"order {Id}\", id);")]
    [InlineData("_log4.Error($\"order {id}\", ex);", "_log4.Error($\"order {id}\", ex);")]
    [InlineData("_castle.Error($\"order {id}\", ex);", "_castle.Error($\"order {id}\", ex);")]
    public Task LibraryWithTemplates_IsReported(string statement, string fixedStatement) => Fix.VerifyAsync(statement, fixedStatement);

    /// <summary>Its template stands in the attribute; what is called a message is a value like any other.</summary>
    [Fact]
    public Task LoggerMessageMethod_IsNotReported() => Verify.VerifyTypesAsync(
        """
        partial class C { void M(int id) => Log.LogNote(_log, $"order {id}"); }
        static partial class Log { [LoggerMessage(1, LogLevel.Error, "{Message}")] internal static partial void LogNote(ILogger log, string message); }
        static partial class Log { internal static partial void LogNote(ILogger log, string message) { } }
        """);

    [Fact]
    public Task TopLevelStatements_AreReported() => Verify.VerifyProgramAsync("ILogger log = null!; log.LogInformation([|$\"order {args.Length}\"|]);");

    [Fact]
    public Task BrokenCode_IsLeftAlone()
    {
        var test = Verify.Test("partial class C { void M(int id) { _log.LogError($\"order {id}\", ; _lag.LogError($\"order {id}\"); } }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_Silences() => Verify.VerifyAsync(
        """
        #pragma warning disable EH2008
        void M(int id) => _log.LogInformation($"order {id}");
        """);

    [Theory]
    [InlineData("_log.LogInformation([|$\"order {id} of {name}\"|]);", "_log.LogInformation(\"order {Id} of {Name}\", id, name);")]
    [InlineData("_log.LogInformation([|$\"order {order.Id} to {order.GetCity()}\"|]);", "_log.LogInformation(\"order {OrderId} to {City}\", order.Id, order.GetCity());")]
    [InlineData("_log.LogInformation([|$\"{order.Parent?.Name} {await load()} {names[0]} {names.Count()}\"|]);", "_log.LogInformation(\"{ParentName} {Load} {Names} {NamesCount}\", order.Parent?.Name, await load(), names[0], names.Count());")]
    [InlineData("_log.LogInformation([|$\"{id + 1} and {id * 2}\"|]);", "_log.LogInformation(\"{Value} and {Value2}\", id + 1, id * 2);")]
    [InlineData("_log.LogInformation([|$\"{id} then {id}\"|]);", "_log.LogInformation(\"{Id} then {Id2}\", id, id);")]
    [InlineData("_log.LogInformation([|$\"{id,10:N2}\"|]);", "_log.LogInformation(\"{Id,10:N2}\", id);")]
    [InlineData("_log.LogInformation([|$\"a {{x}} {id}\"|]);", "_log.LogInformation(\"a {{x}} {Id}\", id);")]
    [InlineData("_log.LogInformation([|$\"tab\\t{id} \\\"q\\\"\"|]);", "_log.LogInformation(\"tab\\t{Id} \\\"q\\\"\", id);")]
    [InlineData("_log.LogInformation([|$@\"c:\\{id} \"\"q\"\"\"|]);", "_log.LogInformation(@\"c:\\{Id} \"\"q\"\"\", id);")]
    [InlineData("_log.LogInformation([|$\"\"\"say \"{name}\" now\"\"\"|]);", "_log.LogInformation(\"\"\"say \"{Name}\" now\"\"\", name);")]
    [InlineData("_log.LogInformation([|$$\"\"\"{a} \"{{name}}\" now\"\"\"|]);", "_log.LogInformation(\"\"\"{{a}} \"{Name}\" now\"\"\", name);")]
    [InlineData("_log.LogInformation([|\"order \" + id + \", {\" + name + '}'|]);", "_log.LogInformation(\"order {Id}, {{{Name}}}\", id, name);")]
    [InlineData("_log.LogInformation([|string.Format(\"order {1:N2} {0} {{x}}\", name, id)|]);", "_log.LogInformation(\"order {Id:N2} {Name} {{x}}\", id, name);")]
    [InlineData("_log.LogInformation([|string.Format(CultureInfo.InvariantCulture, \"{0}\", id)|]);", "_log.LogInformation(\"{Id}\", id);")]
    [InlineData("_log.LogInformation([|$\"{nameof(Save)} {id}\"|]);", "_log.LogInformation(\"{Member} {Id}\", nameof(Save), id);")]
    [InlineData("_log.LogInformation([|$\"{name.ToString()} {(int)id} {order!.Name} {_log}\"|]);", "_log.LogInformation(\"{Name} {Id} {OrderName} {Log}\", name.ToString(), (int)id, order!.Name, _log);")]
    [InlineData("_log.LogInformation([|$\"order {id} of {{Name}}\"|], name);", "_log.LogInformation(\"order {Id} of {Name}\", id, name);")]
    [InlineData("_log.LogInformation([|\"{Name} has \" + id|], name); // done", "_log.LogInformation(\"{Name} has {Id}\", name, id); // done")]
    [InlineData("_log.LogInformation(ex, [|$\"failed: {ex.Message}\"|]);", "_log.LogInformation(ex, \"failed: {Message}\", ex.Message);")]
    public Task Values_GetNamesAndPlaces(string statement, string fixedStatement) => Fix.VerifyAsync(statement, fixedStatement);

    [Fact]
    public Task RawText_KeepsItsLines() => Fix.VerifyAsync(
        """"
        _log.LogInformation([|$"""
                        order {id}
                          of {name}
                        """|]);
        """",
        """"
        _log.LogInformation("""
                        order {Id}
                          of {Name}
                        """, id, name);
        """");

    [Theory]
    [InlineData("_log.LogInformation([|$\"{names}\"|]);")]
    [InlineData("_log.LogInformation([|$\"{name.AsSpan()}\"|]);")]
    [InlineData("_log.LogInformation([|string.Format(culture, \"{0}\", id)|]);")]
    [InlineData("_log.LogInformation([|string.Format(\"{0} {0}\", await load())|]);")]
    [InlineData("_log.LogInformation([|$\"order {/* why */ id}\"|]);")]
    [InlineData("_log.LogInformation([|$\"order {id} of {{Name}}\"|], new object[] { name });")]
    [InlineData("_log.LogInformation([|$\"order {id}\"|], name);")]
    public Task WhatWouldMeanSomethingElse_HasNoFix(string statement) => Fix.VerifyNoFixAsync(statement);

    [Fact]
    public Task TwoDocuments_AreFixedAtOnce() => Fix.VerifyTwoDocumentsAsync("_log.LogInformation([|$\"order {id}\"|]);", "_log.LogInformation(\"order {Id}\", id);");
}

namespace ErrorHandling.Analyzers.Tests.Catching;

public sealed class LogExceptionTests
{
    private const string Key = "LogException";

    [Theory]
    [InlineData("private readonly ILogger<C> _logger = null;", "_logger.LogError(ex, \"Load failed\");")]
    [InlineData("private static ILogger Log { get; }", "Log.LogError(ex, \"Load failed\");")]
    [InlineData("private readonly ILogger<C>? _logger = null;", "_logger?.LogError(ex, \"Load failed\");")]
    [InlineData("private readonly Serilog.ILogger _log = null;", "_log.Error(ex, \"Load failed\");")]
    [InlineData("private static readonly NLog.Logger Logger = null;", "Logger.Error(ex, \"Load failed\");")]
    [InlineData("private readonly log4net.ILog _log = null;", "_log.Error(\"Load failed\", ex);")]
    public Task LoggerInReach_GetsTheException(string logger, string call) => SwallowedExceptionFix.VerifyAsync(
        Key,
        Handler(logger, "[|catch (Exception)|]"),
        Handler(logger, "catch (Exception ex)", call),
        LoggingStubs.Microsoft, LoggingStubs.Serilog, LoggingStubs.NLog, LoggingStubs.Log4Net);

    [Fact]
    public Task StaticSerilog_GetsTheException_WhereTheFileUsesSerilog() => SwallowedExceptionFix.VerifyAsync(
        Key,
        "using Serilog;\n" + Handler("", "[|catch|]"),
        "using Serilog;\n" + Handler("", "catch (Exception ex)", "Log.Error(ex, \"Load failed\");"),
        LoggingStubs.Microsoft, LoggingStubs.Serilog);

    [Theory]
    [InlineData("private readonly int _logger;")]
    [InlineData("private ILogger _logger { set { } }")]
    public Task NoLogger_IsNotOffered(string member) =>
        SwallowedExceptionFix.IsNotOfferedAsync(Key, Handler(member, "[|catch (Exception)|]"), LoggingStubs.Microsoft);

    [Fact]
    public Task PrivateLoggerOfTheBase_IsOutOfReach() => SwallowedExceptionFix.IsNotOfferedAsync(
        Key,
        Handler("", "[|catch (Exception)|]").Replace("class C", "class B { private ILogger _logger = null; }\nclass C : B"),
        LoggingStubs.Microsoft);

    [Fact]
    public Task StaticMethod_TakesNoLoggerOfAnInstance() => SwallowedExceptionFix.IsNotOfferedAsync(
        Key,
        Handler("private readonly ILogger _logger = null;", "[|catch (Exception)|]").Replace("string? Load", "static string? Load"),
        LoggingStubs.Microsoft);

    [Fact]
    public Task ParameterIsPreferred_AndTheExtensionImported() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using Zoo;

        class C
        {
            private readonly Microsoft.Extensions.Logging.ILogger _logger = null;

            void Save(Action work, Microsoft.Extensions.Logging.ILogger log)
            {
                try
                {
                    work();
                }
                [|catch|]
                {
                }
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;
        using Zoo;

        class C
        {
            private readonly Microsoft.Extensions.Logging.ILogger _logger = null;

            void Save(Action work, Microsoft.Extensions.Logging.ILogger log)
            {
                try
                {
                    work();
                }
                catch (Exception ex)
                {
                    log.LogError(ex, "Save failed");
                }
            }
        }
        """,
        LoggingStubs.Microsoft, "namespace Zoo { class Animal { } }");

    [Fact]
    public Task InheritedLogger_IsUsed_InEveryHandlerOfTheDocument() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using Microsoft.Extensions.Logging;
        class B { protected ILogger Logger { get; } }
        class C : B
        {
            int _count;
            int Count { get { try { return _count++; } [|catch (Exception e)|] { return 0; } } }
            void Save(Action work) { try { work(); } [|catch|] { } }
            Action Later(Action work) => () => { try { work(); } [|catch (Exception)|] { /* so what */ } };
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;
        class B { protected ILogger Logger { get; } }
        class C : B
        {
            int _count;
            int Count { get { try { return _count++; } catch (Exception e) { Logger.LogError(e, "Count failed"); return 0; } } }
            void Save(Action work) { try { work(); } catch (Exception ex) { Logger.LogError(ex, "Save failed"); } }
            Action Later(Action work) => () => { try { work(); } catch (Exception ex) { /* so what */ Logger.LogError(ex, "Later failed"); } };
        }
        """,
        LoggingStubs.Microsoft);

    private static string Handler(string member, string header, string? call = null)
    {
        var line = call is null ? "" : $"            {call}\n";

        return
            "using System;\nusing Microsoft.Extensions.Logging;\n#nullable enable annotations\nclass C\n{\n    " + member + "\n\n"
            + "    string? Load(Func<string> work)\n    {\n        try\n        {\n            return work();\n        }\n        " + header + " // all\n"
            + "        {\n" + line + "            // nothing\n            return null;\n        }\n    }\n}\n";
    }
}

using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Logging;

/// <summary>Runs a fix on one statement, in a handler among the loggers of all libraries.</summary>
internal static class LogFix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The statement becomes the other one.</summary>
    public static Task VerifyAsync(string statement, string fixedStatement) => Test(Code(statement), Code(fixedStatement)).RunAsync();

    /// <summary>The statement is reported, and nothing is offered.</summary>
    public static Task VerifyNoFixAsync(string statement) => VerifyAsync(statement, statement);

    /// <summary>Both documents are fixed at once.</summary>
    public static Task VerifyTwoDocumentsAsync(string statement, string fixedStatement)
    {
        var test = Test(Code(statement), Code(fixedStatement));
        test.TestState.Sources.Add(Code(statement, "D"));
        test.FixedState.Sources.Add(Code(fixedStatement, "D"));
        return test.RunAsync();
    }

    public static CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> Test(string code, string fixedCode)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { TestCode = code, FixedCode = fixedCode };

        foreach (var state in new[] { test.TestState, test.FixedState })
            state.Sources.Add(("Libraries.cs", LoggerStubs.Text));

        test.TestState.AdditionalReferences.Add(typeof(Microsoft.Extensions.Logging.ILogger).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Serilog.ILogger).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(NLog.ILogger).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Castle.Core.Logging.ILogger).Assembly);
        return test;
    }

    private static string Code(string statement, string name = "C") =>
        $$"""
        #nullable enable annotations
        using System;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        partial class {{name}}
        {
            private static readonly Action<ILogger, Exception?> s_failed = LoggerMessage.Define(LogLevel.Error, default, "failed");
            private static readonly Action<ILogger, string, Exception?> s_failedWith = LoggerMessage.Define<string>(LogLevel.Error, default, "failed {Error}");
            private readonly ILogger _log = null!;
            private readonly Serilog.ILogger _serilog = null!;
            private readonly NLog.Logger _nlog = null!;
            private readonly log4net.ILog _log4 = null!;
            private readonly Castle.Core.Logging.ILogger _castle = null!;
            private readonly Common.Logging.ILog _common = null!;
            async Task Save(int id, string name, Order order, string[] names, Func<Task<int>> load, IFormatProvider culture)
            {
                try { await load(); }
                catch (Exception ex) when (ex is not OperationCanceledException)
                {
                    {{statement}}
                }
            }
        }
        """;
}

internal static class LoggerStubs
{
    public const string Text =
        """
        using System;

        public class Order { public int Id { get; set; } public string Name { get; set; } = ""; public Order? Parent { get; set; } public string GetCity() => ""; }

        namespace log4net
        {
            public interface ILog
            {
                void Error(object message);
                void Error(object message, Exception? exception);
                void ErrorFormat(string format, object arg0);
                void ErrorFormat(string format, params object[] args);
                void ErrorFormat(IFormatProvider provider, string format, params object[] args);
            }
        }

        namespace Common.Logging
        {
            public interface ILog
            {
                void Error(object message);
                void Error(object message, Exception exception);
                void ErrorFormat(string format, params object[] args);
                void ErrorFormat(string format, Exception exception, params object[] args);
            }
        }
        """;
}

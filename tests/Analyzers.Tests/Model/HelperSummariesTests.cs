using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Model;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>A helper of this compilation is followed; one that cannot be followed counts as handling.</summary>
public sealed class HelperSummariesTests
{
    [Theory]
    [InlineData("private void Help(Exception e) => _log.LogError(e, \"failed\");")]
    [InlineData("private void Help(Exception e) { if (Flag) _log.LogError(e, \"failed\"); }")]
    [InlineData("private void Help(Exception e) => _error = e; private Exception? _error;")]
    [InlineData("private void Help(Exception e) => throw e;")]
    [InlineData("private void Help(Exception e) => throw new OrderException(\"no\", e);")]
    [InlineData("private void Help(Exception e) => Console.Error.WriteLine(e.Message);")]
    [InlineData("internal void Help(Exception e) => _log.LogError(e, \"failed\");")]
    [InlineData("private static void Help(Exception e) => Environment.FailFast(\"no\", e);")]
    [InlineData("private void Help(Exception? e) { var copy = e; _log.LogError(copy, \"failed\"); }")]
    [InlineData("private void Help(Exception e) { foreach (var one in new[] { e }) _log.LogError(one, \"failed\"); }")]
    [InlineData("private void Help(object e) => _log.LogError((Exception)e, \"failed\");")]
    [InlineData("private void Help<T>(T e) where T : Exception => _log.LogError(e, \"failed\");")]
    [InlineData("private void Help(Exception e, [System.Runtime.CompilerServices.CallerMemberName] string? member = null) => _log.LogError(e, member);")]
    [InlineData("private void Help(params Exception[] all) => _log.LogError(all[0], \"failed\");")]
    [InlineData("private async void Help(Exception e) { await WorkAsync(); _log.LogError(e, \"failed\"); }")]
    [InlineData("private static Exception Help(Exception e) => throw e;")]
    public Task HelperThatHandles_IsSilent(string helper) => VerifyAsync("catch (Exception ex)", helper);

    [Theory]
    [InlineData("private void Help(Exception e) { }")]
    [InlineData("private void Help(Exception e) => Compute();")]
    [InlineData("private void Help(Exception e) => Debug.WriteLine(e);")]
    [InlineData("private bool Help(Exception e) => e is IOException;")]
    [InlineData("private string Help(Exception e) => e.Message;")]
    [InlineData("private Exception Help(Exception e) => e;")]
    [InlineData("private Exception Help(Exception e) => new OrderException(\"no\", e);")]
    [InlineData("private void Help<T>(T e) { }")]
    [InlineData("internal static void Help(Exception e) { _ = e; }")]
    [InlineData("private void Help(params Exception[] all) { }")]
    [InlineData("private void Help(Exception e, int number = 1) => Console.Beep();")]
    [InlineData("partial void Help(Exception e); partial void Help(Exception e) { }")]
    [InlineData("private void Help(Exception e) { void Never() => throw e; }")]
    public Task HelperThatIgnores_IsReported(string helper) => VerifyAsync("[|catch (Exception ex)|]", helper);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task ChainUpToTheLimit_IsFollowedToItsEnd(int depth) => Verify.VerifyAsync(
        $$"""
        void Ignored() { try { Work(); } [|catch (Exception ex)|] { Ignore1(ex); } }
        void Logged() { try { Work(); } catch (Exception ex) { Log1(ex); } }
        {{Chain("Ignore", depth, "{ }")}}
        {{Chain("Log", depth, "{ _log.LogError(e, \"failed\"); }")}}
        """);

    [Fact]
    public Task ChainBeyondTheLimit_CountsAsHandled() => Verify.VerifyAsync(
        $$"""
        void M() { try { Work(); } catch (Exception ex) { Ignore1(ex); } }
        {{Chain("Ignore", 4, "{ }")}}
        """);

    [Fact]
    public Task Recursion_DoesNotHangAndIsFollowed() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) { Log(ex); } }
        private void Log(Exception? e) { if (e == null) return; _log.LogError(e, "failed"); Log(e.InnerException); }
        """);

    [Fact]
    public Task MutualRecursion_DoesNotHang() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) { Ping(ex); } }
        void N() { try { Work(); } catch (Exception ex) { Pong(ex); } }
        private void Ping(Exception e) { if (Flag) Pong(e); _log.LogError(e, "failed"); }
        private void Pong(Exception e) => Ping(e);
        """);

    [Theory]
    [InlineData("static class Extensions { internal static void Help(this Exception e) => Console.Error.WriteLine(e); }", "catch (Exception ex)")]
    [InlineData("static class Extensions { internal static void Help(this Exception e) { } }", "[|catch (Exception ex)|]")]
    [InlineData("static class Extensions { internal static void Help<T>(this T e) where T : Exception => Console.Error.WriteLine(e); }", "catch (Exception ex)")]
    [InlineData("static class Extensions { internal static void Help<T>(this T e) where T : Exception { } }", "[|catch (Exception ex)|]")]
    public Task ExtensionMethod_IsFollowed(string extensions, string header) => Verify.VerifyTypesAsync(
        $$"""
        {{extensions}}
        partial class C { void M() { try { Work(); } {{header}} { ex.Help(); } } void N() { try { Work(); } {{header}} { Extensions.Help(ex); } } }
        """);

    [Theory]
    [InlineData("{ _log.LogError(e, \"failed\"); }", "catch (Exception ex)")]
    [InlineData("{ }", "[|catch (Exception ex)|]")]
    public Task LocalFunction_IsFollowed(string body, string header) => Verify.VerifyAsync(
        $$"""
        void M()
        {
            try { Work(); } {{header}} { Help(ex); }
            void Help(Exception e) {{body}}
        }
        void N()
        {
            try { Work(); } {{header}} { Help(ex); void Help(Exception e) {{body}} }
        }
        """);

    [Fact]
    public Task PartialMethodWithItsBodyElsewhere_IsFollowed() => Verify.VerifyTypesAsync(
        """
        partial class C
        {
            void M() { try { Work(); } catch (Exception ex) { Log(ex); } }
            void N() { try { Work(); } [|catch (Exception ex)|] { Ignore(ex); } }
            private partial void Log(Exception e);
            private partial void Ignore(Exception e);
        }
        partial class C
        {
            private partial void Log(Exception error) => _log.LogError(error, "failed");
            private partial void Ignore(Exception error) { }
        }
        """);

    [Fact]
    public async Task HelperInAnotherFile_IsFollowed()
    {
        var test = Verify.Test(
            """
            partial class C
            {
                void M() { try { Work(); } catch (Exception ex) { Reports.Log(ex); } }
                void N() { try { Work(); } [|catch (Exception ex)|] { Reports.Ignore(ex); } }
            }
            """);
        test.TestState.Sources.Add(
            """
            static class Reports
            {
                internal static void Log(System.Exception e) => System.Console.Error.WriteLine(e);
                internal static void Ignore(System.Exception e) { }
            }
            """);

        await test.RunAsync();
    }

    [Fact]
    public async Task HelperInAnotherProject_CountsAsHandled()
    {
        var test = Verify.Test("partial class C { void M() { try { Work(); } catch (Exception ex) { Reports.Ignore(ex); } } }");
        test.TestState.AdditionalProjects["Other"].Sources.Add("public static class Reports { public static void Ignore(System.Exception e) { } }");
        test.TestState.AdditionalProjectReferences.Add("Other");

        await test.RunAsync();
    }

    [Theory]
    [InlineData("public class Reports { public static void Help(Exception e) { } }", "Reports.Help(ex);")]
    [InlineData("public class Reports { protected internal static void Help(Exception e) { } }", "Reports.Help(ex);")]
    [InlineData("class Reports { internal virtual void Help(Exception e) { } }", "new Reports().Help(ex);")]
    [InlineData("abstract class Reports { internal abstract void Help(Exception e); }", "((Reports)null!).Help(ex);")]
    [InlineData("class Base { internal virtual void Help(Exception e) { } } class Reports : Base { internal override void Help(Exception e) { } }", "new Reports().Help(ex);")]
    [InlineData("interface IReports { void Help(Exception e); }", "((IReports)null!).Help(ex);")]
    [InlineData("interface IReports { void Help(Exception e); } class Reports : IReports { public void Help(Exception e) { } }", "new Reports().Help(ex);")]
    [InlineData("static class Reports { internal static Action<Exception> Help = e => { }; }", "Reports.Help(ex);")]
    [InlineData("static class Reports { [System.Runtime.InteropServices.DllImport(\"x\")] internal static extern void Help(Exception e); }", "Reports.Help(ex);")]
    [InlineData("class Reports { internal Reports(Exception e) { } internal void Go() { } }", "new Reports(ex).Go();")]
    public Task CalleeThatMayBeAnything_CountsAsHandled(string type, string call) =>
        Verify.VerifyTypesAsync($"{type} partial class C {{ void M() {{ try {{ Work(); }} catch (Exception ex) {{ {call} }} }} }}");

    [Fact]
    public Task ResultOfAHelper_IsTheExceptionsAgain() => Verify.VerifyAsync(
        """
        void Thrown() { try { Work(); } catch (Exception ex) { throw Wrap(ex); } }
        Exception Returned() { try { Work(); return null!; } catch (Exception ex) { return Wrap(ex); } }
        void Logged() { try { Work(); } catch (Exception ex) { _log.LogError(Wrap(ex), "failed"); } }
        void Text() { try { Work(); } catch (Exception ex) { _log.LogError(Describe(ex)); } }
        void Dropped() { try { Work(); } [|catch (Exception ex)|] { Wrap(ex); } }
        private static Exception Wrap(Exception e) => new OrderException("no", e);
        private static string Describe(Exception e) => e.Message;
        """);

    [Theory]
    [InlineData("private void ReportFailure() => Compute();")]
    [InlineData("private void ShowError() => Compute();")]
    public Task HelperWithoutTheExceptionButAReportingName_IsSilent(string helper) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} catch (Exception) {{ {helper.Split(' ')[2]}; }} }} {helper}");

    private static Task VerifyAsync(string header, string helper) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} {header} {{ Help(ex); }} }} {helper}");

    private static string Chain(string name, int depth, string end) => string.Join(
        "\n",
        Enumerable.Range(1, depth).Select(at => $"private void {name}{at}(Exception e) {(at == depth ? end : $"=> {name}{at + 1}(e);")}"));
}

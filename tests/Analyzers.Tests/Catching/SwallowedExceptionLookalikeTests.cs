using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>What looks like handling, or like an excuse, and is none. Each shape was planted in real code and missed at first.</summary>
public sealed class SwallowedExceptionLookalikeTests
{
    [Theory]
    [InlineData("when (!(ex is OperationCanceledException && Flag))")]
    [InlineData("when (ex.GetType() != typeof(OutOfMemoryException))")]
    [InlineData("when (IsCatchable(ex))")]
    public Task FilterThatExcludesAtMostSome_StaysACatchAll(string filter) => Verify.VerifyAsync(
        "private static bool IsCatchable(Exception e) { var type = e.GetType(); return type != s_fatal && !typeof(StackOverflowException).IsAssignableFrom(type); } private static readonly Type s_fatal = typeof(OutOfMemoryException); "
        + $"void M() {{ try {{ Work(); }} [|catch (Exception ex) {filter}|] {{ }} }}");

    [Theory]
    [InlineData("when (ex is IOException && Flag)")]
    [InlineData("when (ex.GetType() == typeof(IOException))")]
    public Task FilterThatLetsAtMostSomeIn_IsSilent(string filter) => Verify.VerifyAsync($"void M() {{ try {{ Work(); }} catch (Exception ex) {filter} {{ }} }}");

    [Fact]
    public Task LoopThatStopsByAFlag_IsNoRetry() => Verify.VerifyAsync(
        "void M(Queue<string> messages) { var done = false; while (!done) { try { if (!messages.TryDequeue(out var next)) { done = true; continue; } Console.WriteLine(next); } [|catch|] { } } }");

    [Theory]
    [InlineData("var number = Load(); _log.LogInformation(\"{Number}\", number);")]
    [InlineData("var stream = Open(); stream.Close();")]
    [InlineData("if (Load() > 1) new List<int>().Clear();")]
    public Task WorkInDeclarationsAndConditions_IsNoCleanUpAndNoLogging(string work) => Verify.VerifyAsync(
        $"static int Load() => 1; static Stream Open() => Stream.Null; void M() {{ try {{ {work} }} [|catch|] {{ }} }}");

    [Theory]
    [InlineData("var path = Path.GetTempFileName(); File.Delete(path);")]
    [InlineData("if (File.Exists(\"x\")) File.Delete(\"x\");")]
    public Task LookingUpWhatToCleanUp_StaysCleanUp(string work) => Verify.VerifyAsync($"void M() {{ try {{ {work} }} catch {{ }} }}");

    [Theory]
    [InlineData("string StopReason() { try { return Console.In.ReadToEnd(); } [|catch|] { return \"\"; } }")]
    [InlineData("static void LogOff() { } void M() { try { Work(); } [|catch|] { LogOff(); } }")]
    [InlineData("static void ResetDisplayState() { } void M() { try { Work(); } [|catch|] { ResetDisplayState(); } }")]
    [InlineData("private static void UpdateLogPath(Exception e) { } void M() { try { Work(); } [|catch (Exception ex)|] { UpdateLogPath(ex); } }")]
    [InlineData("void M(HashSet<string> names) { try { Work(); } [|catch|] { names.Remove(\"errors\"); } }")]
    public Task NounsTakenForVerbs_ExcuseNothing(string member) => Verify.VerifyAsync(member);

    [Theory]
    [InlineData("// TODO: do something\n// about this one day")]
    [InlineData("//if (ex is IOException || ex is TimeoutException)")]
    [InlineData("// ReSharper disable once EmptyGeneralCatchClause")]
    public Task CommentThatExplainsNothing_ExcusesNothing(string comment) => Verify.VerifyAsync(
        $"void M() {{ try {{ Work(); }} [|catch|] {{\n{comment}\n}} }}");

    [Fact]
    public Task GuardOfSomethingElse_IsASilentPath() => Verify.VerifyAsync(
        "private readonly Stream? _socket = null; void M() { try { Work(); } [|catch (Exception ex)|] { if (_socket != null) _log.LogError(ex, \"failed\"); } }");

    [Fact]
    public Task TextMadeForNobody_IsReported() => Verify.VerifyAsync(
        "void M() { try { Work(); } [|catch (Exception ex)|] { var text = Describe(ex); Console.Out.Flush(); } } public static string Describe(Exception e) => e.Message;");

    [Theory]
    [InlineData("void LogCrash(Exception crash) { try { Console.WriteLine(crash); } catch { } }")]
    [InlineData("void M() { try { Work(); } catch (Exception ex) { try { Console.WriteLine(ex); } catch { } } }")]
    public Task ConsoleWhereFailuresAreTold_IsALog(string member) => Verify.VerifyAsync(member);

    [Fact]
    public Task ConsoleElsewhere_IsTheProgramsOutput() => Verify.VerifyAsync("void M() { try { Console.WriteLine(Compute()); } [|catch|] { } }");
}

using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>Filters are read: some let everything in, some narrow, some cannot be seen through.</summary>
public sealed class SwallowedExceptionFilterTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("(true)")]
    [InlineData("!false")]
    [InlineData("ex is not null")]
    [InlineData("ex != null")]
    [InlineData("null != ex")]
    [InlineData("ex is Exception")]
    [InlineData("ex is object")]
    [InlineData("ex is { }")]
    [InlineData("ex is var any")]
    [InlineData("ex is Exception other")]
    [InlineData("!(ex is null)")]
    [InlineData("ex is IOException or not IOException")]
    [InlineData("true || ex is IOException")]
    [InlineData("ex is Exception && ex is not null")]
    public Task Tautology_IsLeftToTheRuleAboutFilters(string filter) => VerifySilentAsync(filter);

    [Theory]
    [InlineData("ex is not OperationCanceledException")]
    [InlineData("!(ex is OperationCanceledException)")]
    [InlineData("ex is not (OperationCanceledException or OutOfMemoryException)")]
    [InlineData("ex is not OperationCanceledException && ex is not OutOfMemoryException")]
    [InlineData("ex is not OperationCanceledException and not OutOfMemoryException")]
    [InlineData("!(ex is OperationCanceledException || ex is OutOfMemoryException)")]
    [InlineData("!token.IsCancellationRequested")]
    [InlineData("ex is not OperationCanceledException && !token.IsCancellationRequested")]
    [InlineData("ex is not OperationCanceledException || !token.IsCancellationRequested")]
    public Task OnlyAFewTypesOrCancellationLeftOut_IsStillACatchAll(string filter) => VerifyReportedAsync(filter);

    [Theory]
    [InlineData("ex is IOException")]
    [InlineData("ex is IOException or TimeoutException")]
    [InlineData("ex is IOException { HResult: 5 }")]
    [InlineData("ex is IOException io && io.HResult == 5")]
    [InlineData("ex is IOException || ex is TimeoutException")]
    [InlineData("ex is { InnerException: IOException }")]
    [InlineData("ex.InnerException is IOException")]
    [InlineData("ex.InnerException is not null")]
    [InlineData("ex.GetType() == typeof(IOException)")]
    [InlineData("true && ex is IOException")]
    [InlineData("ex is not OperationCanceledException && ex is IOException")]
    public Task Narrowing_IsSilent(string filter) => VerifySilentAsync(filter);

    [Theory]
    [InlineData("Flag")]
    [InlineData("!Flag")]
    [InlineData("Debugger.IsAttached")]
    [InlineData("token.IsCancellationRequested")]
    [InlineData("ex.Message.Length > 0")]
    [InlineData("policy(ex)")]
    [InlineData("ex is not OperationCanceledException && policy(ex)")]
    [InlineData("ex is var any && policy(any)")]
    [InlineData("ex switch { IOException => true, _ => false }")]
    public Task OpaqueCondition_IsSilent(string filter) => VerifySilentAsync(filter);

    [Theory]
    [InlineData("false")]
    [InlineData("ex is null")]
    [InlineData("ex == null")]
    [InlineData("!true")]
    public Task FilterThatNeverLetsIn_IsSilent(string filter) => VerifySilentAsync(filter);

    [Fact]
    public Task MethodThatLogsAndReturnsFalse_IsSilent() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (Log(ex)) { } }
        private bool Log(Exception e) { _log.LogError(e, "failed"); return false; }
        """);

    [Fact]
    public Task MethodWhoseFilterLogsForAllThatComeIn_IsSilent() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (Log(ex)) { } }
        private bool Log(Exception e) { _log.LogError(e, "failed"); return true; }
        """);

    [Fact]
    public Task MethodThatTestsTheType_IsReadOneLevelDeep() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (IsExpected(ex)) { } }
        void N() { try { Work(); } [|catch (Exception ex) when (IsNotCancellation(ex))|] { } }
        void O() { try { Work(); } [|catch (Exception ex) when (!IsCancellation(ex))|] { } }
        private static bool IsExpected(Exception e) => e is IOException;
        private static bool IsNotCancellation(Exception e) => e is not OperationCanceledException;
        private static bool IsCancellation(Exception e) { return e is OperationCanceledException; }
        """);

    [Fact]
    public Task MethodWithSeveralResults_IsOpaque() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (IsTransient(ex)) { } }
        private static bool IsTransient(Exception e) { if (e is IOException) return true; return false; }
        """);

    [Fact]
    public Task MethodThatCallsAnotherMethod_IsOpaque() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (First(ex)) { } }
        private static bool First(Exception e) => Second(e);
        private static bool Second(Exception e) => e is not null;
        """);

    [Fact]
    public Task ExtensionMethodAsFilter_IsRead() => Verify.VerifyTypesAsync(
        """
        static class Filters { public static bool IsSane(this Exception e) => e is not OutOfMemoryException; }
        partial class C { void M() { try { Work(); } [|catch (Exception ex) when (ex.IsSane())|] { } } }
        """);

    [Fact]
    public Task VirtualMethodAsFilter_IsOpaque() => Verify.VerifyAsync(
        """
        void M() { try { Work(); } catch (Exception ex) when (Takes(ex)) { } }
        protected virtual bool Takes(Exception e) => true;
        """);

    [Fact]
    public Task LocalFunctionAsFilter_IsRead() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); } [|catch (Exception ex) when (Any(ex))|] { }
            static bool Any(Exception e) => e is not OutOfMemoryException;
        }
        """);

    private static Task VerifyReportedAsync(string filter) =>
        Verify.VerifyAsync($"void M(CancellationToken token, Func<Exception, bool> policy) {{ try {{ Work(); }} [|catch (Exception ex) when ({filter})|] {{ }} }}");

    private static Task VerifySilentAsync(string filter) =>
        Verify.VerifyAsync($"void M(CancellationToken token, Func<Exception, bool> policy) {{ try {{ Work(); }} catch (Exception ex) when ({filter}) {{ }} }}");
}

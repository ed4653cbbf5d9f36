using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using Verify = MemberVerifier<UnexpectedThrowAnalyzer>;
using VerifyCS = CSharpAnalyzerVerifier<UnexpectedThrowAnalyzer, DefaultVerifier>;

public sealed class UnexpectedThrowTests
{
    [Theory]
    [InlineData("static C() { [|throw new OrderException();|] }")]
    [InlineData("static C() { if (s_count > 0) [|throw new OrderException();|] } private static int s_count;")]
    [InlineData("~C() { if (Flag) [|throw new OrderException();|] }")]
    [InlineData("~C() { [|throw new ObjectDisposedException(\"c\");|] }")]
    [InlineData("public override bool Equals(object? other) => other is null ? [|throw new ArgumentNullException()|] : true;")]
    [InlineData("public override int GetHashCode() { if (Flag) [|throw new InvalidOperationException();|] return 1; }")]
    [InlineData("public override int GetHashCode() => [|throw new NotImplementedException()|];")]
    [InlineData("public override string ToString() => Environment.NewLine ?? [|throw new OrderException()|];")]
    [InlineData("public override string ToString() { try { return Compute().ToString(); } catch (Exception ex) { [|throw new OrderException(\"no\", ex);|] } }")]
    [InlineData("public static bool operator ==(C left, C right) { [|throw new OrderException();|] } public static bool operator !=(C left, C right) { [|throw new OrderException();|] }")]
    [InlineData("public static implicit operator string(C value) => value is null ? [|throw new ArgumentNullException()|] : \"c\";")]
    [InlineData("public event EventHandler E { add { [|throw new OrderException();|] } remove { [|throw new InvalidOperationException();|] } }")]
    public Task UnexpectedMember_IsReported(string member) => Verify.VerifyAsync($"#pragma warning disable CS0660, CS0661\n{member}");

    [Theory]
    [InlineData("public class D : IDisposable { public void Dispose() { [|throw new OrderException();|] } }")]
    [InlineData("public class D : IDisposable { void IDisposable.Dispose() { [|throw new OrderException();|] } }")]
    [InlineData("public class D { protected virtual void Dispose(bool disposing) { [|throw new NotImplementedException();|] } }")]
    [InlineData("public class D : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); [|throw new OrderException();|] } }")]
    [InlineData("public class D : IAsyncDisposable { public ValueTask DisposeAsync() => DisposeAsyncCore(); protected virtual ValueTask DisposeAsyncCore() => [|throw new OrderException()|]; }")]
    [InlineData("public ref struct D { public void Dispose() { [|throw new OrderException();|] } }")]
    [InlineData("public sealed class D : IEquatable<D> { public bool Equals(D? other) => [|throw new OrderException()|]; }")]
    [InlineData("public sealed class D : IEquatable<string> { bool IEquatable<string>.Equals(string? other) => [|throw new OrderException()|]; }")]
    [InlineData("public sealed class D : IEqualityComparer<C> { public bool Equals(C? x, C? y) => [|throw new OrderException()|]; public int GetHashCode(C c) => [|throw new OrderException()|]; }")]
    [InlineData("public record D(int Count) { public override string ToString() => Count > 0 ? \"d\" : [|throw new OrderException()|]; }")]
    [InlineData("public class D : IDisposable { public void Dispose() { [|throw Made();|] } static OrderException Made() => new(\"no\"); }")]
    [InlineData("public class D : IDisposable { public void Dispose() { var e = new OrderException(\"no\"); e.Data[\"id\"] = 1; [|throw e;|] } }")]
    [InlineData("public class D : ISame<D> { static bool ISame<D>.operator ==(D x, D y) => [|throw new OrderException()|]; static bool ISame<D>.operator !=(D x, D y) => false; } public interface ISame<T> where T : ISame<T> { static abstract bool operator ==(T x, T y); static abstract bool operator !=(T x, T y); }")]
    [InlineData("public struct D { public override string ToString() { lock (this.GetType()) { using (new MemoryStream()) { [|throw new OrderException();|] } } } }")]
    public Task UnexpectedMemberOfAnyType_IsReported(string type) => Verify.VerifyTypesAsync(type);

    [Theory]
    [InlineData("try { Work(); } finally { [|throw new OrderException();|] }")]
    [InlineData("try { Work(); } finally { if (Flag) { [|throw new OrderException();|] } }")]
    [InlineData("try { Work(); } finally { _ = Environment.NewLine ?? [|throw new OrderException()|]; }")]
    [InlineData("try { Work(); } catch (IOException) { } finally { [|throw new ObjectDisposedException(\"c\");|] }")]
    [InlineData("var saved = new OrderException(); try { Work(); } finally { [|throw saved;|] }")]
    [InlineData("try { Work(); } finally { try { Work(); } finally { [|throw new OrderException();|] } }")]
    [InlineData("try { Work(); } finally { try { [|throw new OrderException();|] } catch (IOException) { } }")]
    [InlineData("try { Work(); } finally { try { [|throw new OrderException();|] } catch (OrderException) { throw; } }")]
    [InlineData("try { Work(); } finally { try { throw new IOException(); } catch (IOException ex) { [|throw new OrderException(\"no\", ex);|] } }")]
    [InlineData("try { Work(); } finally { try { try { throw new IOException(); } catch (IOException) { [|throw new OrderException();|] } } catch (IOException) { } }")]
    [InlineData("try { Work(); } finally { try { [|throw new IOException();|] } catch (Exception ex) when (ex is OrderException) { } }")]
    [InlineData("try { Work(); } finally { try { [|throw new OrderException();|] } catch (Exception ex) when (ex is not OrderException) { } }")]
    [InlineData("try { Work(); } finally { try { [|throw new OrderException();|] } catch (Exception) when (false) { } }")]
    [InlineData("try { try { Work(); } finally { [|throw new OrderException();|] } } catch (OrderException) { }")]
    [InlineData("try { Work(); } catch (Exception ex) when (ex.InnerException == null ? [|throw new OrderException()|] : true) { }")]
    [InlineData("try { Work(); } catch (Exception ex) when ((ex.HelpLink ?? [|throw new OrderException()|]) == null) { }")]
    public Task FinallyOrFilter_IsReported(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch (OrderException) { } }")]
    [InlineData("try { Work(); } finally { try { throw new FileNotFoundException(); } catch (IOException) { } }")]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch { } }")]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch (IOException) { } catch (Exception) { } }")]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch (Exception ex) when (ex is OrderException) { } }")]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch (Exception) when (Flag) { } }")]
    [InlineData("try { Work(); } finally { try { throw new OrderException(); } catch (Exception) { if (Flag) throw; } }")]
    [InlineData("try { Work(); } finally { try { throw Make(); } catch (OrderException) { } } static Exception Make() => new OrderException();")]
    [InlineData("try { Work(); } finally { try { try { throw new IOException(); } catch (IOException ex) { throw new OrderException(\"no\", ex); } } catch (OrderException) { } }")]
    [InlineData("try { Work(); } finally { try { try { throw new IOException(); } finally { Work(); } } catch (IOException) { } }")]
    public Task CaughtInsideTheFinally_IsSilent(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("try { throw new OrderException(); } finally { Work(); }")]
    [InlineData("try { Work(); } catch (IOException) { throw new OrderException(); }")]
    [InlineData("try { Work(); } finally { try { Work(); } catch (IOException) { Compute(); throw; } }")]
    [InlineData("try { Work(); } finally { Action later = () => throw new OrderException(); later(); }")]
    [InlineData("try { Work(); } finally { Later(); void Later() { throw new OrderException(); } }")]
    [InlineData("try { Work(); } catch (Exception ex) when (new Func<bool>(() => throw new OrderException())()) { }")]
    [InlineData("try { Work(); } finally { throw null!; }")]
    [InlineData("try { Work(); } finally { throw new UnreachableException(); }")]
    [InlineData("try { Work(); } finally { _ = Compute() switch { 1 => 2, _ => throw new OrderException() }; }")]
    [InlineData("try { Work(); } finally { switch (Compute()) { case 1: break; default: throw new OrderException(); } }")]
    public Task ExpectedOrAtAnotherTime_IsSilent(string statements) => Verify.VerifyAsync($"void M() {{ {statements} }}");

    [Theory]
    [InlineData("public C() { throw new OrderException(); }")]
    [InlineData("public int P => throw new OrderException();")]
    [InlineData("public override string ToString() { try { throw new OrderException(); } catch (OrderException) { return \"c\"; } }")]
    [InlineData("public override string ToString() => Compute() switch { 1 => \"one\", _ => throw new ArgumentOutOfRangeException() };")]
    [InlineData("public override string ToString() => throw new ObjectDisposedException(\"c\");")]
    [InlineData("public string ToString(int width) => throw new OrderException();")]
    [InlineData("public override int GetHashCode() => throw new NotSupportedException();")]
    [InlineData("public override bool Equals(object? other) => throw new NotSupportedException();")]
    [InlineData("public static bool Equals(C left, C right) => throw new OrderException();")]
    [InlineData("public bool Equals(C left, C right) => throw new OrderException();")]
    [InlineData("public static explicit operator string(C value) => throw new OrderException();")]
    [InlineData("public static C operator +(C left, C right) => throw new OrderException();")]
    [InlineData("public event EventHandler E { add => throw new NotSupportedException(); remove => throw new NotSupportedException(); }")]
    [InlineData("public event EventHandler E { add { if (value == null) throw new ArgumentNullException(); } remove { } }")]
    [InlineData("public event EventHandler E { add { if (Flag) throw new InvalidOperationException(); } remove { } }")]
    [InlineData("public int Dispose() => throw new OrderException();")]
    [InlineData("public void Dispose(string reason) => throw new OrderException();")]
    [InlineData("public static void Dispose() => throw new OrderException();")]
    public Task ThrowInOrder_IsSilent(string member) => Verify.VerifyAsync($"#pragma warning disable CS0659, CS0114, CS0108\n{member}");

    [Theory]
    [InlineData("if (Environment.GetEnvironmentVariable(\"A\") == null) throw new OrderException();")]
    [InlineData("var setting = Environment.GetEnvironmentVariable(\"A\"); if (setting == null) { throw new OrderException(); }")]
    [InlineData("s_setting = Environment.GetEnvironmentVariable(\"A\") ?? throw new OrderException();")]
    [InlineData("if (!BitConverter.IsLittleEndian) throw new OrderException();")]
    [InlineData("if (!int.TryParse(Environment.NewLine, out var number) || number > 0) throw new OrderException();")]
    [InlineData("if (typeof(C).IsPublic) throw new OrderException();")]
    [InlineData("int found; if (!Find(out found)) return; if (found > 1) throw new OrderException();")]
    [InlineData("switch (Environment.ProcessorCount) { case 1: throw new OrderException(); }")]
    [InlineData("throw new PlatformNotSupportedException();")]
    [InlineData("try { Work(); } catch (IOException ex) { throw new OrderException(\"no\", ex); }")]
    public Task FailFastAtTheStart_IsSilent(string statements) => Verify.VerifyAsync(
        $$"""
        private static string s_setting = "";
        private static bool Find(out int found) { found = s_setting.Length; return true; }
        static C() { {{statements}} }
        """);

    [Theory]
    [InlineData("throw new ObjectDisposedException(\"d\");")]
    [InlineData("try { Close(); } catch (IOException ex) { throw new OrderException(\"no\", ex); }")]
    [InlineData("var failures = new List<Exception>(); if (failures.Count > 0) throw new AggregateException(failures);")]
    [InlineData("Exception? last = null; try { Close(); } catch (IOException ex) { last = ex; } Close(); if (last != null) throw last;")]
    [InlineData("try { Close(); } catch (IOException) { throw; }")]
    [InlineData("Exception? last = null; try { Close(); } catch (IOException ex) { last = new OrderException(\"no\", ex); } Close(); if (last != null) throw last;")]
    [InlineData("Exception? last = Last(); if (last != null) throw last; Exception? Last() { try { Close(); return null; } catch (IOException ex) { return ex; } }")]
    public Task DisposeThatTellsWhatFailed_IsSilent(string statements) => Verify.VerifyTypesAsync(
        $"public sealed class D : IDisposable {{ private static void Close() {{ }} public void Dispose() {{ {statements} }} }}");

    [Theory]
    [InlineData("IEqualityComparer<string>", "public bool Equals(string? x, string? y) => x == y; public int GetHashCode(string s) => s == \"\" ? throw new ArgumentException(\"s\") : 1;")]
    [InlineData("System.Collections.IEqualityComparer", "bool System.Collections.IEqualityComparer.Equals(object? x, object? y) => throw new ArgumentException(\"s\"); public int GetHashCode(object s) => 1;")]
    [InlineData("IComparer<string>", "public int Compare(string? x, string? y) => throw new ArgumentException(\"s\");")]
    [InlineData("IComparable", "public int CompareTo(object? other) => throw new ArgumentException(\"s\");")]
    public Task ComparerThatRefusesAnArgument_IsSilent(string contract, string members) =>
        Verify.VerifyTypesAsync($"public sealed class D : {contract} {{ {members} }}");

    [Theory]
    [InlineData("void M() { try { } finally { {|#0:throw new System.Exception();|} } }", "a finally block", "replaces the one that is already on its way")]
    [InlineData("void M() { try { } catch when (true ? {|#0:throw new System.Exception()|} : true) { } }", "an exception filter", "is swallowed there, and the filter counts as false")]
    [InlineData("~C() { {|#0:throw new System.Exception();|} }", "a finalizer", "ends the process")]
    [InlineData("static C() { {|#0:throw new System.Exception();|} }", "a static constructor", "makes the type unusable until the process ends")]
    [InlineData("void Dispose() { {|#0:throw new System.Exception();|} }", "'Dispose'", "replaces the one that led to the clean-up")]
    [InlineData("public override int GetHashCode() { {|#0:throw new System.Exception();|} }", "'GetHashCode'", "breaks collections and searches, which do not expect one")]
    [InlineData("public override string ToString() { {|#0:throw new System.Exception();|} }", "'ToString'", "breaks logging and debugging, which call it at any time")]
    [InlineData("public static implicit operator int(C c) { {|#0:throw new System.Exception();|} }", "an implicit conversion", "fails where no call is to be seen")]
    [InlineData("event System.Action E { add { } remove { {|#0:throw new System.Exception();|} } }", "an event's 'remove'", "fails where a subscription is not expected to")]
    public Task Message_NamesThePlaceAndWhatGoesWrongThere(string member, string place, string consequence) => VerifyCS.VerifyAnalyzerAsync(
        $"#pragma warning disable CS7095\nclass C {{ {member} }}",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments(place, consequence));

    [Theory]
    [InlineData("void M() { try { } finally { throw unknown; } }")]
    [InlineData("void M() { try { } finally { throw new Unknown(); } }")]
    [InlineData("void M() { finally { throw new OrderException(); } }")]
    [InlineData("~C() { throw } ")]
    [InlineData("static C() => throw")]
    [InlineData("public override bool Equals(")]
    [InlineData("void M() { try { } finally { [|throw new OrderException() |]} }")]
    public async Task BrokenCode_IsReportedOnlyWhereItIsCertain(string members)
    {
        var test = Verify.Test($"public partial class C\n{{\n{members}\n}}\n");
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        await test.RunAsync();
    }
}

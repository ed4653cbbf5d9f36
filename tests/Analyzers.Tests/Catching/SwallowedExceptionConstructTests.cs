using ErrorHandling.Analyzers.Catching;

namespace ErrorHandling.Analyzers.Tests.Catching;

using Verify = MemberVerifier<SwallowedExceptionAnalyzer>;

/// <summary>Wherever a try statement can stand, a silent handler is found and a loud one is not.</summary>
public sealed class SwallowedExceptionConstructTests
{
    private const string Silent = "{ try { Work(); } [|catch (Exception ex)|] { } }";
    private const string Loud = "{ try { Work(); } catch (Exception ex) { _log.LogError(ex, \"failed\"); } }";
    private const string LoudWithoutInstance = "{ try { Work(); } catch (Exception ex) { Console.Error.WriteLine(ex); throw; } }";

    public static TheoryData<string> Members => new()
    {
        "void M() BODY",
        "public C() BODY",
        "public C() { } public C(int number) : this() BODY",
        "int P { get { if (Flag) BODY return 1; } }",
        "int P { get => 1; set BODY }",
        "int P { get => 1; init BODY }",
        "int this[int index] { get => 1; set BODY }",
        "event Action E { add BODY remove { } }",
        "event Action E { add { } remove BODY }",
        "async Task M() { await WorkAsync(); BODY }",
        "async void M() { await WorkAsync(); BODY }",
        "IEnumerable<int> M() { yield return 1; BODY yield return 2; }",
        "async IAsyncEnumerable<int> M() { await WorkAsync(); BODY yield return 2; }",
        "async Task M(IAsyncEnumerable<int> items) { await foreach (var item in items) BODY }",
        "async Task M(IAsyncDisposable scope) { await using (scope) BODY }",
        "async Task M(IAsyncDisposable scope) { await using var open = scope; BODY }",
        "void M() { using var open = new MemoryStream(); BODY }",
        "void M() { using (new MemoryStream()) BODY }",
        "void M() { lock (_log) BODY }",
        "unsafe void M(byte[] bytes) { fixed (byte* first = bytes) BODY }",
        "void M() { checked BODY }",
        "void M() { if (Flag) BODY else BODY }",
        "void M() { switch (Compute()) { case 1: BODY break; default: BODY break; } }",
        "void M() { foreach (var (a, b) in new[] { (1, 2) }) BODY }",
        "void M() { start: BODY if (Flag) goto start; }",
        "void M() { Local(); void Local() BODY }",
        "void M() { Outer(); void Outer() { Inner(); void Inner() BODY } }",
        "void M() { Action later = () => BODY; }",
        "void M() { Action later = delegate BODY; }",
        "void M() { Func<Task> later = async () => { await WorkAsync(); BODY }; }",
        "void M() { Action<int> later = item => BODY; }",
        "void M() { new List<int>().ForEach(item => BODY); }",
        "void M() { Func<Action> later = () => () => BODY; }",
        "void M() { Local(); void Local() { Action later = () => BODY; } }",
        "void M() { Action later = () => { Local(); void Local() BODY }; }",
        "Action M() => () => BODY;",
        "Action P => () => BODY;",
        "Action P { get => () => BODY; }",
        "Action this[int index] => () => BODY;",
        "void M() { var all = from item in new[] { 1 } select new Action(() => BODY); }",
        "void M() { var all = new List<Action> { () => BODY }; }",
        "void M() { var pair = new { Act = new Action(() => BODY) }; }",
        "void M() { try { Work(); } catch (IOException) { throw; } finally BODY }",
        "void M() { try { Work(); } finally BODY }",
        "void M() { try BODY finally { Work(); } }",
        "void M() { try BODY catch (IOException) { throw; } }",
        "void M<T>(T item) where T : IDisposable BODY",
        "void M() { void Local<T>(T item) BODY Local(1); }",
        "void M() { if (Compute() is > 0 and var number) BODY }",
        "int M() { return Compute() switch { 1 => Run(() => BODY), _ => 2 }; static int Run(Action act) => 1; }",
        "void M(bool? b) { _ = b ?? Run(() => BODY); static bool Run(Action act) => true; }",
        "void M() { for (Action act = () => BODY; Flag; act()) { } }",
        "void M() { Run(() => BODY)?.ToString(); static object? Run(Action act) => null; }",
        "void M() { using (Run(() => BODY)) { } static IDisposable Run(Action act) => null!; }",
        "void M() { lock (Run(() => BODY)) { } static object Run(Action act) => act; }",
        "IEnumerable<int> M() { foreach (var item in Run(() => BODY)) yield return item; static int[] Run(Action act) => new[] { 1 }; }",
    };

    public static TheoryData<string> StaticMembers => new()
    {
        "static C() BODY",
        "public static C operator +(C left, C right) { BODY return left; }",
        "public static implicit operator int(C value) { BODY return 1; }",
        "public static explicit operator C(int value) { BODY return null!; }",
        "private static readonly Action _act = () => BODY;",
        "private static readonly Func<Action> _act = () => () => BODY;",
        "private static Action _first = () => { }, _second = () => BODY;",
        "private readonly Action _act = () => BODY;",
        "private static Action Act { get; } = () => BODY;",
        "private readonly Lazy<int> _value = new(() => { BODY return 1; });",
        "private readonly Dictionary<string, Action> _acts = new() { [\"a\"] = () => BODY };",
        "private event Action? E = () => BODY;",
        "private static readonly Action _act = () => { Local(); void Local() BODY };",
        "private class Base { public Base(Action act) { } } private class Derived : Base { public Derived() : base(() => BODY) { } }",
        "private record Base(Action Act); private record Derived() : Base(() => BODY);",
        "private record R(int Number) { public void M() BODY }",
        "private record struct R(int Number) { public void M() BODY }",
        "private struct S { public void M() BODY }",
        "private interface I { void M() BODY }",
        "private class Nested<T> { void M() BODY class Deeper { void M() BODY } }",
        "private readonly Action _act = delegate BODY;",
        "private readonly object _pair = (new Action(() => BODY), 1);",
    };

    [Theory]
    [MemberData(nameof(Members))]
    public Task SilentHandlerInMember_IsReported(string member) => Verify.VerifyAsync(member.Replace("BODY", Silent));

    [Theory]
    [MemberData(nameof(Members))]
    public Task LoudHandlerInMember_IsSilent(string member) => Verify.VerifyAsync(member.Replace("BODY", Loud));

    [Theory]
    [MemberData(nameof(StaticMembers))]
    public Task SilentHandlerOutsideMethods_IsReported(string member) => Verify.VerifyAsync(member.Replace("BODY", Silent));

    [Theory]
    [MemberData(nameof(StaticMembers))]
    public Task LoudHandlerOutsideMethods_IsSilent(string member) => Verify.VerifyAsync(member.Replace("BODY", LoudWithoutInstance));

    [Theory]
    [InlineData("try { File.ReadAllText(\"a\"); } [|catch|] { }")]
    [InlineData("Run(() => { try { File.ReadAllText(\"a\"); } [|catch|] { } }); static void Run(Action act) => act();")]
    [InlineData("Local(); void Local() { try { File.ReadAllText(\"a\"); } [|catch|] { } }")]
    [InlineData("try { await Task.Yield(); } [|catch|] { } return 0;")]
    [InlineData("try { File.ReadAllText(\"a\"); } catch { return 1; } return 0;")]
    [InlineData("try { File.ReadAllText(\"a\"); } catch (Exception ex) { Console.Error.WriteLine(ex); Environment.ExitCode = 1; }")]
    [InlineData("foreach (var argument in args) { try { File.ReadAllText(argument); } [|catch|] { } }")]
    public Task TopLevelStatements_AreJudged(string statements) => Verify.VerifyProgramAsync(statements);

    [Fact]
    public Task ExtensionMethod_IsReported() => Verify.VerifyTypesAsync(
        "static class Extensions { public static void Quietly(this Action act) { try { act(); } [|catch|] { } } }");

    [Fact]
    public Task GenericType_IsReported() => Verify.VerifyTypesAsync(
        "class Cache<TKey, TValue> where TKey : notnull { TValue? Get(Func<TKey, TValue> make, TKey key) { try { return make(key); } [|catch|] { return default; } } }");

    [Fact]
    public Task PartialMethod_IsReportedInItsImplementation() => Verify.VerifyAsync(
        "partial void M(); partial void M() { try { Work(); } [|catch|] { } }");

    [Fact]
    public Task PartialClass_IsReportedInEachPart() => Verify.VerifyTypesAsync(
        """
        partial class Order { void M() { try { Save(); } [|catch|] { } } }
        partial class Order { void Save() { try { File.ReadAllText("a"); } [|catch|] { } } }
        """);

    [Fact]
    public Task ConditionalCompilation_OnlyActiveCodeIsJudged() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
        #if UNDEFINED
            catch { }
        #else
            [|catch (Exception)|] { }
        #endif
        }
        """);

    [Fact]
    public Task LogOnlyInInactiveCode_IsReported() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            [|catch (Exception ex)|]
            {
        #if UNDEFINED
                _log.LogError(ex, "failed");
        #endif
            }
        }
        """);

    [Fact]
    public Task AwaitInTheHandler_IsFollowed() => Verify.VerifyAsync(
        """
        async Task M() { try { Work(); } [|catch (Exception)|] { await WorkAsync(); } }
        async Task N() { try { Work(); } catch (Exception ex) { await WorkAsync(); _log.LogError(ex, "failed"); } }
        async Task O() { try { Work(); } catch (Exception ex) { await File.WriteAllTextAsync("a", ex.ToString()); } }
        """);

    [Fact]
    public Task NestedHandlers_AreJudgedEachForItself() => Verify.VerifyAsync(
        """
        void M()
        {
            try { Work(); }
            catch (Exception outer)
            {
                _log.LogError(outer, "failed");
                try { Work(); }
                [|catch (Exception inner)|] { }
            }
        }
        void N()
        {
            try { Work(); }
            [|catch (Exception outer)|]
            {
                try { Work(); }
                catch (Exception inner) { _log.LogError(inner, "failed"); }
            }
        }
        """);

    [Fact]
    public Task TwinHandlersOnOneLine_AreFoundEachInItsOwnTry() => Verify.VerifyAsync(
        """
        void M()
        {
            try { } catch { }
            try { Work(); } catch { throw; }
            try { Work(); } [|catch|] { }
            try { } catch { throw; }
        }
        """);
}

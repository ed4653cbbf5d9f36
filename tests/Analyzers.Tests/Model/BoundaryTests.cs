using ErrorHandling.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Tests.Model;

public sealed class BoundaryTests
{
    private const string Stubs =
        """
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostedService { System.Threading.Tasks.Task StartAsync(); }
            public abstract class BackgroundService { protected abstract System.Threading.Tasks.Task ExecuteAsync(); }
        }
        namespace MassTransit { public interface IConsumer<T> { System.Threading.Tasks.Task Consume(T message); } }
        namespace Microsoft.AspNetCore.Http { public class HttpContext { } }
        namespace Microsoft.AspNetCore.Diagnostics { public interface IExceptionHandler { bool TryHandleAsync(); } }
        namespace Xunit { public class FactAttribute : System.Attribute { } public class TheoryAttribute : FactAttribute { } }
        """;

    [Theory]
    [InlineData("class C { static void Main() { try { } catch { } } }", nameof(BoundaryKind.EntryPoint))]
    [InlineData("class C { void Main() { try { } catch { } } }", nameof(BoundaryKind.None))]
    [InlineData("class C : Microsoft.Extensions.Hosting.BackgroundService { protected override async System.Threading.Tasks.Task ExecuteAsync() { try { } catch { } } }", nameof(BoundaryKind.HostedService))]
    [InlineData("class C { public virtual void ExecuteAsync() { } } class D : C { public override void ExecuteAsync() { try { } catch { } } }", nameof(BoundaryKind.None))]
    [InlineData("class C : Microsoft.Extensions.Hosting.IHostedService { public async System.Threading.Tasks.Task StartAsync() { try { } catch { } } }", nameof(BoundaryKind.HostedService))]
    [InlineData("class C : MassTransit.IConsumer<string> { public async System.Threading.Tasks.Task Consume(string message) { try { } catch { } } }", nameof(BoundaryKind.MessageConsumer))]
    [InlineData("class C { public void InvokeAsync(Microsoft.AspNetCore.Http.HttpContext context) { try { } catch { } } }", nameof(BoundaryKind.Middleware))]
    [InlineData("class C { public void InvokeAsync(string context) { try { } catch { } } }", nameof(BoundaryKind.None))]
    [InlineData("class C : Microsoft.AspNetCore.Diagnostics.IExceptionHandler { public bool TryHandleAsync() { try { } catch { } return true; } }", nameof(BoundaryKind.ExceptionHandler))]
    [InlineData("class C { void OnClick(object sender, System.EventArgs e) { try { } catch { } } }", nameof(BoundaryKind.EventHandler))]
    [InlineData("class C { int OnClick(object sender, System.EventArgs e) { try { } catch { } return 1; } }", nameof(BoundaryKind.None))]
    [InlineData("class C { event System.Action E; void M() { E += () => { try { } catch { } }; } }", nameof(BoundaryKind.EventHandler))]
    [InlineData("class C { object M() => new System.Threading.Timer(_ => { try { } catch { } }); }", nameof(BoundaryKind.TimerCallback))]
    [InlineData("class C { object M() => new System.Threading.Thread(() => { try { } catch { } }); }", nameof(BoundaryKind.ThreadStart))]
    [InlineData("class C { void M() => System.Threading.Tasks.Task.Run(() => { try { } catch { } }); }", nameof(BoundaryKind.ThreadStart))]
    [InlineData("class C { void M() => System.Threading.ThreadPool.QueueUserWorkItem(_ => { try { } catch { } }); }", nameof(BoundaryKind.ThreadStart))]
    [InlineData("class C { void Run(System.Action a) { } void M() => Run(() => { try { } catch { } }); }", nameof(BoundaryKind.None))]
    [InlineData("class C { [Xunit.Theory] public void Test() { try { } catch { } } }", nameof(BoundaryKind.Test))]
    [InlineData("class C { private void OnTick(object state) { try { } catch { } } }", nameof(BoundaryKind.ThreadStart))]
    [InlineData("class C { private void Show(string text) { try { } catch { } } }", nameof(BoundaryKind.None))]
    [InlineData("class C { public void Show(object item) { try { } catch { } } }", nameof(BoundaryKind.None))]
    [InlineData("class C { async void Start() { try { } catch { } } }", nameof(BoundaryKind.ThreadStart))]
    [InlineData("class C { static void Main() { void Local() { try { } catch { } } Local(); } }", nameof(BoundaryKind.None))]
    public void PlaceOfTheClause_IsKnown(string code, string expected)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Boundaries", [tree, CSharpSyntaxTree.ParseText(Stubs)], references);
        var model = compilation.GetSemanticModel(tree);
        var clause = tree.GetRoot().DescendantNodes().OfType<CatchClauseSyntax>().Single();

        var kind = Boundary.Around((ICatchClauseOperation)model.GetOperation(clause)!, (IMethodSymbol)model.GetEnclosingSymbol(clause.SpanStart)!);

        Assert.Equal(expected, kind.ToString());
    }
}

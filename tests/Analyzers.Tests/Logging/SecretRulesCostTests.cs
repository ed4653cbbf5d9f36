using System.Collections.Immutable;
using ErrorHandling.Analyzers.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ErrorHandling.Analyzers.Tests.Logging;

/// <summary>Code that writes nothing costs the secret rules nothing: they ask no question about what it means, and so compute no facts.</summary>
public sealed class SecretRulesCostTests
{
    private const string NoSink =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        record Login(string User, string Password);
        sealed class Accounts
        {
            private readonly Dictionary<string, Login> _logins = new();
            private readonly List<string> _names = new() { "a" };
            public string Password { get; set; } = "";
            public bool Check(string user, string password)
            {
                var login = _logins.TryGetValue(user, out var known) ? known : new Login(user, Hash(user));
                _logins[user] = login with { Password = Password };
                _names.Add(user.Trim());
                _names.Add(user + "x");
                foreach (var name in _names.Where(n => n.Length > 3))
                    Keep(name, $"{name}!");
                if (user.Length == 0)
                    throw new ArgumentException("no user", nameof(user));
                var copy = new Login(user, password) { User = string.Concat(user, "x") };
                this.Password = copy.User;
                return login.Password == password;
            }
            private static string Hash(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
            private void Keep(string name, string text) => _names.Add(text + name);
        }
        """;

    private static readonly DiagnosticAnalyzer[] s_rules = [new SecretLoggedAnalyzer(), new SecretInExceptionAnalyzer(), new ObjectWithSecretsLoggedAnalyzer(), new SecretDisclosedAnalyzer()];

    [Fact]
    public void CodeWithoutSinks_IsNotAskedAbout() => Assert.Empty(s_rules.SelectMany(rule => QuestionsAbout(NoSink, rule)));

    [Theory]
    [InlineData("Log.Error(user)")]
    [InlineData("new InvalidOperationException(user)")]
    [InlineData("activity.SetTag(\"a\", user)")]
    public void Sink_IsAskedAbout(string sink) =>
        Assert.Contains(sink, s_rules.SelectMany(rule => QuestionsAbout($"class C {{ object M(string user) => {sink}; }}", rule)));

    /// <summary>The nodes at which the rule asks what they mean. It is given no model to ask, so that a question fails.</summary>
    private static List<string> QuestionsAbout(string code, DiagnosticAnalyzer rule)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var compilation = CSharpCompilation.Create("Cost", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        var actions = new Recorder(compilation);
        rule.Initialize(actions);

        return [.. tree.GetRoot().DescendantNodes().Where(node => actions.AskAbout(node)).Select(node => node.ToString())];
    }

    private sealed class Recorder(Compilation compilation) : AnalysisContext
    {
        private readonly StartRecorder _start = new(compilation);

        public bool AskAbout(SyntaxNode node) => _start.AskAbout(node);

        public override void EnableConcurrentExecution() { }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) { }

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => action(_start);

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => throw new NotSupportedException();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw new NotSupportedException();

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
    }

    private sealed class StartRecorder(Compilation compilation) : CompilationStartAnalysisContext(compilation, new([]), CancellationToken.None)
    {
        private readonly List<(Action<SyntaxNodeAnalysisContext> Action, List<SyntaxKind> Kinds)> _actions = [];

        public bool AskAbout(SyntaxNode node)
        {
            foreach (var (action, kinds) in _actions)
            {
                if (!kinds.Contains(node.Kind()))
                    continue;

                try
                {
#pragma warning disable CS0618 // Newer versions say that a driver runs rules; a driver would give them a model to ask.
                    action(new(node, semanticModel: null!, Options, _ => { }, _ => true, CancellationToken.None));
#pragma warning restore CS0618
                }
                catch (NullReferenceException)
                {
                    return true;
                }
            }

            return false;
        }

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            _actions.Add((action, [.. syntaxKinds.Cast<SyntaxKind>()]));

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw new NotSupportedException();

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
    }
}

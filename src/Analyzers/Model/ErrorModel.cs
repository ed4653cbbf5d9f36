using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ErrorHandling.Analyzers.Model.Retries;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>The facts of one compilation, found once and read by every rule.</summary>
internal sealed class ErrorModel
{
    // The table holds a model only as long as its compilation lives, so nothing of a compilation outlives it.
    private static readonly ConditionalWeakTable<Compilation, ErrorModel> Models = new();

    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    private readonly ConcurrentDictionary<CatchClauseSyntax, CatchFacts?> _catches = new();
    private readonly ConcurrentDictionary<SecretSettings, SecretFlow> _secrets = new();
    private readonly KnownTypes? _types;
    private readonly HelperSummaries? _helpers;
    private readonly ExceptionDetails? _details;
    private readonly ResponseSenders? _senders;

    private ErrorModel(Compilation compilation)
    {
        _types = KnownTypes.TryResolve(compilation);
        IsTestProject = ReferencesTestFramework(compilation);
        HasPublicApi = !IsTestProject && compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        Sources = new SourceBodies(compilation);
        Wrapping = new WrappingSites(compilation);
        Retries = new RetryPolicies(this);

        if (_types is null)
            return;

        _helpers = new HelperSummaries(Sources, _types);
        _details = new ExceptionDetails(_helpers);
        _senders = new ResponseSenders(_helpers, _details);
        AnswersClients = ResponseTypes.Exist(compilation);
    }

    /// <summary>The model that all analyzers of a compilation share, or <see langword="null"/> where no exceptions exist.</summary>
    public static ErrorModel? For(Compilation compilation)
    {
        var model = Models.GetValue(compilation, static key => new ErrorModel(key));
        return model._types is null ? null : model;
    }

    public KnownTypes Types => _types!;

    /// <summary>What private helpers do with an exception that they are given.</summary>
    public HelperSummaries Helpers => _helpers!;

    /// <summary>What of exceptions values are made of.</summary>
    public ExceptionDetails Details => _details!;

    /// <summary>The compilation's own methods that send what they are given to a client.</summary>
    public ResponseSenders Senders => _senders!;

    /// <summary>Whether the compilation knows any way to answer a client.</summary>
    public bool AnswersClients { get; }

    /// <summary>Whether the compilation holds tests: some rules do not judge those.</summary>
    public bool IsTestProject { get; }

    /// <summary>Whether others build on what is public here: nobody does on a program or on tests.</summary>
    public bool HasPublicApi { get; }

    /// <summary>The operations behind the compilation's own methods.</summary>
    public SourceBodies Sources { get; }

    /// <summary>Where the compilation's exceptions are created beside others.</summary>
    public WrappingSites Wrapping { get; }

    /// <summary>What is secret, under the settings of a file; nearly always all files have the same.</summary>
    public SecretFlow SecretsFor(SecretSettings settings) =>
        _secrets.TryGetValue(settings, out var known) ? known : _secrets.GetOrAdd(settings, new SecretFlow(Helpers, Sources, settings));

    /// <summary>Where the compilation tries failed work again.</summary>
    public RetryPolicies Retries { get; }

    public CatchFacts? FactsOf(CatchClauseSyntax clause, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (_catches.TryGetValue(clause, out var known))
            return known;

        return _catches.GetOrAdd(clause, CatchFactsBuilder.Build(clause, semanticModel, _helpers!, cancellationToken));
    }

    private static bool ReferencesTestFramework(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (TestFrameworks.Contains(reference.Name))
                return true;
        }

        return false;
    }
}

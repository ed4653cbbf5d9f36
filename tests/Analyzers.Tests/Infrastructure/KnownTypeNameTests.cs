using System.Text.RegularExpressions;
using ErrorHandling.Analyzers.DocGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.Tests.Infrastructure;

/// <summary>A misspelt type name makes a rule blind and nothing fails: so every name in the source is looked up in the assembly that should have it.</summary>
public sealed partial class KnownTypeNameTests
{
    private static readonly string[] s_packages = ["Castle.Core", "Microsoft.ApplicationInsights", "Newtonsoft.Json", "NLog", "OpenTelemetry.Api", "Serilog", "xunit.core"];

    /// <summary>Names of types and assemblies from packages that the tests do not reference.</summary>
    private static readonly string[] s_unproven =
    [
        "Amazon.", "Azure.", "Common.Logging.", "Confluent.", "CoreWCF.", "Destructurama.", "ErrorHandling.", "FluentValidation.", "Google.", "GraphQL.", "Grpc.", "Hangfire.", "Polly.", "Microsoft.Extensions.Http.Resilience.", "Microsoft.Extensions.DependencyInjection.IHttpClientBuilder",
        "HotChocolate.", "log4net.", "MassTransit.", "Microsoft.AspNetCore.Builder.DatabaseErrorPageExtensions",
        "Microsoft.AspNetCore.Builder.MigrationsEndPointExtensions", "Microsoft.Azure", "Microsoft.Data", "Microsoft.EntityFrameworkCore",
        "Microsoft.Extensions.Compliance.", "Microsoft.Extensions.Logging.LogProperties", "Microsoft.VisualStudio.TestPlatform.", "Microsoft.VisualStudio.TestTools.",
        "MSTest.", "MySqlConnector.", "Npgsql.", "NServiceBus.", "NUnit.", "Quartz.", "Rebus.", "Sentry.", "StackExchange.", "System.Data.SqlClient.",
        "System.Data.SQLite.", "System.Drawing.", "System.Net.Http.HttpRequestMessageExtensions", "System.ServiceModel.",
        "System.Threading.Tasks.TimeProviderTaskExtensions", "System.Web.Http.", "System.Web.HttpResponse", "System.Web.Mvc.", "TUnit.",
    ];

    [Fact]
    public async Task EveryTypeNameInTheSource_IsReal()
    {
        var framework = await ReferenceAssemblies.Net.Net100
            .AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")])
            .ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        var packages = s_packages.Select(name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        var compilation = CSharpCompilation.Create("Known", references: [.. framework, .. packages]);
        var names = TypeNamesInSource();
        Assert.NotEmpty(names);

        var unknown = names
            .Where(name => !s_unproven.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(name => compilation.GetTypesByMetadataName(name).IsEmpty && !IsNamespace(compilation, name))
            .ToList();

        Assert.Empty(unknown);
    }

    private static bool IsNamespace(Compilation compilation, string name) =>
        name.Split('.').Aggregate<string, INamespaceSymbol?>(
            compilation.GlobalNamespace,
            (container, part) => container?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part)) is not null;

    private static List<string> TypeNamesInSource() =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "src", "Analyzers"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && TypeName().IsMatch(token.ValueText))
            .Select(token => token.ValueText)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^[A-Za-z]\w*(\.[A-Z]\w*)+(`\d)?$")]
    private static partial Regex TypeName();
}

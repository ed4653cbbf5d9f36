using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Tests.Model.Secrets;

/// <summary>Asks the model about the value that a piece of code gives to <c>Sink</c>.</summary>
internal static class SecretProbe
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Collections.Specialized;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Data.Common;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Security;
        using System.Text;
        using System.Text.Json;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Configuration;

        """;

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Probe",
        [Parse(SecretStubs.Text)],
        PlatformAssemblies(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>What is said of the last value that the body of a method gives to <c>Sink</c>; the method's parameters are in <paramref name="members"/>' reach.</summary>
    public static string Of(string parameters, string body, string members = "", SecretSettings? settings = null) =>
        OfTypes($"class C {{ static void Sink(object value) {{ }} {members} async Task M({parameters}) {{ await Task.Yield(); {body} }} }}", settings);

    /// <summary>The same for whole types.</summary>
    public static string OfTypes(string types, SecretSettings? settings = null)
    {
        var tree = Parse(Usings + types);
        var compilation = s_empty.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var semanticModel = compilation.GetSemanticModel(tree);
        var sink = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Sink" });
        var value = ((IInvocationOperation)semanticModel.GetOperation(sink)!).Arguments[0].Value;
        var flow = ErrorModel.For(compilation)!.SecretsFor(settings ?? new(NameList.Empty, NameList.Empty, NameList.Empty));

        return flow.Of(value, default) is { } secret ? $"{secret.Strength} {secret.Name}" : flow.IsHarmless(value, default) ? "Harmless" : "Unknown";
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));

    private static IEnumerable<MetadataReference> PlatformAssemblies() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll")
        .Select(path => MetadataReference.CreateFromFile(path));
}

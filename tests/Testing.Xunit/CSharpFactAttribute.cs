using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ErrorHandling.Testing;

/// <summary>A test whose code is written in a C# that not every Roslyn under test parses. Below that, there is no such test.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ErrorHandling.Testing.CSharpFactDiscoverer", "ErrorHandling.Testing.Xunit")]
public sealed class CSharpFactAttribute(int minimumVersion) : FactAttribute
{
    /// <summary>The newest C# of the Roslyn under test.</summary>
    public static int NewestVersion { get; } = (int)LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() / 100;

    /// <summary>The oldest C# that has what the test's code is written in.</summary>
    public int MinimumVersion => minimumVersion;

    /// <summary>How many tests of an assembly need which C#, such as <c>C# 12: 3, C# 13: 1</c>; for a test that pins it.</summary>
    public static string Census(Assembly assembly) => string.Join(", ", MinimumVersions(assembly)
        .GroupBy(version => version)
        .OrderBy(group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"C# {group.Key}: {group.Count()}")));

    /// <summary>How many tests of an assembly do not exist on the Roslyn under test; to be printed.</summary>
    public static string NotDiscovered(Assembly assembly) => string.Create(
        CultureInfo.InvariantCulture,
        $"{MinimumVersions(assembly).Count(version => version > NewestVersion)} test(s) need a newer C# than {NewestVersion} and were not discovered.");

    private static IEnumerable<int> MinimumVersions(Assembly assembly) =>
        assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<CSharpFactAttribute>())
            .OfType<CSharpFactAttribute>()
            .Select(fact => fact.MinimumVersion);
}

/// <summary>Finds a <see cref="CSharpFactAttribute"/> only where its code can be parsed.</summary>
public sealed class CSharpFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc />
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        (int)factAttribute.GetConstructorArguments().Single() <= CSharpFactAttribute.NewestVersion
            ? base.Discover(discoveryOptions, testMethod, factAttribute)
            : [];
}

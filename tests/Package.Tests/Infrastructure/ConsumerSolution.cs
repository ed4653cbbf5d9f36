using System.Reflection;

namespace ErrorHandling.Package.Tests;

/// <summary>
/// Builds every <see cref="Consumer"/> that a test class declares in a static field, all in one run of <c>dotnet build</c>: the situations
/// stand beside their assertions and still cost one build.
/// </summary>
public sealed class ConsumerSolution : IAsyncLifetime
{
    private IReadOnlyList<BuildMessage> _messages = [];

    public PackedFeed Feed { get; } = new();

    public async Task InitializeAsync()
    {
        await Feed.InitializeAsync();

        var folder = Path.Combine(Feed.Root, "consumers");
        var consumers = FindConsumers().ToArray();

        // A consumer that is referenced is written first: its name is needed.
        foreach (var (consumer, name) in consumers.OrderBy(pair => pair.Consumer.References is null ? 0 : 1))
            consumer.Write(folder, name, Feed.Version);

        await File.WriteAllTextAsync(Path.Combine(folder, "Consumers.slnx"),
            $"<Solution>{string.Concat(consumers.Select(pair => $"<Project Path=\"{pair.Name}/{pair.Name}.csproj\" />"))}</Solution>");

        var build = (await Feed.RunAsync(folder, "build", "Consumers.slnx", "-v:q", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=true")).MustFail();
        _messages = build.Messages;
    }

    /// <summary>What the build said about a consumer, as far as <paramref name="ids"/> begin its id: ours if none are given.</summary>
    internal IReadOnlyList<BuildMessage> Messages(Consumer consumer, params string[] ids) =>
        [.. _messages.Where(message => message.Project == consumer.Name && ids.DefaultIfEmpty("EH").Any(message.Id.StartsWith))];

    /// <summary>The same as words like <c>warning EH1101</c>, in order.</summary>
    internal IReadOnlyList<string> Findings(Consumer consumer, params string[] ids) =>
        [.. Messages(consumer, ids).Select(message => message.ToString()).Order(StringComparer.Ordinal)];

    internal bool WasBuilt(Consumer consumer) =>
        Directory.EnumerateFiles(Path.Combine(consumer.Folder, "bin"), consumer.Name + ".dll", SearchOption.AllDirectories).Any();

    public Task DisposeAsync() => Feed.DisposeAsync();

    private static IEnumerable<(Consumer Consumer, string Name)> FindConsumers() =>
        from type in typeof(ConsumerSolution).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(Consumer)
        select ((Consumer)field.GetValue(null)!, type.Name.Replace("Tests", "") + field.Name);
}

/// <summary>One build for all test classes that name this collection.</summary>
[CollectionDefinition(nameof(ConsumerSolution))]
public sealed class ConsumerSolutionCollection : ICollectionFixture<ConsumerSolution>;

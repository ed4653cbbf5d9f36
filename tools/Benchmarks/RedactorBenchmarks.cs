using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace ErrorHandling.Benchmarks;

/// <summary>
/// A line of an error log with 116 characters, without and with a secret, redacted by the <see cref="Redactor"/>, by fourteen generated regular
/// expressions one after the other, and only searched for their beginnings: the least that any redactor on a prefilter has to do.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class RedactorBenchmarks
{
    private const int Length = 116;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        ["://", "eyJ", "AKIA", "ASIA", "ghp_", "github_pat_", "xox", "sk_live_", "AIza", "bearer ", "basic ", "password", "secret", "apikey", "token=", "-----BEGIN"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string Clean =
        "2026-08-01 12:34:56.789 [ERR] OrderService: could not save order 4711 for customer 42 after 3 attempts, the store is busy.".Substring(0, Length);

    private static readonly string Dirty =
        ("2026-08-01 12:34:56.789 [ERR] OrderService: could not open Server=db;User ID=app;Password=" + new string('x', 12) + ";Encrypt=true in time").Substring(0, Length);

    private readonly Redactor _redactor = new(new RedactorOptions { RedactFilePaths = false, RedactIpAddresses = false });

    [Params(false, true)]
    public bool HasSecret { get; set; }

    private string Text => HasSecret ? Dirty : Clean;

    [Benchmark(Baseline = true)]
    public string Redactor_SecretsOnly() => _redactor.Redact(Text);

    [Benchmark]
    public string Redactor_Default() => Redactor.Default.Redact(Text);

    [Benchmark]
    public string FourteenGeneratedRegexes()
    {
        var text = Text;
        foreach (var pattern in Patterns.All)
            text = pattern.Replace(text, "$1[redacted]");

        return text;
    }

    [Benchmark]
    public bool PrefilterScanOnly()
    {
        var rest = Text.AsSpan();
        var found = false;

        while (rest.IndexOfAny(Beginnings) is var at and >= 0)
        {
            found = true;
            rest = rest[(at + 1)..];
        }

        return found;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ErrorHandling.Analyzers.Model.Retries;

/// <summary>The words by which programs speak of attempts, waiting, time and chance.</summary>
internal static class RetryWords
{
    private static readonly HashSet<string> Attempt = new(StringComparer.OrdinalIgnoreCase)
    {
        "retry", "retries", "retrying", "retried", "attempt", "attempts", "attempted", "tries", "backoff", "reattempt",
    };

    private static readonly HashSet<string> Delay = new(StringComparer.OrdinalIgnoreCase) { "delay", "backoff", "sleep", "pause", "throttle" };

    private static readonly HashSet<string> Time = new(StringComparer.OrdinalIgnoreCase)
    {
        "elapsed", "now", "tick", "ticks", "timestamp", "expired", "expires", "expiry", "deadline", "timeout", "remaining", "timer", "until", "time",
    };

    private static readonly HashSet<string> Chance = new(StringComparer.OrdinalIgnoreCase) { "jitter", "jittered", "random", "randomized", "rnd", "rng", "rand" };

    private static readonly HashSet<string> Anew = new(StringComparer.OrdinalIgnoreCase) { "unique", "random", "next", "free", "unused", "generate", "create", "make" };

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "name", "filename", "path", "file", "suffix" };

    private static readonly HashSet<string> StartUp = new(StringComparer.OrdinalIgnoreCase)
    {
        "start", "startup", "starting", "init", "initialize", "initialise", "initialization", "bootstrap", "migrate", "configure",
    };

    private static readonly HashSet<string> Conflict = new(StringComparer.OrdinalIgnoreCase) { "conflict", "concurrency", "precondition", "etag", "optimistic" };

    private static readonly HashSet<string> Reading = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "fetch", "find", "search", "query", "list", "read", "lookup", "count", "load", "download", "retrieve", "resolve", "check",
    };

    private static readonly HashSet<string> Changing = new(StringComparer.OrdinalIgnoreCase)
    {
        "create", "add", "insert", "update", "upsert", "save", "register", "submit", "delete",
    };

    private static readonly HashSet<string> Credential = new(StringComparer.OrdinalIgnoreCase) { "token", "tokens", "credential", "credentials" };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "acquire", "request", "refresh", "renew", "obtain", "exchange",
    };

    /// <summary>Whether a method of this name changes nothing that counts: <c>FindOrdersAsync</c>, or <c>RefreshAccessToken</c>, for a token issued too often just expires.</summary>
    public static bool NameReading(string name)
    {
        if (name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Async".Length);

        var first = string.Empty;
        var last = string.Empty;

        foreach (var word in Words.Split(name))
        {
            if (Changing.Contains(word))
                return false;

            first = first.Length == 0 ? word : first;
            last = word;
        }

        return Reading.Contains(first) || (Asking.Contains(first) && Credential.Contains(last));
    }

    /// <summary>Whether a method of this name waits (<c>DelayBeforeRetry</c>, <c>WaitForBackoff</c>).</summary>
    public static bool NameDelay(string name) => Contains(name, Delay) || name.StartsWith("WaitFor", StringComparison.Ordinal) || name is "WaitOne" or "Wait" or "WaitAsync" or "SpinWait";

    public static bool NameTime(string name) => Contains(name, Time);

    public static bool NameChance(string name) => Contains(name, Chance);

    /// <summary>Whether a method of this name makes up another name each time: <c>GenerateUniqueFilename</c>.</summary>
    public static bool NameNewName(string name) => Contains(name, Anew) && Contains(name, Names);

    public static bool NameMigration(string name) => name.IndexOf("Migrat", StringComparison.OrdinalIgnoreCase) >= 0;

    public static bool NameStartUp(string name) => Contains(name, StartUp);

    /// <summary>Whether the name says that somebody else changed the same thing meanwhile.</summary>
    public static bool NameConflict(string name) =>
        Contains(name, Conflict)
        || name is "IfMatch" or "IfNoneMatch"
        || name.IndexOf("AlreadyExists", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("ETag", StringComparison.Ordinal) >= 0;

    public static bool NameAttempt(string name) => Contains(name, Attempt);

    /// <summary>Whether an identifier below the node has one of the words of retries in it.</summary>
    public static bool SpeaksOfAttempts(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is { Length: > 4 } name && MaySpeak(name) && NameAttempt(name))
                return true;
        }

        return false;
    }

    /// <summary>Without splitting: most identifiers have none of it.</summary>
    private static bool MaySpeak(string name) =>
        name.IndexOf("tr", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("attempt", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("backoff", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Contains(string name, HashSet<string> words)
    {
        var before = string.Empty;

        foreach (var word in Words.Split(name))
        {
            if (words.Contains(word) || (word.Equals("off", StringComparison.OrdinalIgnoreCase) && before.Equals("back", StringComparison.OrdinalIgnoreCase) && words.Contains("backoff")))
                return true;

            before = word;
        }

        return false;
    }
}

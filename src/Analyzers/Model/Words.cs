using ErrorHandling.Shared;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Splits identifiers into words and knows the words by which programs speak of failure and of clean-up.</summary>
internal static class Words
{
    private static readonly HashSet<string> Failure = new(StringComparer.OrdinalIgnoreCase)
    {
        "fail", "fails", "failed", "failing", "failure", "failures", "error", "errors", "err", "errored", "fault", "faulted", "faults",
        "exception", "exceptions", "invalid", "unhealthy", "degraded", "problem", "problems", "warn", "warning", "warnings",
        "abort", "aborted", "reject", "rejected", "unavailable", "unauthorized", "forbidden", "denied", "conflict", "crash", "crashed",
        "corrupt", "corrupted", "broken", "unable", "cannot", "couldn", "could", "unsuccessful", "bad", "issue", "issues", "fatal", "critical",
        "poison", "deadletter", "nack", "unexpected", "wrong", "refused", "unreachable", "offline", "stopped", "disconnected", "unsupported",
    };

    private static readonly HashSet<string> Reporting = new(StringComparer.OrdinalIgnoreCase)
    {
        "show", "report", "notify", "alert", "log", "logs", "trace", "warn", "print", "display", "complain", "exit", "terminate",
        "panic", "toast", "audit", "capture",
    };

    private static readonly HashSet<string> CleanUp = new(StringComparer.OrdinalIgnoreCase)
    {
        "dispose", "close", "cancel", "kill", "delete", "abort", "release", "shutdown", "stop", "terminate", "remove", "cleanup", "clean",
        "free", "disconnect", "unregister", "unsubscribe", "rollback", "detach", "destroy", "teardown", "purge", "logoff", "logout", "quit",
        "finish", "end", "exit", "unlock", "unload", "reset", "clear", "drop", "uninstall", "unmount",
    };

    private static readonly HashSet<string> Verbosity = new(StringComparer.OrdinalIgnoreCase)
    {
        "suppress", "silent", "silently", "quiet", "verbose", "log", "logging", "warn", "warnings", "report", "trace", "tracing", "debug", "diagnostics",
        "ignore", "throw",
    };

    private static readonly HashSet<string> Ending = new(StringComparer.OrdinalIgnoreCase)
    {
        "cancelled", "canceled", "cancellation", "disposed", "disposing", "stopping", "stopped", "shutdown", "shutting", "closing", "closed", "exiting", "terminating",
        "aborted", "aborting",
    };

    private static readonly HashSet<string> Developing = new(StringComparer.OrdinalIgnoreCase)
    {
        "development", "dev", "developer", "debug", "debugging", "debugger", "local", "test", "testing", "tests", "staging", "demo", "detailed", "detail", "details", "verbose", "diagnostics", "sensitive",
        "stack", "stacktrace", "expose",
    };

    private static readonly HashSet<string> Negation = new(StringComparer.OrdinalIgnoreCase) { "no", "not", "without", "ignore", "suppress", "clear", "reset" };

    /// <summary>Whether a name or sentence speaks of failure (<c>Failed</c>, <c>ErrorCode</c>, "could not save").</summary>
    public static bool SpeakOfFailure(string text)
    {
        var isSentence = text.IndexOf(' ') >= 0;

        foreach (var word in Split(text))
        {
            if (Failure.Contains(word) || (isSentence && IsAny(word, "not")))
                return true;

            if (!isSentence && Negation.Contains(word))
                return false; // ClearErrors, NoError
        }

        return false;
    }

    /// <summary>Whether a method of this name tells someone of a failure (<c>ShowMessage</c>, <c>ReportError</c>, <c>WriteLog</c>).</summary>
    public static bool NameReporting(string methodName)
    {
        string? first = null;
        var last = string.Empty;

        foreach (var word in Split(methodName))
        {
            if (first is null && !IsAny(word, "try", "on", "do", "begin"))
                first = word;
            else if (IsAny(word, "off", "on", "in", "out"))
                return false; // LogOff, LogIn

            last = IsAny(word, "async") ? last : word;
        }

        return (first is not null && Reporting.Contains(first)) || IsAny(last, "log", "trace", "logs") || SpeakOfFailure(methodName);
    }

    /// <summary>Whether a method of this name only finds something out (<c>GetDirectoryName</c>, <c>Exists</c>).</summary>
    public static bool NameLookUp(string methodName)
    {
        foreach (var word in Split(methodName))
            return NameQuestion(methodName) || IsAny(word, "get", "find", "try", "exists", "any", "combine", "resolve", "lookup", "enumerate", "create", "to", "as");

        return false;
    }

    /// <summary>Whether a switch of this name says how much is to be told (<c>suppressWarnings</c>, <c>LogErrors</c>).</summary>
    public static bool NameVerbosity(string name) => HoldsAny(name, Verbosity);

    /// <summary>Whether an exception of this name blames the input (<c>BadRequestException</c>, <c>ValidationException</c>).</summary>
    public static bool NameBadInput(string typeName)
    {
        var blames = false;
        var input = false;

        foreach (var word in Split(typeName))
        {
            if (IsAny(word, "validation"))
                return true;

            blames |= IsAny(word, "bad", "invalid", "malformed");
            input |= IsAny(word, "request", "input", "argument", "parameter", "format");
        }

        return blames && input;
    }

    /// <summary>Whether a flag of this name says that work is being ended (<c>IsCancellationRequested</c>, <c>_disposed</c>).</summary>
    public static bool NameEnding(string name) => HoldsAny(name, Ending);

    /// <summary>Whether a method of this name ends or removes something (<c>Dispose</c>, <c>DeleteTemporaryFile</c>, <c>TryClose</c>).</summary>
    public static bool NameCleanUp(string methodName)
    {
        foreach (var word in Split(methodName))
        {
            if (CleanUp.Contains(word))
                return true;

            if (!IsAny(word, "try", "force", "safe", "safely", "on", "begin", "do", "ensure", "complete"))
                return false;
        }

        return false;
    }

    /// <summary>Whether a method of this name asks a question about the exception and does nothing with it (<c>IsFatal</c>).</summary>
    public static bool NameQuestion(string methodName)
    {
        foreach (var word in Split(methodName))
            return IsAny(word, "is", "has", "can", "should", "contains", "matches", "are", "was", "must", "needs");

        return false;
    }

    /// <summary>Whether an exception of this name says that what was looked at is not what it should be (<c>FormatException</c>).</summary>
    public static bool NameUnreadable(string typeName)
    {
        if (typeName == "InvalidOperationException")
            return false;

        foreach (var word in Split(typeName))
        {
            if (IsAny(word, "format", "invalid", "parse", "verification", "validation", "malformed", "syntax"))
                return true;
        }

        return false;
    }

    /// <summary>Whether what is called like this is better not written down.</summary>
    public static bool NameSecret(string name)
    {
        foreach (var word in Split(name))
        {
            if (IsAny(word, "password", "secret", "token", "key", "credential", "credentials", "pin", "passphrase", "nonce", "challenge", "verifier", "salt"))
                return true;
        }

        return false;
    }

    /// <summary>Whether what is called like this tells one thing from others of its kind (<c>orderId</c>, <c>path</c>).</summary>
    public static bool NameIdentity(string name)
    {
        var last = string.Empty;

        foreach (var word in Split(name))
            last = word;

        return IsAny(last, "id", "name", "path", "file", "filename", "folder", "directory", "dir", "url", "uri", "number", "code", "version", "address", "host", "hostname", "email", "user", "username");
    }

    /// <summary>Whether an exception of this name is an answer to a client (<c>BadRequestException</c>, <c>ForbiddenException</c>).</summary>
    public static bool NameAnswer(string typeName)
    {
        var before = string.Empty;

        foreach (var word in Split(typeName))
        {
            if (IsAny(word, "unauthorized", "forbidden", "conflict", "gateway", "validation", "permission") || (IsAny(word, "request") && IsAny(before, "bad", "invalid")) || (IsAny(word, "found") && IsAny(before, "not")))
                return true;

            before = word;
        }

        return false;
    }

    /// <summary>Whether an exception of this name is for the eyes of users (<c>UserFriendlyException</c>).</summary>
    public static bool NameForUsers(string typeName)
    {
        var before = string.Empty;

        foreach (var word in Split(typeName))
        {
            if (IsAny(before, "user", "client") && IsAny(word, "friendly", "facing", "readable", "visible", "reported", "information", "message"))
                return true;

            before = word;
        }

        return false;
    }

    /// <summary>Whether an exception of this name says what is the case (<c>LimitReachedException</c>), and not only what it is about.</summary>
    public static bool NameState(string typeName)
    {
        foreach (var word in Split(typeName))
        {
            if (IsAny(word, "reached", "exceeded", "expired", "exhausted", "timeout", "unavailable", "locked", "disabled", "revoked", "duplicate", "exists"))
                return true;
        }

        return false;
    }

    /// <summary>Whether an exception of this name says that something is not there, or is there already (<c>FileNotFoundException</c>).</summary>
    public static bool NameAbsence(string typeName)
    {
        var before = string.Empty;

        foreach (var word in Split(typeName))
        {
            if ((IsAny(before, "not") && IsAny(word, "found", "exist", "existing")) || (IsAny(before, "already", "no") && IsAny(word, "exists", "such")) || IsAny(word, "missing"))
                return true;

            before = word;
        }

        return false;
    }

    /// <summary>Whether a method of this name reads a text, or checks one (<c>Parse</c>, <c>DeserializeObject</c>).</summary>
    public static bool NameParsing(string methodName)
    {
        foreach (var word in Split(methodName))
        {
            if (!IsAny(word, "try"))
                return IsAny(word, "parse", "deserialize", "deserialise", "decode", "serialize", "serialise", "validate", "unescape");
        }

        return false;
    }

    /// <summary>Whether a method of this name says that it may come back with less (<c>ReadOrDefault</c>, <c>FindOrNull</c>).</summary>
    public static bool NameFallback(string methodName)
    {
        var isAfterOr = false;

        foreach (var word in Split(methodName))
        {
            if (isAfterOr && IsAny(word, "default", "null", "empty", "none", "zero", "fallback"))
                return true;

            isAfterOr = IsAny(word, "or");
        }

        return false;
    }

    /// <summary>Whether a switch of this name is for the eyes of developers (<c>IsDevelopment</c>, <c>ShowDetailedErrors</c>, <c>DEBUG_MODE</c>).</summary>
    public static bool NameDevelopment(string name) => HoldsAny(name, Developing);

    /// <summary>Whether what is called like this is a text for somebody to read (<c>errorMessage</c>, <c>detail</c>).</summary>
    public static bool NameMessage(string name)
    {
        var last = string.Empty;

        foreach (var word in Split(name))
            last = word;

        return IsAny(last, "message", "msg", "detail", "details", "error", "description", "reason", "text");
    }

    /// <summary>Whether a method of this name takes out of a text what is not for everybody.</summary>
    public static bool NameCleaning(string methodName)
    {
        foreach (var word in Split(methodName))
        {
            if (IsAny(word, "redact", "redacted", "sanitize", "sanitized", "sanitise", "mask", "scrub", "censor", "anonymize", "obfuscate", "clean", "safe", "public"))
                return true;
        }

        return false;
    }

    /// <summary>Whether a switch of this name is for the program as users have it.</summary>
    public static bool NameProduction(string name) => Name(name, "production") || Name(name, "prod");

    /// <summary>Whether a name holds a word.</summary>
    public static bool Name(string name, string wanted)
    {
        foreach (var word in Split(name))
        {
            if (IsAny(word, wanted))
                return true;
        }

        return false;
    }

    /// <summary>Whether a name or sentence holds one of the words.</summary>
    public static bool HoldsAny(string text, HashSet<string> words)
    {
        foreach (var word in Split(text))
        {
            if (words.Contains(word))
                return true;
        }

        return false;
    }

    public static bool FirstIs(string name, string word)
    {
        foreach (var first in Split(name))
            return string.Equals(first, word, StringComparison.OrdinalIgnoreCase);

        return false;
    }

    public static bool IsAny(string word, params string[] words) => words.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of an identifier or a sentence: <c>HTTPErrorCode</c> gives HTTP, Error, Code.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var position = 0;

        while (WordSplitter.TryNext(text.AsSpan(), ref position, out var start))
            yield return text.Substring(start, position - start);
    }
}

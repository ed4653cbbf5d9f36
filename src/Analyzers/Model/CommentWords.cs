namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the words of comments that tell why a failure is handled as it is.</summary>
internal static class CommentWords
{
    /// <summary>Whether a comment speaks of failures that are let go.</summary>
    public static bool SpeaksOfIgnoring(string comment)
    {
        foreach (var word in Words.Split(comment))
        {
            if (Words.IsAny(word, "ignore", "ignored", "ignores", "ignoring", "swallow", "swallowed", "suppress", "fail", "fails", "failure", "failures", "failing", "throw", "throws", "exception", "exceptions", "effort"))
                return true;
        }

        return false;
    }

    /// <summary>Whether a comment says that something is shown to users or sent to clients.</summary>
    public static bool SpeaksOfShowing(string comment)
    {
        var shows = false;
        var audience = false;

        foreach (var word in Words.Split(comment))
        {
            shows |= Words.IsAny(word, "send", "sends", "sent", "show", "shows", "shown", "display", "displays", "displayed", "directed", "presented", "reported", "visible");
            audience |= Words.IsAny(word, "user", "users", "client", "clients", "ui", "frontend");
        }

        return shows && audience;
    }

    /// <summary>Whether a comment tells why a failure gets so few words: it is expected or to be ignored, or its stack trace would only be noise.</summary>
    public static bool SpeaksOfBrevity(string comment)
    {
        var before = string.Empty;

        foreach (var word in Words.Split(comment))
        {
            if (Words.IsAny(word, "stack", "stacktrace", "stacktraces", "noise", "noisy", "spam", "spamming", "flood", "clutter", "harmless", "benign")
                || (Words.IsAny(word, "expected", "ignore", "ignored", "swallow", "swallowed") && !Words.IsAny(before, "not", "t", "never", "cannot")))
            {
                return true;
            }

            before = word;
        }

        return false;
    }
}

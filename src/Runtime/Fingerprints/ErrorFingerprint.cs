using System.Security.Cryptography;
using System.Text;

namespace ErrorHandling;

/// <summary>
/// Names a bug: what fails in the same way at the same place has the same 16 hexadecimal digits, each time and on each machine, so that logs can be
/// grouped, counted and silenced by them.
/// </summary>
/// <remarks>
/// <para>
/// It is the beginning of a SHA-256 hash over the types of the exception and its causes, the code, and the up to three topmost frames of the application
/// (<c>Type.Method</c>): those outside the assemblies <c>System.*</c>, <c>Microsoft.*</c>, <c>Polly.*</c> and this one. Messages, paths and
/// line numbers do not count, and neither do the names that the compiler makes up for state machines, lambdas and local functions. The frames are those of
/// the innermost cause that has any.
/// </para>
/// <para>
/// An exception without frames, as one that was never thrown, is told apart by its message, in which numbers, GUIDs and quoted text do not count. Programs
/// published with Native AOT have frames unless <c>StackTraceSupport</c> is off; then only the message is left. Trimming and AOT keep the names, but the
/// compiler may inline a short method, whose frame is then missing: builds of different kinds can give one bug different fingerprints.
/// </para>
/// </remarks>
public static class ErrorFingerprint
{
    /// <summary>The version of the computation, 1. It is part of what is hashed: another version gives other fingerprints.</summary>
    public const int Version = 1;

    private const int MaxCauses = 16; // Longer chains are made by loops.
    private const int HashBytes = 8;

    /// <summary>Computes the fingerprint of an exception. Wrappers that add nothing (an aggregate of one, a reflection call) do not count.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>16 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static string For(Exception exception)
    {
        var causes = CausesOf(Guard.NotNull(exception, nameof(exception)));
        var text = new StringBuilder().Append('v').Append(Version);

        foreach (var cause in causes)
            text.Append('\n').Append(FrameName.OfType(cause.GetType().FullName ?? cause.GetType().Name));

        text.Append('\n').Append(causes.OfType<AppException>().FirstOrDefault()?.Code).Append('\n');

        var frames = OwnFrames.Of(causes);
        if (frames.Count > 0)
            text.Append(string.Join("\n", frames));
        else
            text.Append(MessageTemplate.Of(SafeText.MessageOf(causes[0])));

        return Hash(text.ToString());
    }

    private static List<Exception> CausesOf(Exception exception)
    {
        var causes = new List<Exception>();
        for (var next = exception; next is not null && causes.Count < MaxCauses; next = causes[causes.Count - 1].InnerException)
            causes.Add(ExceptionNature.Unwrap(next));

        return causes;
    }

    private static string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return Convert.ToHexString(SHA256.HashData(bytes), 0, HashBytes).ToLowerInvariant();
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(bytes), 0, HashBytes).Replace("-", "").ToLowerInvariant();
#endif
    }
}

using System.Diagnostics;

namespace ErrorHandling;

/// <summary>The topmost frames of the application in a stack trace, as <c>Type.Method</c>.</summary>
internal static class OwnFrames
{
    private const int MaxFrames = 3; // The place, who called it, and one more: further out the same bug is reached on many ways.
    private const int MaxFramesRead = 4096; // More are left by a recursion without end.

    private static readonly string[] ForeignFamilies = ["System", "Microsoft", "Polly", "mscorlib", "netstandard"];
    private static readonly string[] Foreign = ["ErrorHandling.Runtime", "ErrorHandling.AspNetCore"];

    /// <summary>The frames of the innermost cause that has own ones; where none has, the topmost frames of the innermost that has any.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Exception> causes)
    {
        IReadOnlyList<string> others = [];

        for (var i = causes.Count - 1; i >= 0; i--)
        {
            var trace = new StackTrace(causes[i], fNeedFileInfo: false);

            if (Top(trace, onlyOwn: true) is { Count: > 0 } own)
                return own;

            if (others.Count == 0)
                others = Top(trace, onlyOwn: false);
        }

        return others;
    }

    /// <summary>The topmost frames; a method that is there several times, as in a recursion, counts once.</summary>
    private static List<string> Top(StackTrace trace, bool onlyOwn)
    {
        var names = new List<string>(MaxFrames);

        for (var i = 0; i < Math.Min(trace.FrameCount, MaxFramesRead) && names.Count < MaxFrames; i++)
        {
            if (trace.GetFrame(i) is not { } frame || Describe(frame) is not var (type, method, assembly) || (onlyOwn && !IsOwn(assembly)))
                continue;

            var name = FrameName.Of(type, method);
            if (!names.Contains(name))
                names.Add(name);
        }

        return names;
    }

#if NET9_0_OR_GREATER
    private static (string Type, string Method, string Assembly)? Describe(StackFrame frame) =>
        DiagnosticMethodInfo.Create(frame) is { } method
            ? (method.DeclaringTypeName ?? "", method.Name, method.DeclaringAssemblyName)
            : null;
#else
#if NET
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "Only names are read; a frame whose method was removed counts as missing.")]
#endif
    private static (string Type, string Method, string Assembly)? Describe(StackFrame frame) =>
        frame.GetMethod() is { } method
            ? (method.DeclaringType?.FullName ?? "", method.Name, method.Module.Assembly.FullName ?? "")
            : null;
#endif

    /// <summary>Whether an assembly, by its full name (<c>Shop.Orders, Version=…</c>), is neither the platform's nor this library's.</summary>
    private static bool IsOwn(string assembly)
    {
        var comma = assembly.IndexOf(',');
        var name = comma < 0 ? assembly : assembly.Substring(0, comma);

        return !Foreign.Contains(name)
            && !ForeignFamilies.Any(family => name == family || name.StartsWith(family + ".", StringComparison.Ordinal));
    }
}

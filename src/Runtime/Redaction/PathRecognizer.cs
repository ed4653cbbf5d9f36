namespace ErrorHandling;

/// <summary>Paths of files: the directories go, because they name users and machines; the name of a file stays. Paths of URLs are none.</summary>
internal static class PathRecognizer
{
    private const int MaxSegment = 64;
    private const int MaxExtension = 10;

    private static readonly string[] Roots = ["home", "Users", "root", "var", "tmp", "usr", "opt", "etc", "mnt", "srv", "private", "Volumes"];

    /// <summary>Finds a path that begins with a drive; its colon is at this position.</summary>
    public static bool TryFindDrive(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        return at > 0
            && Chars.IsLetter(text[at - 1])
            && Chars.IsWordEdge(text, at - 2)
            && at + 1 < text.Length
            && text[at + 1] is '\\' or '/'
            && TryFind(text, at - 1, at + 1, at + 1, out finding);
    }

    /// <summary>Finds a path that begins with a separator at this position: a network share, or one below a well-known directory.</summary>
    public static bool TryFindRooted(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!IsStart(text, at))
            return false;

        if (text[at] == '\\')
        {
            var server = at;
            while (server < text.Length && server - at < 4 && text[server] == '\\')
                server++;

            var serverEnd = server;
            while (serverEnd < text.Length && serverEnd - server < MaxSegment && (Chars.IsBase64Url(text[serverEnd]) || text[serverEnd] == '.'))
                serverEnd++;

            return server - at >= 2 && serverEnd - server >= 2 && serverEnd < text.Length && text[serverEnd] == '\\' && TryFind(text, at, serverEnd, server, out finding);
        }

        var end = End(text, at + 1, isWindows: false);
        return (HasRoot(text, at + 1) || Chars.StartsWith(text, end, ":line ")) && TryFind(text, at, at, at, out finding);
    }

    private static bool TryFind(ReadOnlySpan<char> text, int start, int from, int root, out Finding finding)
    {
        finding = default;

        var isWindows = text[from] == '\\' || text[start] != '/';
        var end = End(text, from, isWindows);
        var path = text.Slice(0, end);

        var file = 1 + (isWindows ? path.LastIndexOfAny('\\', '/') : path.LastIndexOf('/'));
        var directoryEnd = file - 1;
        while (directoryEnd > root && text[directoryEnd - 1] is '\\' or '/')
            directoryEnd--;

        if (directoryEnd <= root)
        {
            // Without a directory only a name below the root could tell anything.
            if (HasExtension(text.Slice(file, end - file)) || end - file < 2 || text[start] == '/')
                return false;

            directoryEnd = end;
        }

        var stays = HasExtension(text.Slice(file, end - file)) && !IsHome(text, directoryEnd);
        finding = new(start, stays ? directoryEnd : end, Marker.Path);
        return true;
    }

    private static int End(ReadOnlySpan<char> text, int from, bool isWindows)
    {
        var end = from;
        while (end < text.Length && !EndsPath(text, end, isWindows))
            end++;

        while (end > from && text[end - 1] is '.' or ')' or ']' or '}' or ' ')
            end--;

        return end;
    }

    private static bool EndsPath(ReadOnlySpan<char> text, int at, bool isWindows) => text[at] switch
    {
        ' ' => !isWindows || !HasSeparatorSoon(text, at + 1),
        '"' or '\'' or '`' or '<' or '>' or '|' or '*' or '?' or ':' or ';' or ',' => true,
        '\\' => !isWindows,
        var c => c < ' ',
    };

    /// <summary>Whether a blank belongs to the name of a directory.</summary>
    private static bool HasSeparatorSoon(ReadOnlySpan<char> text, int from)
    {
        var limit = Math.Min(text.Length, from + MaxSegment);

        for (var i = from; i < limit; i++)
        {
            if (text[i] == '\\')
                return true;

            if (text[i] != ' ' && EndsPath(text, i, isWindows: true))
                return false;
        }

        return false;
    }

    private static bool HasExtension(ReadOnlySpan<char> file)
    {
        var dot = file.LastIndexOf('.');
        return dot > 0 && file.Length - dot - 1 is >= 1 and <= MaxExtension;
    }

    /// <summary>Whether what follows is the name of a user, which may have a dot.</summary>
    private static bool IsHome(ReadOnlySpan<char> text, int directoryEnd) =>
        Chars.StartsWithIgnoreCase(text, directoryEnd - 5, "/home") || Chars.StartsWithIgnoreCase(text, directoryEnd - 5, "Users");

    private static bool HasRoot(ReadOnlySpan<char> text, int at)
    {
        foreach (var root in Roots)
        {
            if (Chars.StartsWith(text, at, root) && at + root.Length + 1 < text.Length && text[at + root.Length] == '/' && !Chars.IsSpace(text[at + root.Length + 1]))
                return true;
        }

        return false;
    }

    private static bool IsStart(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
            return true;

        var before = text[at - 1];
        if (Chars.IsBlank(before))
            return text[at] == '\\' || !IsMethod(text, at - 1);

        return Chars.IsSpace(before) || Chars.IsQuote(before) || before is '(' or '[' or '=' or ',' or '|' or '>' or ':' || Chars.StartsWithIgnoreCase(text, at - 7, "file://");
    }

    /// <summary>Whether the word before is in capitals as the methods of HTTP are: <c>GET /home/index</c>.</summary>
    private static bool IsMethod(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 8 && Chars.IsUpper(text[start - 1]))
            start--;

        return end - start is >= 3 and <= 7 && Chars.IsWordEdge(text, start - 1);
    }
}

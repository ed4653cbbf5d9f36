namespace ErrorHandling.Tools;

/// <summary>The lines that differ between two states of a file, as <c>- old</c> and <c>+ new</c>.</summary>
internal static class LineDiff
{
    public static IEnumerable<string> Between(string[] before, string[] after)
    {
        var common = CommonLengths(before, after);
        var (i, j) = (0, 0);

        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
                (i, j) = (i + 1, j + 1);
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
                yield return "- " + before[i++].Trim();
            else
                yield return "+ " + after[j++].Trim();
        }
    }

    // [i, j] is the length of the longest common subsequence of what follows line i and line j.
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];

        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}

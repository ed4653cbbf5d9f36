using System.Text;

namespace ErrorHandling;

/// <summary>What stays the same in a message from one failure to the next: the text without its numbers, GUIDs and quotations.</summary>
internal static class MessageTemplate
{
    private const char Number = '#';
    private const int GuidLength = 36;

    /// <summary>Gives the template of a message, in one pass. A word with a digit counts as a number, which identifiers often are.</summary>
    public static string Of(string message)
    {
        var template = new StringBuilder(message.Length);

        for (var start = 0; start < message.Length;)
        {
            int end;
            if (Chars.IsQuote(message[start]) && (end = QuotationEnd(message, start)) > start)
                template.Append(message[start]).Append(message[start]);
            else if ((end = WordEnd(message, start, out var hasDigit)) > start && hasDigit)
                template.Append(Number);
            else
                template.Append(message, start, (end = Math.Max(end, start + 1)) - start);

            start = end;
        }

        return template.ToString();
    }

    /// <summary>The end of the quotation that begins here; the beginning when none does, as at the apostrophe of "can't".</summary>
    private static int QuotationEnd(string message, int start)
    {
        if (start > 0 && char.IsLetterOrDigit(message[start - 1]))
            return start;

        var close = message.IndexOf(message[start], start + 1);
        return close < 0 ? start : close + 1;
    }

    /// <summary>The end of a word, or of a number with all that belongs to it: <c>1,234.5</c>, a date, a time, an address, a GUID.</summary>
    private static int WordEnd(string message, int start, out bool hasDigit)
    {
        hasDigit = start + GuidLength <= message.Length && ValueShape.IsGuid(message.AsSpan(start, GuidLength));
        if (hasDigit)
            return start + GuidLength;

        var end = start;
        while (end < message.Length && (char.IsLetterOrDigit(message[end]) || message[end] == '_'))
        {
            hasDigit |= char.IsDigit(message[end]);
            end++;

            if (end + 1 < message.Length && message[end] is '.' or ',' or ':' or '-' or '/' && char.IsDigit(message[end - 1]) && char.IsDigit(message[end + 1]))
                end++;
        }

        return end;
    }
}

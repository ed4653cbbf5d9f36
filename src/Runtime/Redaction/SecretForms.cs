using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ErrorHandling;

/// <summary>The forms in which a secret may turn up in a text.</summary>
internal static class SecretForms
{
    public static IEnumerable<string> Of(string secret)
    {
        yield return secret;

        var uri = Uri.EscapeDataString(secret);
        yield return uri;
        yield return WithSmallHex(uri);
        yield return uri.Replace("%20", "+");

        yield return JavaScriptEncoder.Default.Encode(secret);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        yield return WebUtility.HtmlEncode(secret);

        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var offset = 0; offset < 3; offset++)
        {
            var base64 = InBase64(bytes, offset);
            yield return base64;
            yield return base64.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>
    /// What is the same in base64 of every text that has the secret at a position with this remainder by 3: base64 takes three bytes at a time, so the
    /// first bytes are left out until the next group, and at the end the character that has bits of the following byte.
    /// </summary>
    private static string InBase64(byte[] bytes, int offset)
    {
        var skipped = (3 - offset) % 3;
        var count = bytes.Length - skipped;

        return Convert.ToBase64String(bytes, skipped, count).Substring(0, count * 8 / 6);
    }

    private static string WithSmallHex(string escaped)
    {
        var characters = escaped.ToCharArray();
        for (var i = 0; i + 2 < characters.Length; i++)
        {
            if (characters[i] != '%')
                continue;

            characters[i + 1] = char.ToLowerInvariant(characters[i + 1]);
            characters[i + 2] = char.ToLowerInvariant(characters[i + 2]);
        }

        return new(characters);
    }
}

using System.Text;

namespace ErrorHandling;

/// <summary>
/// One pass over one text: goes from trigger to trigger, asks the recognisers of that character, and copies what lies between the findings.
/// No regular expression takes part. Every look back or ahead is bounded, or ends where the pass goes on, or is remembered: the time is linear in
/// the length of the text.
/// </summary>
internal ref struct Scanner
{
    private readonly RedactorSettings _settings;
    private readonly KnownSecretIndex? _known;
    private readonly string _source;
    private StringBuilder? _output;

    public Scanner(string source, RedactorSettings settings)
    {
        _settings = settings;
        _known = settings.KnownSecrets?.Index;
        _source = source;
        Text = source.AsSpan();
    }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>Up to where the text is dealt with; no finding begins before.</summary>
    public int Done { get; private set; }

    /// <summary>The end of the last URL seen: slashes before it are no file paths.</summary>
    public int UrlEnd { get; set; }

    /// <summary>The end of the last run in which a file path without a well-known beginning was looked for in vain.</summary>
    public int NoPathBefore { get; set; }

    /// <summary>The end of the last run of base64 in which a JWT was looked for in vain.</summary>
    public int NoJwtBefore { get; set; }

    /// <summary>Up to where a pair called <c>value</c> belongs to a sensitive name given before, as in <c>key="Password" value="…"</c>.</summary>
    public int SensitiveValueBefore { get; set; }

    /// <summary>The text without its secrets: the same instance when it has none.</summary>
    public string Run()
    {
        var position = 0;
        var known = FindKnown(0);

        while (true)
        {
            var at = _settings.Triggers.Next(Text, position);

            if (known.Start <= at && known.Start < Text.Length)
            {
                Replace(known);
                position = known.End;
                known = FindKnown(position);
            }
            else if (at == Text.Length)
            {
                break;
            }
            else if (TryFind(at, out var finding, out var next) && finding.Start >= Done)
            {
                known = Replace(finding, known);
                position = Done;
            }
            else
            {
                position = next;
            }
        }

        return _output is null ? _source : _output.Append(_source, Done, _source.Length - Done).ToString();
    }

    private bool TryFind(int at, out Finding finding, out int next)
    {
        next = at + 1;

        switch (Text[at])
        {
            case '=':
                return KeyRecognizer.TryFindPadded(Text, at, Done, out finding) || PairRecognizer.TryFind(ref this, at, out finding);
            case ':':
                return UrlRecognizer.TryFind(ref this, at, out finding)
                    || (_settings.FilePaths && PathRecognizer.TryFindDrive(Text, at, out finding))
                    || PairRecognizer.TryFind(ref this, at, out finding)
                    || (_settings.IpAddresses && IpRecognizer.TryFindV6(Text, at, out finding))
                    || KeyRecognizer.TryFindTelegram(Text, at, out finding);
            case '>':
                return ElementRecognizer.TryFind(Text, at, Done, out finding);
            case '-':
                if (IsBetweenDigits(at))
                    break; // A date, an id.

                if (TokenFormat.TryFind(Text, at, out finding) || PrivateKeyRecognizer.TryFind(Text, at, out finding) || PairRecognizer.TryFindOption(ref this, at, out finding))
                    return true;

                while (next < Text.Length && Text[next] == '-')
                    next++; // Only the first of several dashes can begin something.

                return false;
            case '.' when IsBetweenDigits(at):
                finding = default;
                return _settings.IpAddresses && IpRecognizer.TryFindV4(Text, at, out finding);
            case 'J':
                return JwtRecognizer.TryFind(ref this, at, out finding);
            case 'B' or 'b':
                return AuthorizationRecognizer.TryFindScheme(Text, at, out finding);
            case '~':
                return KeyRecognizer.TryFindAzureSecret(Text, at, out finding);
            case '@':
                return EmailRecognizer.TryFind(Text, at, Done, out finding);
            case '/' or '\\':
                finding = default;
                return at >= UrlEnd && PathRecognizer.TryFindRooted(ref this, at, out finding);
            case >= '0' and <= '9':
                return CardRecognizer.TryFind(Text, at, out finding, out next);
            default:
                return TokenFormat.TryFind(Text, at, out finding);
        }

        finding = default;
        return false;
    }

    private readonly bool IsBetweenDigits(int at) =>
        at > 0 && at + 1 < Text.Length && Chars.IsDigit(Text[at - 1]) && Chars.IsDigit(Text[at + 1]);

    /// <summary>Replaces a finding and every known secret that reaches into it.</summary>
    private Finding Replace(Finding finding, Finding known)
    {
        var start = Math.Min(finding.Start, Math.Max(known.Start, Done));
        var end = finding.End;

        while (known.Start < end)
        {
            end = Math.Max(end, known.End);
            known = FindKnown(known.End);
        }

        Replace(new(start, end, finding.Replacement));
        return known;
    }

    private void Replace(Finding finding)
    {
        _output ??= new StringBuilder(_source.Length + 32);
        _output.Append(_source, Done, finding.Start - Done).Append(finding.Replacement);
        Done = finding.End;
    }

    /// <summary>The first known secret at or after a position. A secret may be a word of the markers, which stay as they are.</summary>
    private readonly Finding FindKnown(int from)
    {
        while (_known is not null && _known.TryFind(Text, from, out var start, out var length))
        {
            if (!Marker.TryFindAround(Text, start, start + length, out _, out var markerEnd))
                return new(start, start + length, Marker.Known);

            from = markerEnd;
        }

        return new(int.MaxValue, int.MaxValue, Marker.Known);
    }
}

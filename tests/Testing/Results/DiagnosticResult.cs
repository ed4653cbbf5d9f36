using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing;

/// <summary>One diagnostic that a test expects.</summary>
public readonly record struct DiagnosticResult
{
    /// <summary>No diagnostics.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>A diagnostic of <paramref name="descriptor"/>, with its default severity and its message.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    /// <summary>A diagnostic with any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>The rule's id.</summary>
    public string Id { get; private init; }

    /// <summary>The effective severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>What is not compared.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The text that <see cref="MessageArguments"/> are put into.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>The values in the message.</summary>
    public object[]? MessageArguments { get; private init; }

    /// <summary>Where: first the primary location, then the additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    /// <summary>Whether a place in a file is expected; otherwise the diagnostic has none.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The whole message, or null when it is not compared.</summary>
    public string? Message => _anyMessage ? null : _message ?? FormattedMessage();

    /// <summary>A compiler error that the test wants.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>A compiler warning that the test wants.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>The same, reported at the span marked <c>{|#key:…|}</c>; called again, at an additional location.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(new DiagnosticLocation(markupKey));

    /// <summary>The same with these values in its message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>The same with this message, or with any when null.</summary>
    public DiagnosticResult WithMessage(string? message) => new(this, message, anyMessage: message is null);

    /// <summary>The same with this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>The same with other comparisons left out.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>The same without any place in a file.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    internal DiagnosticResult WithLocation(DiagnosticLocation location) => this with { Spans = Spans.Add(location) };

    internal DiagnosticResult WithLocations(ImmutableArray<DiagnosticLocation> locations) => this with { Spans = locations };

    private DiagnosticResult(DiagnosticResult original, string? message, bool anyMessage)
    {
        this = original;
        _message = message;
        _anyMessage = anyMessage;
    }

    private string? FormattedMessage()
    {
        if (MessageFormat?.ToString(CultureInfo.InvariantCulture) is not { } format)
            return null;

        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
        }
        catch (FormatException)
        {
            return format; // Too few arguments: the comparison then shows which are missing.
        }
    }
}

/// <summary>A place where a diagnostic is expected: a span, or the key of one in the markup.</summary>
public readonly record struct DiagnosticLocation
{
    internal DiagnosticLocation(FileLinePositionSpan span) => Span = span;

    internal DiagnosticLocation(int markupKey) => MarkupKey = markupKey;

    /// <summary>File, lines and columns.</summary>
    public FileLinePositionSpan Span { get; }

    internal int? MarkupKey { get; }
}

/// <summary>What is left out when a diagnostic is compared.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Everything is compared.</summary>
    None = 0,

    /// <summary>Additional locations may be anything.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity may be anything.</summary>
    IgnoreSeverity = 2,
}

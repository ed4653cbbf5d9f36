namespace ErrorHandling.Testing;

/// <summary>Checks that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>That a <c>#pragma</c> silences, which cannot be true of a finding on the first line.</summary>
    SkipSuppressionCheck = 2,
}

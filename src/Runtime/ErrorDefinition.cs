namespace ErrorHandling;

/// <summary>What a code stands for: one entry of an <see cref="ErrorCatalog"/>.</summary>
public sealed class ErrorDefinition
{
    /// <summary>Creates the definition.</summary>
    /// <param name="code">The code.</param>
    /// <param name="category">The kind of failure that it stands for.</param>
    /// <param name="description">What it means, for those who read the code in a log or an answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="category"/> is no defined category.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="description"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="description"/> is blank.</exception>
    public ErrorDefinition(ErrorCode code, ErrorCategory category, string description)
    {
        Code = code;
        Category = Guard.Defined(category, nameof(category));
        Description = Guard.NotBlank(description, nameof(description));
    }

    /// <summary>The code.</summary>
    public ErrorCode Code { get; }

    /// <summary>The kind of failure that it stands for.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What it means.</summary>
    public string Description { get; }
}

namespace ErrorHandling;

/// <summary>What is wrong with one field of a request. It has no place for the rejected value, which may be a secret.</summary>
public sealed class FieldError
{
    /// <summary>Creates the error.</summary>
    /// <param name="field">The field, as the client knows it, such as <c>address.city</c>.</param>
    /// <param name="message">What is wrong, in words that the client may see and that do not repeat the value.</param>
    /// <param name="code">The machine-readable reason.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An argument is blank.</exception>
    public FieldError(string field, string message, string code = ErrorCodes.InvalidInput)
    {
        Field = Guard.NotBlank(field, nameof(field));
        Message = Guard.NotBlank(message, nameof(message));
        Code = Guard.NotBlank(code, nameof(code));
    }

    /// <summary>The field, as the client knows it.</summary>
    public string Field { get; }

    /// <summary>What is wrong, in words that the client may see.</summary>
    public string Message { get; }

    /// <summary>The machine-readable reason.</summary>
    public string Code { get; }
}

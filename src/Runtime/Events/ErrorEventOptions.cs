namespace ErrorHandling;

/// <summary>What all events of a service have in common.</summary>
public sealed class ErrorEventOptions
{
    private Redactor _redactor = Redactor.Default;
    private ErrorTable _errorTable = ErrorTable.Default;

    /// <summary>The name of the service, or null.</summary>
    public string? Service { get; set; }

    /// <summary>Where the service runs, such as <c>production</c>, or null.</summary>
    public string? Environment { get; set; }

    /// <summary>What takes secrets out of every text of an event; by default <see cref="ErrorHandling.Redactor.Default"/>.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public Redactor Redactor
    {
        get => _redactor;
        set => _redactor = Guard.NotNull(value, nameof(value));
    }

    /// <summary>The application's table, which gives an event its level; by default <see cref="ErrorTable.Default"/>.</summary>
    /// <exception cref="ArgumentNullException">The value set is null.</exception>
    public ErrorTable ErrorTable
    {
        get => _errorTable;
        set => _errorTable = Guard.NotNull(value, nameof(value));
    }
}

using System.Collections;

namespace ErrorHandling;

/// <summary>An event as a scope of a logger: names and values for those who store them, a short text for those who print them.</summary>
internal sealed class ErrorEventScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _values = [];
    private readonly ErrorEvent _event;

    public ErrorEventScope(ErrorEvent error)
    {
        _event = error;

        Add("service.name", error.Service);
        Add("deployment.environment.name", error.Environment);
        Add("error.type", error.ExceptionType);
        Add("exception.type", error.ExceptionType);
        Add("exception.message", error.Message);
        Add("exception.stacktrace", error.Stack);
        Add("error_handling.component", error.Component);
        Add("error_handling.request_id", error.RequestId);
        Add("error_handling.trace_id", error.TraceId);
        Add("error_handling.attempt", error.Attempt);

        foreach (var fact in error.Metadata)
            Add("error_handling.metadata." + fact.Key, fact.Value);
    }

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"error:{_event.ErrorId}";

    private void Add(string name, object? value)
    {
        if (value is not null)
            _values.Add(new(name, value));
    }
}

using System.Diagnostics.Metrics;

namespace ErrorHandling.Runtime.Tests;

/// <summary>Collects what a counter measures for one operation, so that tests may run beside each other.</summary>
internal sealed class MeasuredErrors : IDisposable
{
    private readonly MeterListener _listener = new();

    public MeasuredErrors(string operationName, string counter = "error_handling.errors")
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ErrorTelemetry.MeterName && instrument.Name == counter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, tags, _) =>
        {
            var byName = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(byName["error_handling.operation"], operationName))
                Measurements.Add((measurement, byName));
        });
        _listener.Start();
    }

    public List<(long Count, Dictionary<string, object?> Tags)> Measurements { get; } = [];

    public void Dispose() => _listener.Dispose();
}

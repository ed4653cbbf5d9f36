using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ErrorHandling.Runtime.Tests;

/// <summary>What OpenTelemetry's own SDK collects.</summary>
public sealed class OpenTelemetryTests : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly string _operation = Guid.NewGuid().ToString();
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public OpenTelemetryTests()
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource(ErrorTelemetry.ActivitySourceName).AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddMeter(ErrorTelemetry.MeterName).AddInMemoryExporter(_metrics).Build();
    }

    private Activity Span => Assert.Single(_spans, span => span.DisplayName == _operation);

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }

    [Fact]
    public async Task FailureInABoundary_IsMeasuredAndMarksItsSpan()
    {
        var failure = new NotFoundException("secret of the order");

        await ErrorBoundary.RunAsync(() => throw failure, NullLogger.Instance, _operation);
        Assert.True(_tracing.ForceFlush() && _metering.ForceFlush());

        Assert.Equal((ActivityStatusCode.Error, "NOT_FOUND"), (Span.Status, Span.StatusDescription));
        Assert.Equal("ErrorHandling.NotFoundException", Span.GetTagItem("error.type"));
        Assert.Equal("NOT_FOUND", Span.GetTagItem("error_handling.code"));
        Assert.Equal(failure.ErrorId, Span.GetTagItem("error_handling.error_id"));
        Assert.Equal(ErrorFingerprint.For(failure), Span.GetTagItem("error_handling.fingerprint"));
        Assert.DoesNotContain(Span.TagObjects, tag => $"{tag.Value}".Contains("secret"));
        Assert.Empty(Span.Events);

        var tags = Assert.Single(MeasuredTags(), tags => Equals(tags["error_handling.operation"], _operation));
        Assert.Equal(("ErrorHandling.NotFoundException", "NOT_FOUND"), (tags["error.type"], tags["error_handling.code"]));
    }

    [Fact]
    public void SuccessOrCancellation_LeavesTheSpanAlone()
    {
        ErrorBoundary.Run(() => { }, NullLogger.Instance, _operation);
        Assert.Equal(ActivityStatusCode.Unset, Span.Status);

        _spans.Clear();
        Assert.Throws<OperationCanceledException>(() => ErrorBoundary.Run(() => throw new OperationCanceledException(), NullLogger.Instance, _operation));
        Assert.Equal(ActivityStatusCode.Unset, Span.Status);
    }

    [Fact]
    public async Task WorkInABoundary_IsInItsSpanAndTheCallersSpanComesBack()
    {
        using var caller = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        ActivitySpanId inside = default;

        await ErrorBoundary.RunAsync(
            async () => { await Task.Yield(); inside = Activity.Current!.SpanId; throw new IOException(); }, NullLogger.Instance, _operation);

        Assert.Same(caller, Activity.Current);
        Assert.Equal((inside, caller.SpanId), (Span.SpanId, Span.ParentSpanId));
        Assert.Equal(ActivityStatusCode.Unset, caller.Status);
    }

    [Fact]
    public void RecordException_MarksTheCurrentSpanOrTheOneGiven()
    {
        using var outer = new Activity("outer") { IsAllDataRequested = true }.Start();
        using var inner = new Activity("inner") { IsAllDataRequested = true }.Start();

        ErrorTelemetry.RecordException(new IOException("x"));
        ErrorTelemetry.RecordException(new ConflictException(), outer);

        Assert.Equal((ActivityStatusCode.Error, "INTERNAL_ERROR"), (inner.Status, inner.StatusDescription));
        Assert.Equal("System.IO.IOException", inner.GetTagItem("error.type"));
        Assert.Null(inner.GetTagItem("error_handling.error_id"));
        Assert.Equal("CONFLICT", outer.GetTagItem("error_handling.code"));
    }

    [Fact]
    public void RecordException_WithoutSpanDoesNothing()
    {
        Activity.Current = null;

        ErrorTelemetry.RecordException(new IOException("x"));

        Assert.Null(Activity.Current);
        Assert.Throws<ArgumentNullException>("exception", () => ErrorTelemetry.RecordException(null!));
    }

    private List<Dictionary<string, object?>> MeasuredTags()
    {
        var measured = new List<Dictionary<string, object?>>();
        foreach (ref readonly var point in Assert.Single(_metrics, metric => metric.Name == "error_handling.errors").GetMetricPoints())
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags)
                tags[tag.Key] = tag.Value;

            if (point.GetSumLong() == 1)
                measured.Add(tags);
        }

        return measured;
    }
}

namespace ErrorHandling.Demo;

/// <summary>A step did not end as the demo promises.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);

using System.Runtime.CompilerServices;
using System.Text.Json;
using ErrorHandling;
using ErrorHandling.AotSmoke;
using Microsoft.Extensions.Logging;

var failed = 0;
var logger = new CountingLogger();

Check("a boundary stops and logs a failure", !ErrorBoundary.Run(() => Fail(1), logger) && logger.Count == 1);
Check("an asynchronous one too", !await ErrorBoundary.RunAsync(() => FailAsync(2), logger) && logger.Count == 2);

Check("fingerprints see frames: one place, two messages", Fingerprint(() => Fail(1)) == Fingerprint(() => Fail(2)));
Check("fingerprints see frames: two places", Fingerprint(() => Fail(1)) != Fingerprint(() => FailElsewhere(1)));

Check("codes are read", ErrorCode.Parse("AUTH-401-001").Number == 1 && ErrorCatalog.Default.Find(ErrorCodes.NotFound) is not null);
Check("the table answers", ErrorTable.Default.Find(new ConflictException()).HttpStatus == 409);

var attempts = 0;
await Retry.ExecuteAsync(_ => ++attempts < 3 ? throw new ResourceUnavailableException("busy") : ValueTask.CompletedTask, new RetryOptions { Delay = TimeSpan.Zero });
Check("retries try again", attempts == 3);

var batch = await Batch.ExecuteAsync([1, 2, 3], (item, _) => item == 2 ? new(FailAsync(item)) : ValueTask.CompletedTask, maxConcurrency: 2);
Check("batches tell what failed", batch.Failures.Count == 1);

Check("secrets are taken out", Redactor.Default.Redact("password=hunter2").StartsWith("password=[redacted", StringComparison.Ordinal));
Check("hidden values stay hidden", $"{new Sensitive<string>("x")}" == "***");

var error = ErrorEvent.Create(new NotFoundException("Order", 42), metadata: [new("order", 42), new("password", "x")]);
error.WriteTo(logger);
using (var json = JsonDocument.Parse(error.ToJson()))
{
    var metadata = json.RootElement.GetProperty("metadata");
    Check("events are logged and written as JSON", logger.Count == 3 && metadata.GetProperty("order").GetInt32() == 42);
    Check("sensitive keys hide their values", metadata.GetProperty("password").GetString() == "***");
}

Check("stacks have names", ErrorEvent.Create(Caught(() => Fail(1))).Stack.Contains(nameof(Fail)));

Console.WriteLine(failed == 0 ? "All is well." : $"{failed} checks failed.");
return failed;

void Check(string what, bool holds)
{
    if (!holds)
    {
        failed++;
        Console.WriteLine($"FAILED: {what}");
    }
}

[MethodImpl(MethodImplOptions.NoInlining)]
static void Fail(int orderId) => throw new NotFoundException("Order", orderId);

[MethodImpl(MethodImplOptions.NoInlining)]
static void FailElsewhere(int orderId) => throw new NotFoundException("Order", orderId);

static async Task FailAsync(int orderId)
{
    await Task.Yield();
    Fail(orderId);
}

static string Fingerprint(Action action) => ErrorFingerprint.For(Caught(action));

static Exception Caught(Action action)
{
    try
    {
        action();
    }
    catch (NotFoundException exception)
    {
        return exception;
    }

    throw new InvalidOperationException("Nothing was thrown.");
}

namespace OrderService.Notifications;

/// <summary>Puts what customers are told into the outbox of the mail server.</summary>
public sealed class NotificationWorker(NotificationQueue queue, IConfiguration configuration, ILogger<NotificationWorker> logger) : BackgroundService
{
    private readonly string _outbox = configuration["Outbox"] ?? "outbox.txt";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var notification in queue.ReadAllAsync(stoppingToken))
                await File.AppendAllTextAsync(_outbox, notification + Environment.NewLine, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            Log.NotificationsStopped(logger, queue.Count);
        }
        catch (IOException ex)
        {
            queue.Fail(ex);
        }
    }
}

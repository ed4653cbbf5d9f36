using System.Threading.Channels;

namespace OrderService.Notifications;

public sealed class NotificationQueue
{
    private readonly Channel<string> _channel = Channel.CreateUnbounded<string>();
    private Exception? _failure;

    public int Count => _channel.Reader.Count;

    public void Add(string notification)
    {
        if (_failure is not null)
            throw _failure;

        _channel.Writer.TryWrite(notification);
    }

    public IAsyncEnumerable<string> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Nobody sends any more: whoever adds the next notification is to know why.</summary>
    public void Fail(Exception failure) => _failure = failure;
}

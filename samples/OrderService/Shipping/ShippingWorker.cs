using OrderService.Notifications;
using OrderService.Orders;

namespace OrderService.Shipping;

/// <summary>Ships what is paid.</summary>
public sealed class ShippingWorker : BackgroundService
{
    private readonly OrderStore _store;
    private readonly CarrierLabels _labels;
    private readonly OrderArchive _archive;
    private readonly NotificationQueue _notifications;
    private readonly ILogger<ShippingWorker> _logger;

    public ShippingWorker(
        OrderStore store, CarrierLabels labels, OrderArchive archive, NotificationQueue notifications, ILogger<ShippingWorker> logger)
    {
        _store = store;
        _labels = labels;
        _archive = archive;
        _notifications = notifications;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ShipPaidOrdersAsync();
            }
            catch (Exception)
            {
            }
        }
    }

    private async Task ShipPaidOrdersAsync()
    {
        var orders = await _store.ListAsync(OrderStatus.Paid);
        if (orders.Count == 0)
            return;

        using var manifest = _labels.OpenManifest();
        foreach (var order in orders)
        {
            try
            {
                var label = _labels.Print(order);
                manifest.Add(order, label);
                _archive.Store(order);
                await _store.MarkAsync(order.Id, OrderStatus.Shipped);
                Log.OrderShipped(_logger, order.Id, label);
                _notifications.Add($"{order.Customer}: order {order.Id} is on its way");
            }
            catch (Exception ex)
            {
                if (ex is ShippingException)
                    Log.ShippingFailed(_logger, ex, order.Id);
            }
        }

        manifest.Close();
    }
}

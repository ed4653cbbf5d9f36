using OrderService.Orders;

namespace OrderService.Shipping;

/// <summary>Ships what is paid.</summary>
public sealed class ShippingWorker : BackgroundService
{
    private readonly OrderStore _store;
    private readonly CarrierLabels _labels;
    private readonly ILogger<ShippingWorker> _logger;

    public ShippingWorker(OrderStore store, CarrierLabels labels, ILogger<ShippingWorker> logger)
    {
        _store = store;
        _labels = labels;
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
        foreach (var order in await _store.ListAsync(OrderStatus.Paid))
        {
            try
            {
                var label = _labels.Print(order);
                await _store.MarkAsync(order.Id, OrderStatus.Shipped);
                Log.OrderShipped(_logger, order.Id, label);
            }
            catch (Exception ex)
            {
                if (ex is ShippingException)
                    Log.ShippingFailed(_logger, ex, order.Id);
            }
        }
    }
}

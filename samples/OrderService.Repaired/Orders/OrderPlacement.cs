using OrderService.Payments;
using OrderService.Pricing;
using OrderService.Shipping;

namespace OrderService.Orders;

public sealed class OrderPlacement(
    OrderStore store,
    PaymentClient payments,
    ExchangeRates rates,
    IReadOnlyDictionary<string, int> discounts,
    ReceiptWriter receipts,
    CarrierNotices notices,
    ILogger<OrderPlacement> logger)
{
    /// <summary>Places and pays an order; null when there is not enough in stock.</summary>
    public async Task<Order?> PlaceAsync(OrderRequest request, decimal price, CancellationToken cancellationToken)
    {
        if (!await store.ReserveStockAsync(request.Sku, request.Quantity))
            return null;

        long id;
        try
        {
            var total = await TotalAsync(request, price, cancellationToken);
            id = await store.AddAsync(request, total);
            var reference = await payments.ChargeAsync(id, total, request.Card, cancellationToken);
            await store.MarkPaidAsync(id, reference);
            Log.OrderPlaced(logger, id, total);
        }
        catch (Exception)
        {
            await store.ReleaseStockAsync(request.Sku, request.Quantity);
            throw;
        }

        var order = await store.FindAsync(id);
        receipts.Write(order!);
        await notices.AnnounceAsync(order!, cancellationToken);
        return order;
    }

    public async Task CancelAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.PaymentReference is { } reference)
            await payments.RefundAsync(reference, cancellationToken);

        await store.MarkAsync(order.Id, OrderStatus.Cancelled);
        await store.ReleaseStockAsync(order.Sku, order.Quantity);
    }

    private async Task<decimal> TotalAsync(OrderRequest request, decimal price, CancellationToken cancellationToken)
    {
        var percent = request.Discount is { } code && discounts.TryGetValue(code, out var found) ? found : 0;
        var rate = await rates.GetAsync(request.Currency, cancellationToken);
        return Math.Round(price * request.Quantity * (100 - percent) / 100 * rate, 2);
    }
}

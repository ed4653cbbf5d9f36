namespace OrderService.Orders;

public enum OrderStatus
{
    Placed,
    Paid,
    Shipped,
    Cancelled,
}

public sealed record OrderRequest(string Customer, string Sku, int Quantity, string Currency, string Card, string? Discount = null);

public sealed record Order(long Id, string Customer, string Sku, int Quantity, decimal Total, OrderStatus Status, string? PaymentReference);

namespace OrderService;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} over {Total} was placed")]
    public static partial void OrderPlaced(ILogger logger, long orderId, decimal total);

    [LoggerMessage(2, LogLevel.Information, "Order {OrderId} was shipped with label {Label}")]
    public static partial void OrderShipped(ILogger logger, long orderId, string label);

    [LoggerMessage(3, LogLevel.Error, "Order {OrderId} was not shipped")]
    public static partial void ShippingFailed(ILogger logger, Exception exception, long orderId);
}

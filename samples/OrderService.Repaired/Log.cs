namespace OrderService;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} over {Total} was placed")]
    public static partial void OrderPlaced(ILogger logger, long orderId, decimal total);

    [LoggerMessage(2, LogLevel.Information, "Order {OrderId} was shipped with label {Label}")]
    public static partial void OrderShipped(ILogger logger, long orderId, string label);

    [LoggerMessage(3, LogLevel.Error, "Order {OrderId} was not shipped")]
    public static partial void ShippingFailed(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(4, LogLevel.Error, "The paid orders were not shipped; the next round tries again")]
    public static partial void ShippingRoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "The receipt of order {OrderId} was not written")]
    public static partial void ReceiptNotWritten(ILogger logger, Exception exception, long orderId);
}

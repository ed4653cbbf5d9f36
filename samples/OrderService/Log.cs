namespace OrderService;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} over {Total} was placed")]
    public static partial void OrderPlaced(ILogger logger, long orderId, decimal total);

    [LoggerMessage(2, LogLevel.Information, "Order {OrderId} was shipped with label {Label}")]
    public static partial void OrderShipped(ILogger logger, long orderId, string label);

    [LoggerMessage(3, LogLevel.Error, "Order {OrderId} was not shipped")]
    public static partial void ShippingFailed(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(10, LogLevel.Warning, "The whereabouts of order {OrderId} are not known")]
    public static partial void TrackingFailed(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(11, LogLevel.Warning, "Order {OrderId} was not announced to every carrier")]
    public static partial void AnnouncementFailed(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(12, LogLevel.Information, "{Count} notifications were not sent before the service stopped")]
    public static partial void NotificationsStopped(ILogger logger, int count);

    [LoggerMessage(13, LogLevel.Error, "Order {OrderId} was not archived")]
    public static partial void OrderNotArchived(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(14, LogLevel.Error, "The delivery of {Sku} was not booked")]
    public static partial void DeliveryNotBooked(ILogger logger, Exception exception, string sku);

    [LoggerMessage(15, LogLevel.Warning, "The line '{Line}' of a delivery note was skipped")]
    public static partial void DeliveryLineSkipped(ILogger logger, Exception exception, string line);

    [LoggerMessage(16, LogLevel.Error, "Order {OrderId} was not refunded")]
    public static partial void RefundFailed(ILogger logger, Exception exception, long orderId);

    [LoggerMessage(20, LogLevel.Warning, "The accounting service did not answer; it is asked again")]
    public static partial void AccountingFailed(ILogger logger, Exception exception);
}

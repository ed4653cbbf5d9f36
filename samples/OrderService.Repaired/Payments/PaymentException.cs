using ErrorHandling;

namespace OrderService.Payments;

public class PaymentException : ExternalServiceException
{
    public PaymentException(string message)
        : base(message)
    {
    }

    public PaymentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public sealed class PaymentDeclinedException : PaymentException
{
    public const string DeclinedCode = "PAYMENT_DECLINED";

    public PaymentDeclinedException(long orderId)
        : base($"The payment of order {orderId} was declined.") => Code = DeclinedCode;
}

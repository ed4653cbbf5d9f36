namespace OrderService.Payments;

public class PaymentException : Exception
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

public sealed class PaymentDeclinedException(long orderId) : PaymentException($"The payment of order {orderId} was declined.");

namespace OrderService.Stock;

public class DeliveryException : ApplicationException
{
    public DeliveryException(string message)
        : base(message)
    {
    }
}

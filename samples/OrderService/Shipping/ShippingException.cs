namespace OrderService.Shipping;

public sealed class ShippingException : Exception
{
    public ShippingException(string message)
        : base(message)
    {
    }
}

namespace OrderService.Supplies;

public sealed class SupplierException : Exception
{
    public SupplierException(string message)
        : base(message)
    {
    }

    public SupplierException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

using ErrorHandling;

namespace OrderService.Supplies;

public sealed class SupplierException : ExternalServiceException
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

using ErrorHandling;

namespace OrderService.Accounting;

public sealed class AccountingException(string message, Exception innerException) : ExternalServiceException(message, innerException);

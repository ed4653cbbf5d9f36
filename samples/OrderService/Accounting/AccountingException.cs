namespace OrderService.Accounting;

public sealed class AccountingException(string message, Exception? innerException) : Exception(message, innerException);

namespace OrderService.Accounting;

public sealed record Period(string Name);

public sealed record Account(string Number);

public sealed record LedgerEntry(string Account, decimal Amount);

public sealed record Balance(decimal Amount);

/// <summary>What is booked for an order.</summary>
public sealed record Invoice(long OrderId, string Period, string Account, decimal? TaxRate, decimal Amount);

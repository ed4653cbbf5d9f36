using OrderService.Orders;

namespace OrderService.Accounting;

public static class AccountingEndpoints
{
    public static void MapAccounting(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders/{id:long}/invoice", InvoiceAsync);
        app.MapPost("/ledger/{period}/close", CloseAsync);
        app.MapGet("/ledger", (LedgerClient ledger, CancellationToken cancellationToken) => ledger.ExportAsync(cancellationToken));
        app.MapGet("/ledger/{account}/result", (string account, YearEnd yearEnd, CancellationToken cancellationToken) => yearEnd.GetResultAsync(account, cancellationToken));
    }

    private static async Task<IResult> InvoiceAsync(
        long id, OrderStore store, AccountingClient accounting, InvoiceFiles files, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id) is not { } order)
            return Results.NotFound();

        var period = await accounting.GetPeriodAsync(cancellationToken);
        var account = await accounting.GetAccountAsync(order.Sku, cancellationToken);
        var taxRate = await accounting.FindTaxRateAsync(account.Number, cancellationToken);
        var invoice = new Invoice(order.Id, period.Name, account.Number, taxRate, order.Total);

        await accounting.BookAsync(invoice, cancellationToken);
        await accounting.SettleAsync(order.Id, cancellationToken);
        await files.KeepAsync(order.Id, await files.DownloadAsync(order.Id, cancellationToken), cancellationToken);
        await files.PrintAsync(order.Id, cancellationToken);
        return Results.Ok(invoice);
    }

    private static async Task<IResult> CloseAsync(string period, LedgerClient ledger, CancellationToken cancellationToken)
    {
        var entries = await ledger.ReadAsync(cancellationToken);
        var balance = await ledger.GetBalanceAsync(cancellationToken);
        if (entries.Sum(entry => entry.Amount) != balance.Amount)
            return Results.Problem("The entries do not add up to the balance.", statusCode: StatusCodes.Status409Conflict);

        await ledger.CloseAsync(period, cancellationToken);
        return Results.Ok(entries.Count);
    }
}

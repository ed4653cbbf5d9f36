using System.Text.Json;

namespace OrderService.Accounting;

/// <summary>Stands in for the accounting service, so that the sample runs alone.</summary>
public static class AccountingStub
{
    public static void MapAccountingStub(this IEndpointRouteBuilder app)
    {
        app.MapGet("/accounting/period", () => new Period("2030-01"));
        app.MapGet("/accounting/accounts/{sku}", (string sku) => new Account("8400"));
        app.MapGet("/accounting/accounts/{number}/tax", (string number) => 0.19m);
        app.MapPost("/accounting/invoices", (JsonElement invoice) => Results.NoContent());
        app.MapPut("/accounting/invoices/{orderId:long}/settled", (long orderId) => Results.NoContent());
        app.MapGet("/accounting/invoices/{orderId:long}/text", (long orderId) => $"Invoice {orderId}");
        app.MapPut("/accounting/printer/{orderId:long}", (long orderId) => Results.NoContent());
        app.MapGet("/accounting/ledger/{page:int}", (int page) => new[] { new LedgerEntry("8400", page) });
        app.MapGet("/accounting/ledger/export", () => "8400;1\n8400;2");
        app.MapGet("/accounting/balance", () => new Balance(3));
        app.MapPut("/accounting/periods/{period}/closed", (string period) => Results.NoContent());
    }
}

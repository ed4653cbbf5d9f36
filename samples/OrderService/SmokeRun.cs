using System.Net;
using Microsoft.Data.Sqlite;
using OrderService.Orders;

namespace OrderService;

/// <summary>Starts the service on a free port, uses it over HTTP as a client does, and stops it.</summary>
public static class SmokeRun
{
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("order-service-").FullName;
        try
        {
            return await RunAsync(folder);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder)
    {
        await using var app = Service.Build([], new()
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Database"] = $"Data Source={Path.Combine(folder, "orders.db")}",
            ["ReceiptFolder"] = Path.Combine(folder, "receipts"),
            ["LabelFolder"] = Path.Combine(folder, "labels"),
            ["ArchiveFolder"] = Path.Combine(folder, "archive"),
            ["InvoiceFolder"] = Path.Combine(folder, "invoices"),
            ["DeliveryFolder"] = folder,
            ["Outbox"] = Path.Combine(folder, "outbox.txt"),
            ["Logging:LogLevel:OrderService"] = "Warning",
        });
        await File.WriteAllLinesAsync(Path.Combine(folder, "7.csv"), ["TEA;20;4.50", "CUP;12;6.00"]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var tea = new OrderRequest("Ada", "TEA", 2, "EUR", "5100-0000", "WELCOME");
        var pot = new OrderRequest("Grace", "POT", 1, "USD", "5100-0000");
        string[] failures =
        [
            .. await PlaceAsync("two packets of tea with a discount", tea, HttpStatusCode.Created, total: 8.10m),
            .. await PlaceAsync("a pot in another currency", pot, HttpStatusCode.Created, total: 26.40m),
            .. await PlaceAsync("more pots than there are", pot with { Quantity = 50 }, HttpStatusCode.Conflict),
            .. await PlaceAsync("an article that does not exist", pot with { Sku = "CUP" }, HttpStatusCode.UnprocessableEntity),
            .. await PlaceAsync("a card that is declined", pot with { Card = "4000-0002" }, HttpStatusCode.PaymentRequired),
            .. await CheckAsync("an order that does not exist", http.GetAsync("/orders/999"), HttpStatusCode.NotFound),
            .. await WaitForShippingAsync(1),
            .. await WaitForShippingAsync(2),
            .. await CheckAsync("asking where the parcel is", http.GetAsync("/orders/1/parcel"), HttpStatusCode.OK, "on its way"),
            .. await CheckAsync("listing the archive", http.GetAsync("/archive"), HttpStatusCode.OK, "1.json"),
            .. await CheckAsync("pruning the archive", http.DeleteAsync("/archive?before=2000-01-01T00:00:00Z"), HttpStatusCode.OK),
            .. await CheckAsync("a delivery of known and new articles", http.PostAsync("/deliveries/7", null), HttpStatusCode.OK, "2"),
            .. await PlaceAsync("a cup of the delivery", pot with { Sku = "CUP", Currency = "EUR" }, HttpStatusCode.Created, total: 6.00m),
            .. await CheckAsync("ordering from the supplier", http.PostAsync("/supplies/CUP?quantity=24", null), HttpStatusCode.OK, "2030-01-31"),
            .. await CheckAsync("booking the invoice", http.PostAsync("/orders/1/invoice", null), HttpStatusCode.OK, "8400"),
            .. await CheckAsync("exporting the ledger", http.GetAsync("/ledger"), HttpStatusCode.OK, "8400;2"),
            .. await CheckAsync("closing the ledger", http.PostAsync("/ledger/2030-01/close", null), HttpStatusCode.OK, "2"),
            .. await CheckAsync("asking for the result", http.GetAsync("/ledger/8400/result"), HttpStatusCode.OK, "2.43"),
            .. await CheckAsync("cancelling what is shipped", http.PostAsync("/orders/1/cancel", null), HttpStatusCode.Conflict),
        ];

        await app.StopAsync();
        Console.WriteLine(failures.Length == 0 ? "ok      stopped; everything as expected" : $"{failures.Length} steps failed");
        return failures.Length == 0 ? 0 : 1;

        async Task<string[]> PlaceAsync(string step, OrderRequest request, HttpStatusCode status, decimal? total = null)
        {
            using var response = await http.PostAsJsonAsync("/orders", request);
            var actual = total is null ? null : (await response.Content.ReadFromJsonAsync<Order>())?.Total;
            return Print(step, $"{(int)status} {total}".TrimEnd(), $"{(int)response.StatusCode} {actual}".TrimEnd());
        }

        async Task<string[]> WaitForShippingAsync(long id)
        {
            var deadline = DateTime.UtcNow.AddSeconds(20);
            Order? order;
            do
            {
                await Task.Delay(50);
                order = await http.GetFromJsonAsync<Order>($"/orders/{id}");
            }
            while (order?.Status != OrderStatus.Shipped && DateTime.UtcNow < deadline);

            return Print($"order {id} leaves the house", OrderStatus.Shipped.ToString(), $"{order?.Status}");
        }
    }

    private static async Task<string[]> CheckAsync(string step, Task<HttpResponseMessage> request, HttpStatusCode status, string content = "")
    {
        using var response = await request;
        var actual = await response.Content.ReadAsStringAsync();
        return Print(
            step, $"{(int)status} {content}".TrimEnd(), $"{(int)response.StatusCode} {(actual.Contains(content, StringComparison.Ordinal) ? content : actual)}".TrimEnd());
    }

    private static string[] Print(string step, string expected, string actual)
    {
        var isExpected = expected == actual;
        Console.WriteLine(isExpected ? $"ok      {step}: {actual}" : $"FAILED  {step}: {actual} instead of {expected}");
        return isExpected ? [] : [step];
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using OrderService.Orders;

namespace OrderService.Stock;

public sealed class StockImport(OrderStore store, IConfiguration configuration, ILogger<StockImport> logger)
{
    private readonly string _folder = configuration["DeliveryFolder"] ?? "deliveries";

    /// <summary>Books a delivery note, one <c>SKU;quantity;price</c> a line; returns how many lines were booked, null without such a note.</summary>
    public async Task<int?> ImportAsync(int delivery)
    {
        if (ReadLines(delivery) is not { } lines)
            return null;

        var booked = 0;
        foreach (var line in lines)
        {
            if (Parse(line) is not { } item)
                continue;

            try
            {
                if (item.Quantity < 1)
                    throw new DeliveryException($"Delivery {delivery} brings {item.Quantity} x {item.Sku}.");

                booked += await BookAsync(item) ? 1 : 0;
            }
            catch (DeliveryException ex)
            {
                Log.DeliveryLineSkipped(logger, ex, line);
            }
        }

        return booked;
    }

    private string[]? ReadLines(int delivery)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(_folder, $"{delivery}.csv"));
        }
        catch (IOException ex) when (ex is FileNotFoundException && ex is DirectoryNotFoundException)
        {
            return null;
        }
    }

    private DeliveryItem? Parse(string line)
    {
        var fields = line.Split(';');
        try
        {
            return new(fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), decimal.Parse(fields[2], CultureInfo.InvariantCulture));
        }
        catch (IndexOutOfRangeException ex)
        {
            Log.DeliveryLineSkipped(logger, ex, line);
            return null;
        }
    }

    private async Task<bool> BookAsync(DeliveryItem item)
    {
        try
        {
            if (!await store.AddArticleAsync(item.Sku, item.Quantity, item.Price))
                await store.ReleaseStockAsync(item.Sku, item.Quantity);
            return true;
        }
        catch (Exception ex)
        {
            if (ex is SqliteException)
            {
                Log.DeliveryNotBooked(logger, ex, item.Sku);
                return false;
            }
            else
            {
                throw;
            }
        }
    }

    private sealed record DeliveryItem(string Sku, int Quantity, decimal Price);
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrderService.Orders;

public sealed class OrderStore(IConfiguration configuration, ILogger<OrderStore> logger)
{
    private readonly string _connectionString = configuration["Database"] ?? throw new InvalidOperationException("'Database' is not configured.");

    public void CreateTables()
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, price TEXT NOT NULL, available INTEGER NOT NULL CHECK (available >= 0));
            CREATE TABLE IF NOT EXISTS orders (
                id INTEGER PRIMARY KEY, customer TEXT NOT NULL, sku TEXT NOT NULL REFERENCES stock (sku), quantity INTEGER NOT NULL,
                total TEXT NOT NULL, status INTEGER NOT NULL, payment_reference TEXT);
            INSERT OR IGNORE INTO stock VALUES ('TEA', '4.50', 100), ('POT', '24.00', 5);
            """;
        command.ExecuteNonQuery();
        logger.LogDebug("The tables are there");
    }

    public async Task<decimal?> FindPriceAsync(string sku)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, "SELECT price FROM stock WHERE sku = $sku", ("$sku", sku));
        return await command.ExecuteScalarAsync() is string price ? decimal.Parse(price, CultureInfo.InvariantCulture) : null;
    }

    public async Task<Order?> FindAsync(long id)
    {
        try
        {
            await using var connection = await OpenAsync();
            await using var command = Command(connection, "SELECT * FROM orders WHERE id = $id", ("$id", id));
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? Read(reader) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Order>> ListAsync(OrderStatus status)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, "SELECT * FROM orders WHERE status = $status", ("$status", (int)status));
        await using var reader = await command.ExecuteReaderAsync();

        var orders = new List<Order>();
        while (await reader.ReadAsync())
            orders.Add(Read(reader));
        return orders;
    }

    public async Task<bool> ReserveStockAsync(string sku, int quantity)
    {
        try
        {
            await using var connection = await OpenAsync();
            await using var command = Command(
                connection,
                "UPDATE stock SET available = available - $quantity WHERE sku = $sku AND available >= $quantity",
                ("$sku", sku),
                ("$quantity", quantity));
            return await command.ExecuteNonQueryAsync() == 1;
        }
        catch
        {
            return false;
        }
    }

    /// <summary>Adds an article; false when there is one already.</summary>
    public async Task<bool> AddArticleAsync(string sku, int quantity, decimal price)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(
            connection,
            "INSERT INTO stock VALUES ($sku, $price, $quantity)",
            ("$sku", sku),
            ("$price", price.ToString(CultureInfo.InvariantCulture)),
            ("$quantity", quantity));

        try
        {
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (SqliteException ex) when (ex.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal))
        {
            return false;
        }
    }

    public async Task ReleaseStockAsync(string sku, int quantity)
    {
        if (quantity < 1)
            new ArgumentOutOfRangeException(nameof(quantity), quantity, "Only what was taken can be released.");

        await using var connection = await OpenAsync();
        await using var command = Command(
            connection, "UPDATE stock SET available = available + $quantity WHERE sku = $sku", ("$sku", sku), ("$quantity", quantity));
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> AddAsync(OrderRequest request, decimal total)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(
            connection,
            """
            INSERT INTO orders (customer, sku, quantity, total, status) VALUES ($customer, $sku, $quantity, $total, $status);
            SELECT last_insert_rowid();
            """,
            ("$customer", request.Customer),
            ("$sku", request.Sku),
            ("$quantity", request.Quantity),
            ("$total", total.ToString(CultureInfo.InvariantCulture)),
            ("$status", (int)OrderStatus.Placed));

        try
        {
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (SqliteException)
        {
            throw new InvalidOperationException($"The order for {request.Quantity} x {request.Sku} could not be saved.");
        }
    }

    public async Task MarkPaidAsync(long id, string paymentReference)
    {
        await using var connection = await OpenAsync();
        await using var transaction = connection.BeginTransaction();
        try
        {
            await using var command = Command(
                connection,
                "UPDATE orders SET status = $status, payment_reference = $reference WHERE id = $id",
                ("$id", id),
                ("$reference", paymentReference),
                ("$status", (int)OrderStatus.Paid));
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        catch (SqliteException ex)
        {
            await transaction.RollbackAsync();
            throw ex;
        }
    }

    public async Task MarkAsync(long id, OrderStatus status)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(
            connection, "UPDATE orders SET status = $status WHERE id = $id", ("$id", id), ("$status", (int)status));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static Order Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetInt32(3),
        decimal.Parse(reader.GetString(4), CultureInfo.InvariantCulture),
        (OrderStatus)reader.GetInt32(5),
        reader.IsDBNull(6) ? null : reader.GetString(6));
}

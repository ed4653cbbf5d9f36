namespace OrderService.Orders;

public sealed class ReceiptWriter(IConfiguration configuration)
{
    private readonly string _folder = configuration["ReceiptFolder"] ?? "receipts";

    public void Write(Order order)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllText(Path.Combine(_folder, $"{order.Id}.txt"), $"{order.Customer}: {order.Quantity} x {order.Sku} = {order.Total}");
        }
        catch
        {
        }
    }
}

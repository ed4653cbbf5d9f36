using OrderService.Orders;

namespace OrderService.Shipping;

public sealed class CarrierLabels(IConfiguration configuration)
{
    private readonly string _folder = configuration["LabelFolder"] ?? "labels";

    public Manifest OpenManifest() => new(_folder);

    /// <summary>Prints the label of a parcel and returns its file.</summary>
    public string Print(Order order)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var label = Path.Combine(_folder, $"{order.Id}.label");
            File.WriteAllText(label, $"To: {order.Customer}");
            return label;
        }
        catch (IOException ex)
        {
            throw new ShippingException($"No label for order {order.Id}: {ex.Message}");
        }
    }
}

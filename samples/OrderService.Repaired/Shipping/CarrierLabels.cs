using OrderService.Orders;

namespace OrderService.Shipping;

public sealed class CarrierLabels(IConfiguration configuration, ILogger<Manifest> logger)
{
    private readonly string _folder = configuration["LabelFolder"] ?? "labels";

    public Manifest OpenManifest() => new(_folder, logger);

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
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new ShippingException($"No label for order {order.Id}.", ex);
        }
    }
}

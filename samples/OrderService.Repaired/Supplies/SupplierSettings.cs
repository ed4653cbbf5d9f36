namespace OrderService.Supplies;

/// <summary>How the supplier is reached.</summary>
public sealed record SupplierSettings(string User, string Password)
{
    public static SupplierSettings From(IConfiguration configuration) =>
        new(configuration["Supplier:User"] ?? "orders", configuration["Supplier:Password"] ?? string.Empty);
}

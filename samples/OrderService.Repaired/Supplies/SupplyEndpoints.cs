namespace OrderService.Supplies;

public static class SupplyEndpoints
{
    public static void MapSupplies(this IEndpointRouteBuilder app) => app.MapPost("/supplies/{sku}", OrderAsync);

    private static async Task<IResult> OrderAsync(string sku, int quantity, SupplierClient supplier, CancellationToken cancellationToken) =>
        Results.Ok(await supplier.OrderAsync(sku, quantity, cancellationToken));
}

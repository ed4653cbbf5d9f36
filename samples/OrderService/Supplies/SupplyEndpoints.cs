namespace OrderService.Supplies;

public static class SupplyEndpoints
{
    public static void MapSupplies(this IEndpointRouteBuilder app) => app.MapPost("/supplies/{sku}", OrderAsync);

    private static async Task<IResult> OrderAsync(string sku, int quantity, SupplierClient supplier, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Ok(await supplier.OrderAsync(sku, quantity, cancellationToken));
        }
        catch (SupplierException ex)
        {
            return Results.Problem(ex.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}

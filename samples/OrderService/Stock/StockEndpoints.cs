namespace OrderService.Stock;

public static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder app) =>
        app.MapPost("/deliveries/{delivery:int}", ImportAsync);

    private static async Task<IResult> ImportAsync(int delivery, StockImport import) =>
        await import.ImportAsync(delivery) is { } booked ? Results.Ok(booked) : Results.NotFound();
}

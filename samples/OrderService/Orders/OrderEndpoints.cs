using OrderService.Shipping;

namespace OrderService.Orders;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders", PlaceAsync);
        app.MapGet("/orders/{id:long}", FindAsync);
        app.MapPost("/orders/{id:long}/cancel", CancelAsync);
        app.MapGet("/orders/{id:long}/parcel", (long id, TrackingClient tracking, CancellationToken cancellationToken) => tracking.FindAsync(id, cancellationToken));
        app.MapGet("/archive", (OrderArchive archive) => archive.List());
        app.MapDelete("/archive", (OrderArchive archive, DateTime before) => archive.Prune(before.ToUniversalTime()));
    }

    private static async Task<IResult> PlaceAsync(
        OrderRequest request, OrderStore store, OrderPlacement placement, CancellationToken cancellationToken)
    {
        if (request.Quantity < 1)
            return Results.Problem("The quantity must be at least 1.", statusCode: StatusCodes.Status422UnprocessableEntity);

        if (await store.FindPriceAsync(request.Sku) is not { } price)
            return Results.Problem($"There is no article {request.Sku}.", statusCode: StatusCodes.Status422UnprocessableEntity);

        return await placement.PlaceAsync(request, price, cancellationToken) is { } order
            ? Results.Created($"/orders/{order.Id}", order)
            : Results.Problem("There is not enough in stock.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> FindAsync(long id, OrderStore store) =>
        await store.FindAsync(id) is { } order ? Results.Ok(order) : Results.NotFound();

    private static async Task<IResult> CancelAsync(
        long id, OrderStore store, OrderPlacement placement, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id) is not { } order)
            return Results.NotFound();

        if (order.Status is not OrderStatus.Paid)
            return Results.Problem($"The order is {order.Status}.", statusCode: StatusCodes.Status409Conflict);

        await placement.CancelAsync(order, cancellationToken);
        return Results.NoContent();
    }
}

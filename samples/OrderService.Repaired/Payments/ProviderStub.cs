using System.Text.Json;

namespace OrderService.Payments;

public sealed record ChargeRequest(long OrderId, decimal Amount, string Card);

public sealed record Charge(string Reference);

public sealed record Rate(decimal Value);

public sealed record Parcel(string Whereabouts);

public sealed record SupplierSession(string AccessToken);

public sealed record Supply(DateOnly Day);

/// <summary>Stands in for the payment provider, the carriers and the supplier, so that the sample runs alone.</summary>
public static class ProviderStub
{
    public static void MapProviderStub(this IEndpointRouteBuilder app)
    {
        app.MapPost("/provider/charges", (ChargeRequest charge) => charge.Card.StartsWith("4000", StringComparison.Ordinal)
            ? Results.StatusCode(StatusCodes.Status402PaymentRequired)
            : Results.Ok(new Charge($"charge-{charge.OrderId}")));

        app.MapDelete("/provider/charges/{reference}", (string reference) => Results.NoContent());

        app.MapGet("/provider/rates/{currency}", (string currency) => currency switch
        {
            "EUR" => Results.Ok(new Rate(1m)),
            "USD" => Results.Ok(new Rate(1.1m)),
            _ => Results.NotFound(),
        });

        app.MapPost("/provider/carriers/{carrier}/parcels", (string carrier) => Results.NoContent());

        app.MapGet("/provider/parcels/{orderId:long}", (long orderId) => Results.Ok(new Parcel("on its way")));

        app.MapPost("/supplier/sessions", (JsonElement settings) => settings.GetProperty("user").GetString() == "orders"
            ? Results.Ok(new SupplierSession(Guid.NewGuid().ToString("N")))
            : Results.Unauthorized());

        app.MapPost("/supplier/orders/{sku}", (string sku, int quantity) => Results.Ok(new Supply(new(2030, 1, 31))));
    }
}

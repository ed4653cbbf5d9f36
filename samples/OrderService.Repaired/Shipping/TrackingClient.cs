using System.Text.Json;
using OrderService.Payments;

namespace OrderService.Shipping;

public sealed class TrackingClient(HttpClient http, ILogger<TrackingClient> logger)
{
    private static readonly Parcel Unknown = new("unknown");

    public async Task<Parcel> FindAsync(long orderId, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetFromJsonAsync<Parcel>($"/provider/parcels/{orderId}", cancellationToken) ?? Unknown;
        }
        catch (Exception ex) when (ex is HttpRequestException or JsonException)
        {
            Log.TrackingFailed(logger, ex, orderId);
            return Unknown;
        }
    }
}

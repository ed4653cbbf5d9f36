using OrderService.Orders;

namespace OrderService.Shipping;

public sealed class CarrierNotices(HttpClient http, ILogger<CarrierNotices> logger)
{
    private static readonly string[] Carriers = ["north", "south", "express"];

    /// <summary>Tells the carriers that there will be a parcel.</summary>
    public async Task AnnounceAsync(Order order, CancellationToken cancellationToken)
    {
        var announcements = Task.WhenAll(Carriers.Select(carrier => AnnounceAsync(carrier, order, cancellationToken)));
        try
        {
            await announcements;
        }
        catch (HttpRequestException ex)
        {
            Log.AnnouncementFailed(logger, announcements.Exception ?? (Exception)ex, order.Id);
        }
    }

    private async Task AnnounceAsync(string carrier, Order order, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"/provider/carriers/{carrier}/parcels", order.Id, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

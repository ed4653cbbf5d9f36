using System.Diagnostics;
using System.Net;
using System.Text.Json;
using OrderService.Payments;

namespace OrderService.Supplies;

/// <summary>Orders what is running out.</summary>
public sealed class SupplierClient
{
    private readonly HttpClient _http;
    private readonly SupplierSettings _settings;
    private readonly ILogger<SupplierClient> _logger;

    public SupplierClient(HttpClient http, SupplierSettings settings, ILogger<SupplierClient> logger)
    {
        _http = http;
        _settings = settings;
        _logger = logger;
        _logger.LogDebug("The supplier is reached as {User}", settings.User);
    }

    /// <summary>Orders some of an article; returns when it will come, null when the supplier does not say.</summary>
    public async Task<DateOnly?> OrderAsync(string sku, int quantity, CancellationToken cancellationToken)
    {
        var accessToken = await SignInAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/supplier/orders/{sku}?quantity={quantity}");
        request.Headers.Authorization = new("Bearer", accessToken);

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            _logger.LogInformation("{Quantity} of {Sku} were ordered", quantity, sku);
            return (await response.Content.ReadFromJsonAsync<Supply>(cancellationToken))?.Day;
        }
        catch (JsonException ex)
        {
            _logger.LogWarning(ex, "The supplier's answer cannot be read");
            return null;
        }
        catch (HttpRequestException ex)
        {
            _logger.LogError(ex, "Ordering {Quantity} of {Sku} failed", quantity, sku);
            return null;
        }
    }

    private async Task<string> SignInAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync("/supplier/sessions", _settings, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new SupplierException($"The supplier refuses {_settings.User}.");

        response.EnsureSuccessStatusCode();
        var session = await response.Content.ReadFromJsonAsync<SupplierSession>(cancellationToken);

        Activity.Current?.SetTag("supplier.user", _settings.User);
        _logger.LogDebug("Signed in to the supplier as {User}", _settings.User);
        return session!.AccessToken;
    }
}

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
        _logger.LogDebug("The supplier is reached with {Settings}", settings);
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
            _logger.LogInformation($"{quantity} of {sku} were ordered");
            return (await response.Content.ReadFromJsonAsync<Supply>(cancellationToken))?.Day;
        }
        catch (JsonException ex)
        {
            _logger.LogWarning("The supplier's answer cannot be read: {Reason}", ex.Message);
            return null;
        }
        catch (HttpRequestException)
        {
            _logger.LogError("Ordering {Quantity} of {Sku} failed", quantity, sku);
            return null;
        }
    }

    private async Task<string> SignInAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync("/supplier/sessions", _settings, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new SupplierException($"The supplier refuses {_settings.User} with the password '{_settings.Password}'.");

        response.EnsureSuccessStatusCode();
        var session = await response.Content.ReadFromJsonAsync<SupplierSession>(cancellationToken);
        var accessToken = session!.AccessToken;

        Activity.Current?.SetTag("supplier.token", accessToken);
        _logger.LogDebug("Signed in to the supplier, token {AccessToken}", accessToken);
        return accessToken;
    }
}

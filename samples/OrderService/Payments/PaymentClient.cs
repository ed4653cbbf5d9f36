using System.Net;
using System.Text.Json;

namespace OrderService.Payments;

public sealed class PaymentClient(HttpClient http)
{
    public async Task<string> ChargeAsync(long orderId, decimal amount, string card, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/provider/charges", new ChargeRequest(orderId, amount, card), cancellationToken);
            if (response.StatusCode == HttpStatusCode.PaymentRequired)
                throw new PaymentDeclinedException(orderId);

            response.EnsureSuccessStatusCode();
            var charge = await response.Content.ReadFromJsonAsync<Charge>(cancellationToken);
            return charge!.Reference;
        }
        catch (PaymentDeclinedException)
        {
            throw;
        }
        catch (HttpRequestException ex)
        {
            throw new PaymentException($"Charging order {orderId} failed: {ex.Message}");
        }
        catch (JsonException)
        {
            var failure = new PaymentException($"The provider's answer for order {orderId} cannot be read.");
            throw failure;
        }
    }

    public async Task RefundAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.DeleteAsync($"/provider/charges/{reference}", cancellationToken);
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException ex)
        {
            if (ex.StatusCode is null)
                throw new PaymentException("The payment provider cannot be reached.", ex);

            throw ex;
        }
    }
}

using System.Net;
using ErrorHandling;

namespace OrderService.Accounting;

/// <summary>Books invoices at the accounting service, which is restarted now and then.</summary>
public sealed class AccountingClient(HttpClient http, ILogger<AccountingClient> logger)
{
    public async Task<Period> GetPeriodAsync(CancellationToken cancellationToken) => (await Retry.ExecuteAsync(
        async token => await http.GetFromJsonAsync<Period>("/accounting/period", token), cancellationToken: cancellationToken))!;

    public async Task<Account> GetAccountAsync(string sku, CancellationToken cancellationToken) => (await Retry.ExecuteAsync(
        async token => await http.GetFromJsonAsync<Account>($"/accounting/accounts/{sku}", token), cancellationToken: cancellationToken))!;

    public async Task<decimal?> FindTaxRateAsync(string account, CancellationToken cancellationToken)
    {
        const int MaxAttempts = 3;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetFromJsonAsync<decimal>($"/accounting/accounts/{account}/tax", cancellationToken);
            }
            catch (HttpRequestException) when (attempt < MaxAttempts)
            {
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }

    public async Task BookAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/accounting/invoices") { Content = JsonContent.Create(invoice) };
                request.Headers.Add("Idempotency-Key", $"invoice-{invoice.OrderId}");
                using var response = await http.SendAsync(request, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException ex) when (attempt < 3)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }

    public async Task SettleAsync(long orderId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await http.PutAsync($"/accounting/invoices/{orderId}/settled", null, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException ex) when (attempt < 4 && ex.StatusCode == HttpStatusCode.BadGateway)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }
}

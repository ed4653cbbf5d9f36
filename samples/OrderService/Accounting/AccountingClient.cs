using System.Net;

namespace OrderService.Accounting;

/// <summary>Books invoices at the accounting service, which is restarted now and then.</summary>
public sealed class AccountingClient(HttpClient http, ILogger<AccountingClient> logger)
{
    public async Task<Period> GetPeriodAsync()
    {
        while (true)
        {
            try
            {
                return (await http.GetFromJsonAsync<Period>("/accounting/period"))!;
            }
            catch (HttpRequestException ex)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500));
            }
        }
    }

    public async Task<Account> GetAccountAsync(string sku, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await http.GetFromJsonAsync<Account>($"/accounting/accounts/{sku}", cancellationToken))!;
            }
            catch (HttpRequestException ex) when (attempt < 5)
            {
                Log.AccountingFailed(logger, ex);
            }
        }
    }

    public async Task<decimal?> FindTaxRateAsync(string account, CancellationToken cancellationToken)
    {
        const int MaxAttempts = 3;

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);

            try
            {
                return await http.GetFromJsonAsync<decimal>($"/accounting/accounts/{account}/tax", cancellationToken);
            }
            catch (HttpRequestException)
            {
            }
        }

        return null;
    }

    public async Task BookAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await http.PostAsJsonAsync("/accounting/invoices", invoice, cancellationToken);
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
            catch (HttpRequestException ex) when (attempt < 4 && ex.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.NotFound)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }
}

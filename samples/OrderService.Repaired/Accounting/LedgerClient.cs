using System.Net;
using ErrorHandling;

namespace OrderService.Accounting;

/// <summary>Reads what was booked.</summary>
public sealed class LedgerClient(HttpClient http, ILogger<LedgerClient> logger)
{
    private const int Pages = 2;
    private const int MaxAttempts = 4;

    /// <summary>All entries, page by page.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var entries = new List<LedgerEntry>();

            try
            {
                for (var page = 1; page <= Pages; page++)
                    entries.AddRange((await http.GetFromJsonAsync<LedgerEntry[]>($"/accounting/ledger/{page}", cancellationToken))!);

                return entries;
            }
            catch (HttpRequestException ex) when (attempt < MaxAttempts)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }

    /// <summary>The ledger as text; the service makes few of them a minute.</summary>
    public async Task<string> ExportAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await http.GetAsync("/accounting/ledger/export", cancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || attempt == MaxAttempts)
                return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);

            await Task.Delay(RetryAfter.GetDelay(response) ?? TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1500)), cancellationToken);
        }
    }

    public async Task<Balance> GetBalanceAsync(CancellationToken cancellationToken) => (await Retry.ExecuteAsync(
        async token => await http.GetFromJsonAsync<Balance>("/accounting/balance", token), cancellationToken: cancellationToken))!;

    public async Task CloseAsync(string period, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await http.PutAsync($"/accounting/periods/{period}/closed", null, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException ex) when (attempt < MaxAttempts)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }
}

using System.Net;

namespace OrderService.Accounting;

/// <summary>Reads what was booked.</summary>
public sealed class LedgerClient(HttpClient http, ILogger<LedgerClient> logger)
{
    private const int Pages = 2;
    private const int MaxAttempts = 4;

    /// <summary>All entries, page by page.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();

        for (var attempt = 1; ; attempt++)
        {
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

            await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
        }
    }

    public async Task<Balance> GetBalanceAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await http.GetFromJsonAsync<Balance>("/accounting/balance", cancellationToken))!;
            }
            catch (HttpRequestException ex) when (attempt < MaxAttempts)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

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
                await Task.Delay(Random.Shared.Next(500, 1500));
            }
        }
    }
}

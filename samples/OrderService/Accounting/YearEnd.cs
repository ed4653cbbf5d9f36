using Polly;
using Polly.Retry;

namespace OrderService.Accounting;

/// <summary>Asks what the year came to, for the annual accounts.</summary>
public sealed class YearEnd(HttpClient http, ILogger<YearEnd> logger)
{
    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            UseJitter = true,
            DelayGenerator = static args => new ValueTask<TimeSpan?>(TimeSpan.FromMilliseconds(300 * (args.AttemptNumber + 1))),
        })
        .Build();

    public async Task<decimal> GetResultAsync(string account, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (balance, taxRate) = (await GetBalanceAsync(cancellationToken), await GetTaxRateAsync(account, cancellationToken));
                return balance.Amount * (1 - taxRate);
            }
            catch (HttpRequestException ex) when (attempt < 3)
            {
                Log.AccountingFailed(logger, ex);
                await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
            }
        }
    }

    private async Task<Balance> GetBalanceAsync(CancellationToken cancellationToken) => await Retries.ExecuteAsync(
        async token => (await http.GetFromJsonAsync<Balance>("/accounting/balance", token))!, cancellationToken);

    private Task<decimal> GetTaxRateAsync(string account, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<decimal>($"/accounting/accounts/{account}/tax", cancellationToken);
}

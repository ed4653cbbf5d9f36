using Polly;
using Polly.Retry;

namespace OrderService.Accounting;

/// <summary>Asks what the year came to, for the annual accounts.</summary>
public sealed class YearEnd(HttpClient http)
{
    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            BackoffType = DelayBackoffType.Linear,
            Delay = TimeSpan.FromMilliseconds(300),
            UseJitter = true,
        })
        .Build();

    public async Task<decimal> GetResultAsync(string account, CancellationToken cancellationToken)
    {
        var (balance, taxRate) = (await GetBalanceAsync(cancellationToken), await GetTaxRateAsync(account, cancellationToken));
        return balance.Amount * (1 - taxRate);
    }

    private async Task<Balance> GetBalanceAsync(CancellationToken cancellationToken) => await Retries.ExecuteAsync(
        async token => (await http.GetFromJsonAsync<Balance>("/accounting/balance", token))!, cancellationToken);

    private async Task<decimal> GetTaxRateAsync(string account, CancellationToken cancellationToken) => await Retries.ExecuteAsync(
        async token => await http.GetFromJsonAsync<decimal>($"/accounting/accounts/{account}/tax", token), cancellationToken);
}

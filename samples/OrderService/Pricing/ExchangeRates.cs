using OrderService.Payments;

namespace OrderService.Pricing;

public sealed class ExchangeRates
{
    private readonly HttpClient _http;
    private readonly ILogger<ExchangeRates> _logger;

    public ExchangeRates(HttpClient http, ILogger<ExchangeRates> logger)
    {
        _http = http;
        _logger = logger;
    }

    public async Task<decimal> GetAsync(string currency, CancellationToken cancellationToken)
    {
        try
        {
            var rate = await _http.GetFromJsonAsync<Rate>($"/provider/rates/{currency}", cancellationToken);
            _logger.LogDebug("One EUR is {Rate} {Currency}", rate!.Value, currency);
            return rate.Value;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            return 1m;
        }
    }
}

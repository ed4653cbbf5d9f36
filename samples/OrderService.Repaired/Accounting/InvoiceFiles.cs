using ErrorHandling;

namespace OrderService.Accounting;

/// <summary>The texts of invoices: made by the accounting service, kept in a folder that a backup reads at night.</summary>
public sealed class InvoiceFiles(HttpClient http, IConfiguration configuration)
{
    private readonly string _folder = configuration["InvoiceFolder"] ?? "invoices";

    public async Task<string> DownloadAsync(long orderId, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromSeconds(30);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync($"/accounting/invoices/{orderId}/text", cancellationToken);
            }
            catch (HttpRequestException) when (attempt < 20)
            {
                var seconds = Math.Min(longest.TotalSeconds, Math.Pow(2, attempt));
                await Task.Delay(TimeSpan.FromSeconds(seconds) * (0.5 + Random.Shared.NextDouble()), cancellationToken);
            }
        }
    }

    public async Task KeepAsync(long orderId, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await File.WriteAllTextAsync(Path.Combine(_folder, $"{orderId}.txt"), text, cancellationToken);
                return;
            }
            catch (IOException) when (attempt < 5)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    /// <summary>Has the invoice printed in the office.</summary>
    public async Task PrintAsync(long orderId, CancellationToken cancellationToken)
    {
        try
        {
            await Retry.ExecuteAsync(
                async token =>
                {
                    using var response = await http.PutAsync($"/accounting/printer/{orderId}", null, token);
                    response.EnsureSuccessStatusCode();
                },
                new RetryOptions { MaxRetryAttempts = 2 },
                cancellationToken);
        }
        catch (HttpRequestException ex)
        {
            throw new AccountingException($"The invoice of order {orderId} was not printed.", ex);
        }
    }
}

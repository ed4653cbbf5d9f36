namespace OrderService.Accounting;

/// <summary>The texts of invoices: made by the accounting service, kept in a folder that a backup reads at night.</summary>
public sealed class InvoiceFiles(HttpClient http, IConfiguration configuration)
{
    private readonly string _folder = configuration["InvoiceFolder"] ?? "invoices";

    public async Task<string> DownloadAsync(long orderId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync($"/accounting/invoices/{orderId}/text", cancellationToken);
            }
            catch (HttpRequestException) when (attempt < 20)
            {
                var wait = TimeSpan.FromSeconds(Math.Pow(2, attempt)) * (0.5 + Random.Shared.NextDouble());
                await Task.Delay(wait, cancellationToken);
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
                Thread.Sleep(200);
            }
        }
    }

    /// <summary>Has the invoice printed in the office.</summary>
    public async Task PrintAsync(long orderId, CancellationToken cancellationToken)
    {
        HttpRequestException? last = null;

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                using var response = await http.PutAsync($"/accounting/printer/{orderId}", null, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException ex)
            {
                last = ex;
            }

            await Task.Delay(Random.Shared.Next(500, 1500), cancellationToken);
        }

        throw new AccountingException($"The invoice of order {orderId} was not printed.", last);
    }
}

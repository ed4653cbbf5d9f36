using System.Text.Json;

namespace OrderService.Orders;

public sealed class OrderArchive(IConfiguration configuration, ILogger<OrderArchive> logger)
{
    private readonly string _folder = configuration["ArchiveFolder"] ?? "archive";

    public void Store(Order order)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllText(Path.Combine(_folder, $"{order.Id}.json"), JsonSerializer.Serialize(order));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            Log.OrderNotArchived(logger, ex, order.Id);
        }
    }

    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. Directory.EnumerateFiles(_folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public void Prune(DateTime before)
    {
        foreach (var name in List())
        {
            var file = Path.Combine(_folder, name);
            try
            {
                if (File.GetLastWriteTimeUtc(file) < before)
                    File.Delete(file);
            }
            catch (UnauthorizedAccessException ex)
            {
                Log.ArchiveNotPruned(logger, ex, name);
            }
        }
    }
}

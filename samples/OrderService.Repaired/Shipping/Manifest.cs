using OrderService.Orders;

namespace OrderService.Shipping;

/// <summary>The parcels of one round, as the driver signs for them.</summary>
public sealed class Manifest(string folder, ILogger logger) : IDisposable
{
    private readonly List<string> _lines = [];
    private bool _isClosed;

    public void Add(Order order, string label)
    {
        if (_isClosed)
            throw new ShippingException($"Order {order.Id} came too late for the manifest.");

        _lines.Add($"{order.Id}: {label}");
    }

    public void Close()
    {
        Directory.CreateDirectory(folder);
        File.AppendAllLines(Path.Combine(folder, "manifest.txt"), _lines);
        _isClosed = true;
    }

    public void Dispose()
    {
        if (!_isClosed)
            Log.ManifestLeftOpen(logger, _lines.Count);
    }
}

using System.Globalization;

namespace OrderService.Pricing;

/// <summary>Discount codes and their percentage, one <c>CODE=10</c> a line.</summary>
public static class DiscountRules
{
    public static IReadOnlyDictionary<string, int> Load(string path)
    {
        var rules = new Dictionary<string, int>();
        foreach (var line in ReadLines(path))
        {
            try
            {
                var (code, percent) = Parse(line);
                rules.Add(code, percent);
            }
            catch (Exception)
            {
                continue;
            }
        }

        return rules;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (SystemException)
        {
            return [];
        }
    }

    private static (string Code, int Percent) Parse(string line)
    {
        var separator = line.IndexOf('=');
        try
        {
            return (line[..separator], int.Parse(line[(separator + 1)..], CultureInfo.InvariantCulture));
        }
        catch (FormatException ex)
        {
            throw new InvalidDataException($"'{line}' is no discount: {ex.Message}");
        }
    }
}

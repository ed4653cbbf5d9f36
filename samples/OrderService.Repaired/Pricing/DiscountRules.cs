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
            var (code, percent) = Parse(line);
            rules.Add(code, percent);
        }

        return rules;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static (string Code, int Percent) Parse(string line)
    {
        var separator = line.IndexOf('=');
        if (separator < 0)
            throw new InvalidDataException($"'{line}' is no discount: it has no '='.");

        try
        {
            return (line[..separator], int.Parse(line[(separator + 1)..], CultureInfo.InvariantCulture));
        }
        catch (FormatException ex)
        {
            throw new InvalidDataException($"'{line}' is no discount: its percentage is no number.", ex);
        }
    }
}

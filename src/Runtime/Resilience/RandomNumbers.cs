namespace ErrorHandling;

/// <summary>Random numbers from 0 to less than 1, for any number of threads.</summary>
internal static class RandomNumbers
{
#if NET
    public static Func<double> Create() => Random.Shared.NextDouble;
#else
    public static Func<double> Create()
    {
        var random = new Random(Guid.NewGuid().GetHashCode());
        return () =>
        {
            lock (random)
                return random.NextDouble();
        };
    }
#endif
}

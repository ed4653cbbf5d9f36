namespace ErrorHandling;

/// <summary>
/// Keeps retries a small share of all calls, so that they do not add to an overload. One budget is shared by all calls to one dependency.
/// </summary>
/// <remarks>
/// It is a bucket of tokens that starts full. A retry takes one token and is not made when none is left; each call puts a part of one
/// back. So there are never more retries than <c>capacity + ratio × calls</c>. It is safe for any number of threads.
/// </remarks>
public sealed class RetryBudget
{
    private const int Whole = 1000;

    private readonly int _perCall;
    private readonly int _full;
    private int _left;

    /// <summary>Creates a full budget.</summary>
    /// <param name="ratio">How many retries each call pays for, from 0 to 1, rounded to thousandths; by default 0.1, the example of gRPC's retry throttling (gRFC A6).</param>
    /// <param name="capacity">How many retries can be made at once, from 1 to 1000; by default 10, the same example.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RetryBudget(double ratio = 0.1, int capacity = 10)
    {
        _perCall = (int)Math.Round(Guard.InRange(ratio, 0, 1, nameof(ratio)) * Whole);
        _full = Guard.InRange(capacity, 1, 1000, nameof(capacity)) * Whole;
        _left = _full;
    }

    /// <summary>Notes a call, which pays for a part of a retry.</summary>
    public void Deposit()
    {
        while (true)
        {
            var left = Volatile.Read(ref _left);
            if (left == _full || Interlocked.CompareExchange(ref _left, Math.Min(left + _perCall, _full), left) == left)
                return;
        }
    }

    /// <summary>Takes what one retry costs.</summary>
    /// <returns>True when the retry may be made; false when the budget is used up.</returns>
    public bool TryWithdraw()
    {
        while (true)
        {
            var left = Volatile.Read(ref _left);
            if (left < Whole)
                return false;
            if (Interlocked.CompareExchange(ref _left, left - Whole, left) == left)
                return true;
        }
    }
}

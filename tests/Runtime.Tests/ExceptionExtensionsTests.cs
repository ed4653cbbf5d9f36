using System.Reflection;

namespace ErrorHandling.Runtime.Tests;

public sealed class ExceptionExtensionsTests
{
    [Fact]
    public void Rethrow_KeepsTheStackTrace()
    {
        var first = Record.Exception(Fail)!;

        Action rethrow = () => throw first.Rethrow();
        var again = Record.Exception(rethrow);

        Assert.Same(first, again);
        Assert.Contains(nameof(Fail), again!.StackTrace);

        static void Fail() => throw new IOException();
    }

    [Fact]
    public void SelfAndInner_ListsOuterBeforeInnerAndFirstBeforeSecond()
    {
        var deepest = new TimeoutException();
        var first = new IOException("first", deepest);
        var second = new ArgumentException("second");
        var outer = new InvalidOperationException("outer", new AggregateException(first, second));

        Assert.Equal([outer, outer.InnerException!, first, deepest, second], outer.SelfAndInner());
    }

    [Fact]
    public void ExceptionReachedTwice_IsListedOnce()
    {
        var cause = new IOException();

        Assert.Equal(3, new AggregateException(cause, new InvalidOperationException("x", cause)).SelfAndInner().Count);
    }

    [Fact]
    public void EqualButDifferentExceptions_AreListedEach() =>
        Assert.Equal(3, new AggregateException(new AlwaysEqualException(), new AlwaysEqualException()).SelfAndInner().Count);

    [Fact]
    public void ChainOfManyLinks_NeitherHangsNorOverflows()
    {
        Exception doubling = new IOException();
        for (var i = 0; i < 64; i++)
            doubling = new AggregateException(doubling, doubling);

        Exception deep = new IOException();
        for (var i = 0; i < 100_000; i++)
            deep = new InvalidOperationException("x", deep);

        Assert.Equal(65, doubling.SelfAndInner().Count);
        Assert.NotNull(deep.Find<IOException>());
    }

    [Fact]
    public void Find_GivesTheFirstOfTheTypeOrNull()
    {
        var inner = new NotFoundException();
        var outer = new AggregateException(new IOException(), new TargetInvocationException(inner));

        Assert.Same(inner, outer.Find<NotFoundException>());
        Assert.Same(inner, outer.Find<AppException>());
        Assert.Same(outer, outer.Find<Exception>());
        Assert.Null(outer.Find<TimeoutException>());
    }

    [Fact]
    public void IsCritical_LooksThroughWrappers()
    {
        Assert.True(new TargetInvocationException(new OutOfMemoryException()).IsCritical());
        Assert.True(new AggregateException(new IOException(), new AccessViolationException()).IsCritical());
        Assert.False(new InvalidOperationException("x", new OutOfMemoryException()).IsCritical());
        Assert.False(new NullReferenceException().IsCritical());
    }

    [Fact]
    public void IsTransient_SaysWhatTransientErrorsSay()
    {
        var classifiers = ErrorClassifiers.Default.With(_ => RetryDecision.Never);

        Assert.True(new TargetInvocationException(new TimeoutException()).IsTransient());
        Assert.False(new TimeoutException().IsTransient(classifiers));
        Assert.False(new ArgumentException().IsTransient());
        Assert.True(new NetworkException().IsTransient(), "An exception with a property of that name has the method, too.");
    }

    [Fact]
    public void ExceptionIsNull_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("exception", () => { ExceptionExtensions.Rethrow(null!); });
        Assert.Throws<ArgumentNullException>("exception", () => ExceptionExtensions.SelfAndInner(null!));
        Assert.Throws<ArgumentNullException>("exception", () => ExceptionExtensions.Find<IOException>(null!));
        Assert.Throws<ArgumentNullException>("exception", () => ExceptionExtensions.IsCritical(null!));
        Assert.Throws<ArgumentNullException>("exception", () => ExceptionExtensions.IsTransient(null!));
    }

    private sealed class AlwaysEqualException : Exception
    {
        public override bool Equals(object? obj) => true;

        public override int GetHashCode() => 0;
    }
}

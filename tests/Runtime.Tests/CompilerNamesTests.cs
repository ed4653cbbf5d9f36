using System.Runtime.CompilerServices;

namespace ErrorHandling.Runtime.Tests;

/// <summary>The names that the compiler makes up change with every edit nearby; a fingerprint must not.</summary>
public sealed class CompilerNamesTests
{
    [Fact]
    public void LambdaWithAndWithoutCapture_HaveOneName()
    {
        var captured = new IOException();
        Action[] actions = [() => throw new IOException(), () => throw captured, static () => throw new IOException()];

        Assert.Single(Fingerprints(actions));
    }

    [Fact]
    public async Task AsyncLambda_IsNamedAsAnyLambda()
    {
        var sync = await Record.ExceptionAsync(() => throw new IOException());
        var async = await Record.ExceptionAsync(async () => { await Task.Yield(); throw new IOException(); });

        Assert.Equal(ErrorFingerprint.For(sync), ErrorFingerprint.For(async));
    }

    [Fact]
    public void LocalFunctions_AreToldApartByName()
    {
        Assert.Equal(Fingerprint(() => Overloaded(1)), Fingerprint(() => Overloaded("x")));
        Assert.NotEqual(Fingerprint(() => Overloaded(1)), Fingerprint(() => Overloaded(1.0)));
    }

    [Fact]
    public void Iterator_IsNamedAfterItsMethod()
    {
        Assert.Equal(Fingerprint(() => Items(1).Count()), Fingerprint(() => Items("x").Count()));
        Assert.NotEqual(Fingerprint(() => Items(1).Count()), Fingerprint(() => OtherItems().Count()));
    }

    [Fact]
    public void GenericTypesAndMethods_AreNamedWithoutArguments()
    {
        Assert.Equal(Fingerprint(Generic<int>.Fail), Fingerprint(Generic<string>.Fail));
        Assert.Equal(Fingerprint(FailGenerically<int>), Fingerprint(FailGenerically<string>));
        Assert.NotEqual(Fingerprint(Generic<int>.Fail), Fingerprint(FailGenerically<int>));
    }

    [Fact]
    public void GenericException_IsNamedWithoutArguments() =>
        Assert.Equal(ErrorFingerprint.For(new FaultException<int>()), ErrorFingerprint.For(new FaultException<string>()));

    [Fact]
    public void TypeLocalToAFile_IsNamedWithoutThePathOfTheFile() =>
        Assert.Equal(Fingerprint(FileLocalOne.Fail), Fingerprint(FileLocalTwo.Fail));

    [Fact]
    public void RecordCopiedByTheCompiler_IsNamed() =>
        Assert.NotEqual(
            Fingerprint(() => _ = new FailingCopy() with { }),
            Fingerprint(() => _ = new FailingCopy().ToString()));

    private static string Fingerprint(Action action) => Assert.Single(Fingerprints(action));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HashSet<string> Fingerprints(params Action[] actions)
    {
        var found = new HashSet<string>();
        foreach (var action in actions)
        {
            try
            {
                action();
            }
            catch (IOException failure)
            {
                found.Add(ErrorFingerprint.For(failure));
            }
        }

        return found;
    }

    private static void Overloaded(int value)
    {
        Inner();

        void Inner() => throw new IOException(value.ToString());
    }

    private static void Overloaded(string value)
    {
        Action unrelated = () => { };
        unrelated();
        Inner(value);

        static void Inner(string value) => throw new IOException(value);
    }

    private static void Overloaded(double value)
    {
        Other();

        void Other() => throw new IOException(value.ToString());
    }

    private static IEnumerable<int> Items(int first)
    {
        yield return first;
        throw new IOException();
    }

    private static IEnumerable<int> Items(string first)
    {
        yield return first.Length;
        throw new IOException();
    }

    private static IEnumerable<int> OtherItems()
    {
        yield return 1;
        throw new IOException();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailGenerically<T>() => throw new IOException(typeof(T).Name);

    private static class Generic<T>
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Fail() => throw new IOException(typeof(T).Name);
    }

    private sealed class FaultException<T> : Exception;

    private sealed record FailingCopy
    {
        public FailingCopy()
        {
        }

        private FailingCopy(FailingCopy other) => throw new IOException(other.GetType().Name);

        public override string ToString() => throw new IOException();
    }
}

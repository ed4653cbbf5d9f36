namespace ErrorHandling.Runtime.Tests;

/// <summary>An exception whose own members fail.</summary>
internal sealed class HostileException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");

    public override string? StackTrace => throw new InvalidOperationException("no stack");

    public override string ToString() => throw new InvalidOperationException("no text");
}

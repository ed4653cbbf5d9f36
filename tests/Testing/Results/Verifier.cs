using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ErrorHandling.Testing;

/// <summary>How a test fails. Everything else the verifier decides itself.</summary>
public interface IVerifier
{
    /// <summary>Ends the test as failed.</summary>
    [DoesNotReturn]
    void Fail(string? message = null);

    /// <summary>A verifier whose failures say what was being looked at.</summary>
    IVerifier PushContext(string context);
}

/// <summary>Fails by an exception, so that it serves every test framework.</summary>
public class DefaultVerifier : IVerifier
{
    private readonly ImmutableStack<string> _context;

    /// <summary>A verifier without context.</summary>
    public DefaultVerifier()
        : this(ImmutableStack<string>.Empty)
    {
    }

    /// <summary>A verifier that names <paramref name="context"/>, innermost first, in its failures.</summary>
    protected DefaultVerifier(ImmutableStack<string> context) => _context = context;

    /// <inheritdoc />
    [DoesNotReturn]
    public void Fail(string? message = null) =>
        throw new VerificationException(string.Join(Environment.NewLine, _context.Reverse().Select(context => $"{context}:").Append(message)));

    /// <inheritdoc />
    public IVerifier PushContext(string context) => new DefaultVerifier(_context.Push(context));
}

/// <summary>What the verifier found wrong with an analyzer, a fix or a test.</summary>
public sealed class VerificationException(string message) : InvalidOperationException(message);

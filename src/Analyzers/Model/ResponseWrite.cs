using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>One place where a program sends something to a client.</summary>
internal sealed class ResponseWrite
{
    public ResponseWrite(IOperation operation, ImmutableArray<IOperation> values, int? statusCode)
    {
        Operation = operation;
        Values = values;
        StatusCode = statusCode;
    }

    /// <summary>The call, creation, assignment or return that sends.</summary>
    public IOperation Operation { get; }

    /// <summary>What the client gets to see.</summary>
    public ImmutableArray<IOperation> Values { get; }

    /// <summary>The answer's status, where it is known. A failed remote call has that of the HTTP answer which means the same.</summary>
    public int? StatusCode { get; }

    /// <summary>Whether the answer says that the server failed, and not that the client asked for the wrong thing.</summary>
    public bool BlamesServer => StatusCode >= 500;
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What of an exception somebody gets to read.</summary>
internal enum ExceptionPart
{
    Message,
    Text,
    StackTrace,

    /// <summary>The exception itself, with all that a serializer finds in it.</summary>
    Whole,
}

/// <summary>One place where a value takes up an exception's own details.</summary>
internal sealed class ExceptionDetail
{
    public ExceptionDetail(IOperation operation, ExceptionPart part, IOperation exception, ITypeSymbol type)
    {
        Operation = operation;
        Part = part;
        Exception = exception;
        Type = type;
    }

    /// <summary>What reads the details: <c>ex.Message</c>, or the call of a helper that does.</summary>
    public IOperation Operation { get; }

    public ExceptionPart Part { get; }

    /// <summary>The exception whose details they are.</summary>
    public IOperation Exception { get; }

    /// <summary>The exception's type, as narrow as the code around has tested it.</summary>
    public ITypeSymbol Type { get; }
}

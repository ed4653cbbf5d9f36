using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Finds the status that an answer goes out with, where the code says it.</summary>
internal static class ResponseStatus
{
    /// <summary>How the names of factories and result types begin.</summary>
    private static readonly (string Start, int Status)[] Names =
    {
        ("Ok", 200), ("Created", 201), ("Accepted", 202), ("BadRequest", 400), ("InvalidModelState", 400), ("ValidationProblem", 400), ("Unauthorized", 401), ("NotFound", 404),
        ("Conflict", 409), ("UnprocessableEntity", 422), ("InternalServerError", 500), ("Problem", 500),
    };

    /// <summary>The status of a factory's or result type's answer: the one that is given, or the one that the name stands for.</summary>
    public static int? Of(IOperation operation, string name)
    {
        var (arguments, initializer) = operation switch
        {
            IInvocationOperation invocation => (invocation.Arguments, null),
            IObjectCreationOperation creation => (creation.Arguments, creation.Initializer),
            _ => (ImmutableArray<IArgumentOperation>.Empty, null),
        };

        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "statusCode" or "status" })
                return Constant(argument.Value);
        }

        return Initialized(initializer, "StatusCode") ?? OfName(name) ?? SetBefore(operation);
    }

    /// <summary>The status that the response was given before <paramref name="operation"/>, in the same function; <see langword="null"/> where there are several.</summary>
    public static int? SetBefore(IOperation operation)
    {
        int? status = null;

        foreach (var other in Function(operation).OwnDescendants())
        {
            if (other.Syntax.SpanStart < operation.Syntax.SpanStart
                && other is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType.Name: "HttpResponse" or "HttpResponseBase" or "HttpListenerResponse" } }, Value: var value })
            {
                if (Constant(value) is not { } assigned || (status is not null && status != assigned))
                    return null;

                status = assigned;
            }
        }

        return status;
    }

    /// <summary>The status that the problem says itself, or the answer that it is put into.</summary>
    public static int? OfProblem(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is IObjectOrCollectionInitializerOperation initializer && Initialized(initializer, "Status") is { } status)
                return status;

            if (current is IInvocationOperation or IObjectCreationOperation && ResponseWriteRecognizer.Recognize(current) is { } outer)
                return outer.StatusCode;
        }

        return SetBefore(operation);
    }

    /// <summary>What the code of a failed gRPC call means in HTTP.</summary>
    public static int? OfRemoteCall(IObjectCreationOperation status)
    {
        foreach (var argument in status.Arguments)
        {
            if (argument.Value.WithoutConversions() is IFieldReferenceOperation { Field: { Name: var code, ContainingType.Name: "StatusCode" } })
                return OfCode(code);
        }

        return null;
    }

    private static int? OfCode(string code) => code switch
    {
        "InvalidArgument" or "FailedPrecondition" or "OutOfRange" => 400,
        "Unauthenticated" => 401,
        "PermissionDenied" => 403,
        "NotFound" => 404,
        "AlreadyExists" or "Aborted" => 409,
        "ResourceExhausted" => 429,
        "Cancelled" => 499,
        "Internal" or "Unknown" or "DataLoss" => 500,
        "Unimplemented" => 501,
        "Unavailable" => 503,
        "DeadlineExceeded" => 504,
        _ => null,
    };

    private static int? OfName(string name)
    {
        foreach (var (start, status) in Names)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                return status;
        }

        return null;
    }

    private static int? Initialized(IObjectOrCollectionInitializerOperation? initializer, string property)
    {
        foreach (var assigned in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (assigned is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
                return Constant(value);
        }

        return null;
    }

    private static int? Constant(IOperation value)
    {
        for (; ; value = ((IConversionOperation)value).Operand)
        {
            if (value.ConstantValue is { HasValue: true, Value: int status })
                return status;

            if (value is not IConversionOperation)
                return null;
        }
    }

    private static IOperation Function(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            operation = parent;

        return operation;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the places where programs answer a client, by symbol.</summary>
internal static class ResponseWriteRecognizer
{
    /// <summary>What <paramref name="operation"/> sends to a client, if it does.</summary>
    public static ResponseWrite? Recognize(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => OfCall(invocation),
        IObjectCreationOperation creation => OfCreation(creation),
        ISimpleAssignmentOperation assignment => OfAssignment(assignment),
        IReturnOperation { ReturnedValue: { } value } returned when ClientCalls.Answer(returned) => new ResponseWrite(returned, ImmutableArray.Create(value), statusCode: null),
        _ => null,
    };

    private static ResponseWrite? OfCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;

        while (method.OverriddenMethod is { } overridden)
            method = overridden;

        if (method.ContainingType is not { } type)
            return null;

        if (ResponseTypes.IsFactory(type))
            return MakesAnswer(method) ? new ResponseWrite(invocation, SentArguments(invocation.Arguments), ResponseStatus.Of(invocation, method.Name)) : null;

        return ResponseTypes.IsWriter(method) ? new ResponseWrite(invocation, SentArguments(invocation.Arguments), method.Name.EndsWith("ModelError", StringComparison.Ordinal) ? 400 : ResponseStatus.SetBefore(invocation))
            : WritesToBody(invocation) ? new ResponseWrite(invocation, SentArguments(invocation.Arguments), ResponseStatus.SetBefore(invocation))
            : AddsToProblem(invocation) ? new ResponseWrite(invocation, SentArguments(invocation.Arguments), ResponseStatus.OfProblem(invocation))
            : null;
    }

    /// <summary>A factory's method that is about the answer's content, and not about a file, a page or another address.</summary>
    private static bool MakesAnswer(IMethodSymbol method) => method.Name switch
    {
        "View" or "PartialView" or "ViewComponent" or "Page" or "Partial" or "RedirectToAction" or "RedirectToPage" or "RedirectToRoute" or "Redirect" or "LocalRedirect" or "File" or "PhysicalFile"
            or "TryValidateModel" or "TryUpdateModelAsync" or "Challenge" or "Forbid" or "SignIn" or "SignOut" or "Dispose" or "OnActionExecuting" or "OnActionExecuted" => false,
        _ => true,
    };

    private static bool WritesToBody(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod.Name switch
        {
            "Write" or "WriteAsync" or "WriteLine" or "WriteLineAsync" => invocation.Instance,
            "SerializeAsync" or "Serialize" when invocation.Arguments.Length > 1 => invocation.Arguments[0].Value,
            _ => null,
        };

        return target?.WithoutConversions() is IPropertyReferenceOperation { Property: var property } && ResponseTypes.IsBody(property);
    }

    private static bool AddsToProblem(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is "Add" or "TryAdd" && IsExtensionsOfProblem(invocation.Instance ?? (invocation.Arguments.IsEmpty ? null : invocation.Arguments[0].Value));

    private static ResponseWrite? OfCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is not { } type)
            return null;

        if (type.HasFullName("Grpc.Core.Status"))
            return new ResponseWrite(creation, SentArguments(creation.Arguments), ResponseStatus.OfRemoteCall(creation));

        if (!ResponseTypes.IsAnswer(type))
            return null;

        var values = SentArguments(creation.Arguments);

        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Value" or "Content" or "Data" }, Value: var value })
                values = values.Add(value);
        }

        return new ResponseWrite(creation, values, ResponseStatus.Of(creation, type.Name));
    }

    private static ResponseWrite? OfAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { ContainingType: { } type } property } target)
            return null;

        var sent = property.Name switch
        {
            "Detail" or "Title" or "Extensions" => type.IsOrInheritsFrom(ResponseTypes.ProblemDetails),
            "Value" or "Content" or "Data" when assignment.Parent is IExpressionStatementOperation => ResponseTypes.IsAnswer(type),
            "ReasonPhrase" => type.HasFullName("Microsoft.AspNetCore.Http.Features.IHttpResponseFeature"),
            "StatusDescription" => type.HasFullName("System.Web.HttpResponse") || type.HasFullName("System.Web.HttpResponseBase"),
            _ => property.IsIndexer && IsExtensionsOfProblem(target.Instance),
        };

        return sent ? new ResponseWrite(assignment, ImmutableArray.Create(assignment.Value), ResponseStatus.OfProblem(assignment)) : null;
    }

    private static bool IsExtensionsOfProblem(IOperation? instance)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            for (var current = instance.Parent; current is not null and not IObjectCreationOperation; current = current.Parent)
            {
                if (current is IMemberInitializerOperation { InitializedMember: var member })
                    return IsExtensionsOfProblem(member);
            }

            return false;
        }

        return instance?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "Extensions", ContainingType: { } type } } && type.IsOrInheritsFrom(ResponseTypes.ProblemDetails);
    }

    private static ImmutableArray<IOperation> SentArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var sent = ImmutableArray.CreateBuilder<IOperation>();

        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && IsSent(parameter))
                sent.Add(argument.Value);
        }

        return sent.ToImmutable();
    }

    /// <summary>
    /// Whether the client sees what the parameter takes. The exception that these frameworks take beside the text stays with the server, or is
    /// shown only where the server is told to.
    /// </summary>
    private static bool IsSent(IParameterSymbol parameter) => parameter.Name switch
    {
        "statusCode" or "status" or "url" or "uri" or "location" or "actionName" or "controllerName" or "routeName" or "routeValues" or "contentType" or "contentEncoding" or "encoding"
            or "instance" or "type" or "options" or "jsonTypeInfo" or "cancellationToken" or "response" or "request" or "serializerSettings" or "key" or "debugException" => false,
        _ => !parameter.Type.IsOrInheritsFrom("System.Exception"),
    };
}

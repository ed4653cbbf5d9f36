using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Walks down one value to the exceptions that its parts are read from.</summary>
internal sealed class ExceptionDetailWalker
{
    private readonly ExceptionDetails _details;
    private readonly HelperSummaries _helpers;
    private readonly ValueParts _parts;
    private readonly int _budget;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public ExceptionDetailWalker(ExceptionDetails details, HelperSummaries helpers, ValueParts parts, int budget, CancellationToken cancellationToken)
    {
        _details = details;
        _helpers = helpers;
        _parts = parts;
        _budget = budget;
        _cancellationToken = cancellationToken;
    }

    public void Visit(IOperation? operation)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        operation = operation?.WithoutConversions();

        if (operation is null or { ConstantValue.HasValue: true } || IsSentByItself(operation))
            return;

        if (IsException(operation) && operation is not (IObjectCreationOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation or IConditionalAccessOperation or ISimpleAssignmentOperation))
        {
            Note(operation, ExceptionPart.Whole, operation);
            return;
        }

        switch (operation)
        {
            case IPropertyReferenceOperation property:
                VisitProperty(property);
                break;
            case IInvocationOperation invocation:
                VisitCall(invocation);
                break;
            case IObjectCreationOperation creation:
                VisitCreation(creation);
                break;
            case ILocalReferenceOperation { Local: var local }:
                VisitLocal(local, operation);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                _parts.Parameters.Add(parameter);
                break;
            case IConditionalOperation conditional:
                Visit(conditional.WhenTrue);
                Visit(conditional.WhenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Visit(arm.Value);
                break;
            case IConditionalAccessOperation access:
                Visit(access.WhenNotNull);
                break;
            case IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add } or IUnaryOperation or IIsPatternOperation or IIsTypeOperation or INameOfOperation or ITypeOfOperation
                or IAnonymousFunctionOperation or IDelegateCreationOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or IInstanceReferenceOperation or IThrowOperation
                or IDynamicInvocationOperation or IInvalidOperation:
                break;
            case ISimpleAssignmentOperation assignment:
                Visit(assignment.Value);
                break;
            default:
                // Text, tuples, arrays, initializers, awaits, and what newer compilers call them: made of all their parts.
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                break;
        }
    }

    /// <summary>What is an answer of its own is looked at there.</summary>
    private static bool IsSentByItself(IOperation operation) =>
        operation is IInvocationOperation or IObjectCreationOperation or ISimpleAssignmentOperation && ResponseWriteRecognizer.Recognize(operation) is not null;

    private void VisitProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance)
            return;

        if (IsException(instance))
        {
            if (PartOf(property.Property) is { } part)
                Note(property, part, instance);
        }
        else if (property.Property is { Name: "Value", ContainingType.Name: "LocalizedString" })
        {
            Visit(instance);
        }
        else if (property.Property.ContainingType.IsOrImplements("Microsoft.Extensions.Localization.IStringLocalizer"))
        {
            // localizer["Could not save: {0}", ex.Message]
            foreach (var argument in property.Arguments.Skip(1))
                Visit(argument.Value);
        }
    }

    private static ExceptionPart? PartOf(IPropertySymbol property) => property.Name switch
    {
        "Message" => ExceptionPart.Message,
        "StackTrace" => ExceptionPart.StackTrace,
        "InnerExceptions" or "Data" => ExceptionPart.Whole,
        _ => null,
    };

    private void VisitCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;

        if (method.Name == "ToString" && invocation.Instance is { } instance && IsException(instance))
        {
            Note(invocation, ExceptionPart.Text, instance);
        }
        else if (method.Name is "Select" or "SelectMany" && method.ContainingType.HasFullName("System.Linq.Enumerable"))
        {
            foreach (var argument in invocation.Arguments)
                VisitLambda(argument.Value);
        }
        else if (KeepsText.Does(method) || invocation.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            Visit(invocation.Instance);

            foreach (var argument in invocation.Arguments)
                Visit(argument.Value);
        }
        else if (!Words.NameCleaning(method.Name) && _details.ResultOf(method, _budget, _cancellationToken) is { } result)
        {
            FollowHelper(invocation, result);
        }
    }

    private void VisitLambda(IOperation value)
    {
        if (value.WithoutConversions() is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var body } })
            return;

        foreach (var operation in body.OwnDescendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } returned })
                Visit(returned);
        }
    }

    private void FollowHelper(IInvocationOperation call, ValueParts result)
    {
        foreach (var detail in result.Details)
        {
            if (detail.Exception.WithoutConversions() is not IParameterReferenceOperation { Parameter: var parameter })
                _parts.Details.Add(new(call, detail.Part, detail.Exception, detail.Type));
            else if (ArgumentFor(call, parameter) is { } argument)
                _parts.Details.Add(new(call, detail.Part, argument, NarrowedType.Of(argument, detail.Type)));
        }

        foreach (var parameter in result.Parameters)
        {
            if (ArgumentFor(call, parameter) is { } argument)
                Visit(argument);
        }
    }

    private static IOperation? ArgumentFor(IInvocationOperation call, IParameterSymbol parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition))
                return argument.Value;
        }

        return null;
    }

    /// <summary>A new object holds what is given to it. What it makes of a whole exception is known only where the exception becomes a member of it.</summary>
    private void VisitCreation(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (!IsException(argument.Value) || KeepsWhole(creation.Type, argument.Parameter))
                Visit(argument.Value);
        }

        Visit(creation.Initializer);
    }

    private static bool KeepsWhole(ITypeSymbol? type, IParameterSymbol? parameter)
    {
        if (type is not { IsRecord: true } || parameter is null)
            return false;

        foreach (var member in type.GetMembers(parameter.Name))
        {
            if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public } property && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type))
                return true;
        }

        return false;
    }

    private void VisitLocal(ILocalSymbol local, IOperation use)
    {
        if (!_seen.Add(local))
            return;

        var root = use.Root();

        if (EnvironmentGuard.GuardsValueOf(local, root, _helpers, _cancellationToken))
            return;

        foreach (var written in WrittenValues.Of(local, root))
        {
            if (written is not null && ReachesUse.Does(written, use))
                Visit(written);
        }

        foreach (var operation in root.Descendants())
        {
            if (IsPutInto(operation, local) is { } value && ReachesUse.Does(operation, use))
                Visit(value);
        }
    }

    /// <summary>The value that a statement puts into the object or the text builder which the variable holds.</summary>
    private static IOperation? IsPutInto(IOperation operation, ILocalSymbol local) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var holder } } target, Value: var value }
            when SymbolEqualityComparer.Default.Equals(holder, local) && !IsSentByItself(operation) && target.Property.ContainingType.Name != "Exception" => value,
        IInvocationOperation { Instance: ILocalReferenceOperation { Local: var builder }, TargetMethod: { Name: "Append" or "AppendLine" or "AppendFormat" or "Add" }, Arguments: { Length: > 0 } arguments }
            when SymbolEqualityComparer.Default.Equals(builder, local) => arguments[arguments.Length - 1].Value,
        _ => null,
    };

    private void Note(IOperation operation, ExceptionPart part, IOperation exception)
    {
        var type = NarrowedType.Of(exception, exception.WithoutConversions().Type ?? _helpers.Types.Exception);

        if (!MadeForClients(type) && !EnvironmentGuard.Guards(operation, _helpers, _cancellationToken))
            _parts.Details.Add(new(operation, part, exception, type));
    }

    /// <summary>Exceptions whose message the framework itself, or the library that validates, writes for whoever sent the request.</summary>
    private static bool MadeForClients(ITypeSymbol type) =>
        type.IsOrInheritsFrom("Microsoft.AspNetCore.Http.BadHttpRequestException")
        || type.IsOrInheritsFrom("Microsoft.AspNetCore.SignalR.HubException")
        || type.IsOrInheritsFrom("System.ComponentModel.DataAnnotations.ValidationException")
        || type.IsOrInheritsFrom("FluentValidation.ValidationException");

    private bool IsException(IOperation operation) => operation.WithoutConversions().Type is { } type && type.IsOrInheritsFrom(_helpers.Types.Exception);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Follows a value to where it comes from: through a variable, a read-only field, or a property that is set while its object is made.</summary>
internal static class KeptValues
{
    /// <summary>Every value that the expression may have; the expression itself where nothing is known, <see langword="null"/> for one that cannot be seen.</summary>
    public static IEnumerable<IOperation?> Of(IOperation expression, ErrorModel model, CancellationToken cancellationToken)
    {
        expression = expression.WithoutConversions();

        return expression switch
        {
            ILocalReferenceOperation { Local: var local } => WrittenValues.Of(local, expression.Root()),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => OfMember(field, model, cancellationToken),
            IPropertyReferenceOperation { Property: { SetMethod: null, GetMethod: { } getter } property } when !IsReplaceable(property) =>
                model.Helpers.ResultsOf(getter, cancellationToken) is { Count: > 0 } results ? results : OfMember(property, model, cancellationToken),
            _ => new[] { expression },
        };
    }

    private static bool IsReplaceable(ISymbol member) => member.IsAbstract || member.IsVirtual || member.IsOverride;

    private static IEnumerable<IOperation?> OfMember(ISymbol member, ErrorModel model, CancellationToken cancellationToken)
    {
        if (InitializerOf(member, model, cancellationToken) is { } initializer)
            yield return initializer.WithoutConversions();

        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            if (model.Helpers.BodyOf(constructor, cancellationToken) is not { } body)
                continue;

            foreach (var operation in body.Descendants())
            {
                if (operation is not IMemberReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Member, member))
                    continue;

                if (operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation)
                    yield return assignment.Value.WithoutConversions();
                else if (operation.Parent is IAssignmentOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
                    yield return null;
            }
        }
    }

    private static IOperation? InitializerOf(ISymbol member, ErrorModel model, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };

            if (initializer is not null)
                return model.Helpers.OperationAt(initializer.Value, cancellationToken);
        }

        return null;
    }
}

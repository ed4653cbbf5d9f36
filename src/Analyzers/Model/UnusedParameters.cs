using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the optional parameters of private methods that no call gives a value to.</summary>
internal static class UnusedParameters
{
    /// <summary>Whether the parameter always has its default value. It looks through the whole type, so it is asked last.</summary>
    public static bool IsNeverGiven(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (parameter is not { HasExplicitDefaultValue: true, ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } method })
            return false;

        foreach (var name in method.NamedInItsType(cancellationToken))
        {
            if (MayGive(name, parameter))
                return false;
        }

        return true;
    }

    private static bool MayGive(SimpleNameSyntax name, IParameterSymbol parameter)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

        if (called.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call || call.Expression != called || arguments.Count > parameter.Ordinal)
            return true; // A delegate may be given anything.

        foreach (var argument in arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return true;
        }

        return false;
    }
}

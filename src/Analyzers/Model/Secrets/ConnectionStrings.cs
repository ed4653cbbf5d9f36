using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Knows the connection strings that are put together before one's eyes, of a server and a database and no password.</summary>
internal static class ConnectionStrings
{
    private const string Builder = "System.Data.Common.DbConnectionStringBuilder";

    public static bool HaveNoSecret(IOperation builder, SecretSettings settings)
    {
        if (builder.WithoutConversions() is not ILocalReferenceOperation { Local: var local } || !local.Type.IsOrInheritsFrom(Builder))
            return false;

        var isMade = false;

        foreach (var operation in builder.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var declared } declarator when SymbolEqualityComparer.Default.Equals(declared, local):
                    isMade = declarator.GetVariableInitializer()?.Value.WithoutConversions() is IObjectCreationOperation { Arguments.IsEmpty: true } creation && SetsNoSecret(creation, settings);
                    break;

                case ILocalReferenceOperation { Local: var used, Parent: var user } when SymbolEqualityComparer.Default.Equals(used, local) && !IsHarmless(user, settings):
                    return false;
            }
        }

        return isMade;
    }

    private static bool SetsNoSecret(IObjectCreationOperation creation, SecretSettings settings) =>
        creation.Initializer?.Initializers.All(element => element is ISimpleAssignmentOperation { Target: var target } && IsHarmless(target, settings)) != false;

    private static bool IsHarmless(IOperation? use, SecretSettings settings) => use switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(ToString) } => true,
        IPropertyReferenceOperation { Arguments.IsEmpty: true, Property: { Name: var name } property } => name != "ConnectionString" && SecretSources.OfMember(property, settings) is null,
        _ => false,
    };
}

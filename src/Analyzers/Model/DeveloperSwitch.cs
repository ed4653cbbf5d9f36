using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the pages and switches by which frameworks show errors in full.</summary>
internal static class DeveloperSwitch
{
    private const string ToClients = "sends errors in full to clients";
    private const string ToPages = "shows stack traces, source code and the request to whoever causes an error";
    private const string ToLogs = "writes the values of queries and entities to logs and exceptions";

    private static readonly (string Type, string Member, string Effect)[] Known =
    {
        ("Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions", "UseDeveloperExceptionPage", ToPages),
        ("Microsoft.AspNetCore.Builder.DatabaseErrorPageExtensions", "UseDatabaseErrorPage", ToPages),
        ("Microsoft.AspNetCore.Builder.MigrationsEndPointExtensions", "UseMigrationsEndPoint", "lets whoever causes an error change the database"),
        ("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder", "EnableSensitiveDataLogging", ToLogs),
        ("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1", "EnableSensitiveDataLogging", ToLogs),
        ("Microsoft.AspNetCore.SignalR.HubOptions", "EnableDetailedErrors", ToClients),
        ("Grpc.AspNetCore.Server.GrpcServiceOptions", "EnableDetailedErrors", ToClients),
        ("Microsoft.AspNetCore.Components.Server.CircuitOptions", "DetailedErrors", ToClients),
        ("System.ServiceModel.Description.ServiceDebugBehavior", "IncludeExceptionDetailInFaults", ToClients),
        ("System.ServiceModel.ServiceBehaviorAttribute", "IncludeExceptionDetailInFaults", ToClients),
        ("CoreWCF.Description.ServiceDebugBehavior", "IncludeExceptionDetailInFaults", ToClients),
        ("HotChocolate.Execution.Options.RequestExecutorOptions", "IncludeExceptionDetails", ToClients),
        ("GraphQL.Execution.ErrorInfoProviderOptions", "ExposeExceptionDetails", ToClients),
        ("GraphQL.Execution.ErrorInfoProviderOptions", "ExposeExceptionStackTrace", ToClients),
    };

    public static bool IsKnownName(string name) => name is "UseDeveloperExceptionPage" or "UseDatabaseErrorPage" or "UseMigrationsEndPoint" or "EnableSensitiveDataLogging" or "EnableDetailedErrors"
        or "DetailedErrors" or "IncludeExceptionDetailInFaults" or "IncludeExceptionDetails" or "ExposeExceptionDetails" or "ExposeExceptionStackTrace";

    /// <summary>The name that a call or an assignment uses.</summary>
    public static string? NameIn(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression.MemberName(),
        AssignmentExpressionSyntax { Left: var target } => target.MemberName(),
        _ => null,
    };

    /// <summary>What an operation switches on, in words; <see langword="null"/> where it switches nothing on, or perhaps not.</summary>
    public static string? Effect(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } invocation when !IsGivenFlag(invocation) => EffectOf(method),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value.ConstantValue: { HasValue: true, Value: true } } => EffectOf(property),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: true } } } => EffectOf(property),
        _ => null,
    };

    /// <summary>Where a finding stands: on the assignment, or from the call's name on.</summary>
    public static Location PlaceOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            ? Location.Create(node.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, call.Span.End))
            : node.GetLocation();

    /// <summary>Whether the call says itself on what it depends: <c>EnableSensitiveDataLogging(isDevelopment)</c>.</summary>
    private static bool IsGivenFlag(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.SpecialType: SpecialType.System_Boolean, Value.ConstantValue: not { HasValue: true, Value: true } })
                return true;
        }

        return false;
    }

    private static string? EffectOf(ISymbol member)
    {
        foreach (var (type, name, effect) in Known)
        {
            if (member.Name == name && member.ContainingType.HasFullName(type))
                return effect;
        }

        return null;
    }
}

using System.Reflection;

namespace ErrorHandling.Testing.Tests;

/// <summary>
/// The official verifier can only take this one's place while the names are the same. It is not to be had here, so the shape
/// is written down in <c>Api.txt</c>; whoever changes it looks the new member up in Microsoft.CodeAnalysis.Testing.
/// </summary>
public sealed class ApiShapeTests
{
    [Fact]
    public void PublicMembers_AreThoseWrittenDown()
    {
        var written = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Api.txt"));

        var actual = typeof(DiagnosticResult).Assembly.GetExportedTypes()
            .SelectMany(type => Members(type).Prepend(Name(type)))
            .Order(StringComparer.Ordinal);

        Assert.Equal(written, actual);
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => member switch
            {
                ConstructorInfo { IsPublic: true } constructor => $"{Simple(type)}({Parameters(constructor)}) -> void",
                MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{method.Name}({Parameters(method)}) -> {Name(method.ReturnType)}",
                MethodInfo { IsSpecialName: true } method when IsVisible(method) && !method.Name.StartsWith("op_", StringComparison.Ordinal) => Accessor(method),
                FieldInfo { IsPublic: true, IsSpecialName: false } field => $"{field.Name} -> {Name(field.FieldType)}",
                _ => null,
            })
            .Where(signature => signature is not null && !IsOfARecord(signature))
            .Select(signature => $"{Name(type)}.{signature}");

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>What the compiler gives a record.</summary>
    private static bool IsOfARecord(string signature) =>
        signature.StartsWith("Equals(", StringComparison.Ordinal)
        || signature.StartsWith("GetHashCode(", StringComparison.Ordinal)
        || signature.StartsWith("ToString(", StringComparison.Ordinal)
        || signature.StartsWith("Deconstruct(", StringComparison.Ordinal)
        || signature.StartsWith("PrintMembers(", StringComparison.Ordinal)
        || signature.Contains('<', StringComparison.Ordinal) && signature.Contains("Clone", StringComparison.Ordinal);

    private static string Accessor(MethodInfo method) => method.Name.Split('_', 2) switch
    {
        [var kind, "Item"] => $"this[{Parameters(method)}].{kind} -> {Name(method.ReturnType)}",
        [var kind, var property] => $"{property}.{kind} -> {Name(method.ReturnType)}",
        _ => method.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(parameter =>
            $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";

        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Name(underlying)}?";

        var outer = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}." : "";

        return type.IsGenericType
            ? $"{outer}{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : outer + Simple(type);
    }

    private static string Simple(Type type) => Type.GetTypeCode(type.IsEnum ? typeof(object) : type) switch
    {
        TypeCode.String => "string",
        TypeCode.Int32 => "int",
        TypeCode.Boolean => "bool",
        _ when type == typeof(void) => "void",
        _ when type == typeof(object) => "object",
        _ => type.Name.Split('`')[0],
    };
}

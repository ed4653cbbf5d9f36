using System.Reflection;
using System.Text;

namespace ErrorHandling.Runtime.Tests;

/// <summary>Writes what an assembly offers, one line for each type and member, in an order that does not depend on the source.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Fails where the assembly does not offer exactly what <c>PublicAPI.txt</c> says.</summary>
    public static void MustBeAsInFile(Assembly assembly)
    {
        var actual = Describe(assembly);
        var received = Path.Combine(AppContext.BaseDirectory, "PublicAPI.received.txt");
        File.WriteAllText(received, actual);

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicAPI.txt")).ReplaceLineEndings("\n");

        Assert.True(expected == actual, $"""
            The public API is not what PublicAPI.txt says. Only in the file:
            {string.Join('\n', expected.Split('\n').Except(actual.Split('\n')))}
            Only in the assembly:
            {string.Join('\n', actual.Split('\n').Except(expected.Split('\n')))}
            If the change is wanted, copy {received} over PublicAPI.txt.
            """);
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(KindOf(type)).Append(' ').Append(type.FullName);
            text.Append(type.BaseType is { } parent && !type.IsValueType && parent != typeof(object) ? $" : {NameOf(parent)}" : "").Append('\n');

            foreach (var member in type.GetMembers(Declared).Select(Describe).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true, IsPublic: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo field when IsVisible(field) && !field.IsSpecialName => $"{Access(field)}{field.Name} : {NameOf(field.FieldType)}",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}new({Parameters(constructor)})",
        PropertyInfo property when IsVisible(property.GetMethod) =>
            $"{Access(property.GetMethod!)}{property.Name} : {NameOf(property.PropertyType)} {{ get;{(IsVisible(property.SetMethod) ? " set;" : "")} }}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) =>
            $"{Access(method)}{method.Name}({Parameters(method)}) : {NameOf(method.ReturnType)}",
        _ => null,
    };

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        $"{(method.IsPublic ? "" : "protected ")}{(method is { IsStatic: true, IsConstructor: false } ? "static " : "")}{(method.IsVirtual ? "virtual " : "")}";

    private static string Access(FieldInfo field) => $"{(field.IsPublic ? "" : "protected ")}{(field.IsStatic ? "static " : "")}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? $"{NameOf(underlying)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}

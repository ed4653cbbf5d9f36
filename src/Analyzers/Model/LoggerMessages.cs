using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>What a <c>[LoggerMessage]</c> method or a <c>LoggerMessage.Define</c> delegate writes: its level and its template stand where it is declared.</summary>
internal readonly struct LoggerMessages
{
    public const string Attribute = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    private const string LogProperties = "Microsoft.Extensions.Logging.LogPropertiesAttribute";

    private LoggerMessages(LogLevel level, string? template)
    {
        Level = level;
        Template = template;
    }

    public LogLevel Level { get; }

    /// <summary><see langword="null"/> where it cannot be seen.</summary>
    public string? Template { get; }

    /// <summary>What a <c>[LoggerMessage]</c> method declares; <see langword="null"/> for any other method.</summary>
    public static LoggerMessages? OfMethod(IMethodSymbol method)
    {
        if (!method.IsPartialDefinition && method.PartialDefinitionPart is null)
            return null;

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.HasFullName(Attribute) == true)
                return OfAttribute(attribute);
        }

        return null;
    }

    private static LoggerMessages OfAttribute(AttributeData attribute)
    {
        var level = LogLevel.Unknown;
        string? template = null;

        foreach (var argument in attribute.ConstructorArguments)
        {
            level = LevelOf(argument, level);
            template = argument.Value as string ?? template;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            level = argument.Key == "Level" ? LevelOf(argument.Value, level) : level;
            template = argument.Key == "Message" ? argument.Value.Value as string : template;
        }

        return new LoggerMessages(level, template);
    }

    private static LogLevel LevelOf(TypedConstant value, LogLevel otherwise) =>
        value.Kind == TypedConstantKind.Enum && value.Type?.Name == "LogLevel" && value.Value is int number ? MicrosoftLevel(number) : otherwise;

    private static LogLevel MicrosoftLevel(int value) => value is >= 0 and <= 5 ? LogLevel.Trace + value : LogLevel.Unknown;

    /// <summary>Whether a parameter of a <c>[LoggerMessage]</c> method is a value that is written, and neither the logger, the level nor the exception.</summary>
    public static bool IsWritten(IParameterSymbol parameter) =>
        !parameter.Type.IsOrImplements(LogCallRecognizer.MicrosoftLogger)
        && !parameter.Type.HasFullName("Microsoft.Extensions.Logging.LogLevel")
        && !IsException(parameter);

    /// <summary>Whether the parameter takes the entry's exception: the first that can.</summary>
    public static bool IsException(IParameterSymbol parameter)
    {
        if (!parameter.Type.IsOrInheritsFrom("System.Exception"))
            return false;

        foreach (var other in ((IMethodSymbol)parameter.ContainingSymbol).Parameters)
        {
            if (other.Type.IsOrInheritsFrom("System.Exception"))
                return other.Ordinal == parameter.Ordinal;
        }

        return false;
    }

    /// <summary>Whether the members of what the parameter gets are written, each by itself.</summary>
    public static bool IsDestructured(IParameterSymbol parameter) => parameter.HasAttribute(LogProperties);

    /// <summary>Whether a delegate type is one that <c>LoggerMessage.Define</c> makes.</summary>
    public static bool IsDelegate(IMethodSymbol invoke) =>
        invoke.Parameters.Length >= 2
        && invoke.Parameters[0].Type.HasFullName(LogCallRecognizer.MicrosoftLogger)
        && invoke.Parameters[invoke.Parameters.Length - 1].Type.HasFullName("System.Exception");

    /// <summary>Whether a delegate type is one that <c>LoggerMessage.DefineScope</c> makes.</summary>
    public static bool IsScopeDelegate(IMethodSymbol invoke) =>
        invoke.Parameters.Length >= 2
        && invoke.Parameters[0].Type.HasFullName(LogCallRecognizer.MicrosoftLogger)
        && invoke.ReturnType.SpecialType == SpecialType.System_IDisposable;

    /// <summary>What <c>LoggerMessage.Define</c> was given where the delegate's field was declared.</summary>
    public static LoggerMessages OfDelegate(IOperation? instance)
    {
        if (instance is not IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declared }, SemanticModel: { } model }
            || declared[0].SyntaxTree != model.SyntaxTree
            || declared[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            return default;
        }

        return model.GetOperation(value)?.WithoutConversions() is IInvocationOperation { TargetMethod.Name: "Define" or "DefineScope" } define
            ? new LoggerMessages(LogCallRecognizer.LevelArgument(define), TemplateOf(define))
            : default;
    }

    private static string? TemplateOf(IInvocationOperation define)
    {
        foreach (var argument in define.Arguments)
        {
            if (argument.Parameter?.Name == "formatString" && argument.Value.ConstantValue is { HasValue: true, Value: string text })
                return text;
        }

        return null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Knows the values that are an exception's text: <c>ex.Message</c>, <c>ex.ToString()</c>, <c>ex.StackTrace</c>, or <c>ex</c> where it becomes text.</summary>
internal static class ExceptionText
{
    /// <summary>
    /// The exception whose text <paramref name="value"/> is, the outermost that it names; <see langword="null"/> for any other value, and for
    /// the text of one that was only made, never thrown: it has nothing else to tell.
    /// </summary>
    public static IOperation? ExceptionOf(IOperation value, KnownTypes types) =>
        NamedIn(value, types) is { } exception && WrittenValues.CreationOf(exception) is null ? exception : null;

    /// <summary>Whether the text is the message alone.</summary>
    public static bool IsMessage(IOperation value) => value.WithoutConversions() switch
    {
        IConditionalAccessOperation access => IsMessage(access.WhenNotNull),
        IPropertyReferenceOperation { Property.Name: "Message" } => true,
        _ => false,
    };

    /// <summary>The exception that has the others inside: <c>ex</c> of <c>ex.InnerException</c>.</summary>
    public static IOperation Outermost(IOperation exception)
    {
        while (true)
        {
            exception = exception.WithoutConversions();

            switch (exception)
            {
                case IPropertyReferenceOperation { Property.Name: "InnerException", Instance: { } outer }:
                    exception = outer;
                    break;

                case IInvocationOperation { TargetMethod.Name: "GetBaseException" or "Flatten", Instance: { } outer }:
                    exception = outer;
                    break;

                case IConditionalAccessInstanceOperation instance when instance.Accessed() is { } accessed:
                    exception = accessed;
                    break;

                default:
                    return exception;
            }
        }
    }

    private static IOperation? NamedIn(IOperation value, KnownTypes types)
    {
        value = value.WithoutConversions();

        return value switch
        {
            IConditionalAccessOperation access => NamedIn(access.WhenNotNull, types),
            ICoalesceOperation coalesce => IsTextOrConstant(coalesce.WhenNull, types) ? NamedIn(coalesce.Value, types) : null,
            IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace", Instance: { } instance } when IsException(instance, types) => Outermost(instance),
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } when IsException(instance, types) => Outermost(instance),
            _ => IsException(value, types) ? Outermost(value) : null,
        };
    }

    private static bool IsTextOrConstant(IOperation value, KnownTypes types) =>
        value.WithoutConversions().ConstantValue.HasValue || NamedIn(value, types) is not null;

    private static bool IsException(IOperation value, KnownTypes types) =>
        value.WithoutConversions() is { ConstantValue.HasValue: false, Type: { } type } && type.IsOrInheritsFrom(types.Exception);
}

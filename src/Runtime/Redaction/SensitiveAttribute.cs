namespace ErrorHandling;

/// <summary>
/// Says that a value must not be written to logs, messages or answers: the value of a member or parameter, what a method returns, or every value of a type.
/// </summary>
/// <remarks>
/// It does nothing when the program runs; it is for analyzers and for code that reads it. To hide a value when the program runs, give it the
/// type <see cref="Sensitive{T}"/>.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Method
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum)]
public sealed class SensitiveAttribute : Attribute
{
}

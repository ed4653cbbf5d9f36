#if NET
using System.Diagnostics.CodeAnalysis;
#endif
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ErrorHandling;

/// <summary>Gives <see cref="Sensitive{T}"/> its converter for System.Text.Json. The type names it; nobody has to register it.</summary>
public sealed class SensitiveJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(ISensitive).IsAssignableFrom(typeToConvert) && typeToConvert.IsValueType;

    /// <inheritdoc/>
#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The type is a struct, which can be created without a constructor.")]
#endif
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((ISensitive)Activator.CreateInstance(typeToConvert)!).CreateConverter();
}

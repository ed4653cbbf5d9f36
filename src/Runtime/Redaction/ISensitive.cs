using System.Text.Json.Serialization;

namespace ErrorHandling;

/// <summary>Lets a hidden value make the converter of its own type, which needs no reflection over type arguments.</summary>
internal interface ISensitive
{
    JsonConverter CreateConverter();
}

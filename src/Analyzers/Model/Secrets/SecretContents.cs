using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model.Secrets;

/// <summary>Says which secret an object shows when it is written as a whole.</summary>
internal sealed class SecretContents
{
    private readonly SecretSettings _settings;

    public SecretContents(SecretSettings settings) => _settings = settings;
}

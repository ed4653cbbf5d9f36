using Microsoft.CodeAnalysis.CodeActions;

namespace ErrorHandling.Testing;

/// <summary>What tests of code actions share: which action is meant, and how its result is looked at.</summary>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>The place of the action among those offered; the first unless set.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A look at the action before it is applied, such as at its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How the tree an action built is compared with its text parsed anew.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;
}

/// <summary>How the tree an action built is compared with its text parsed anew.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Nodes and tokens.</summary>
    SemanticStructure = 1,

    /// <summary>Nodes, tokens and trivia.</summary>
    Full = 2,
}

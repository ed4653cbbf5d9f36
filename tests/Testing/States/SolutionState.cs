namespace ErrorHandling.Testing;

/// <summary>A solution before or after a fix: one project, any further ones, and the diagnostics in it.</summary>
public class SolutionState : ProjectState
{
    /// <summary>A solution of one empty project.</summary>
    public SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
        : base(name, language, defaultPrefix, defaultExtension) =>
        AdditionalProjects = new ProjectCollection(language, defaultExtension);

    /// <summary>Further projects by name.</summary>
    public ProjectCollection AdditionalProjects { get; }

    /// <summary>Diagnostics beyond those in the markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>What an empty part of this state means; chosen by the content unless set.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What markup means in this state; chosen by the content unless set.</summary>
    public MarkupMode? MarkupHandling { get; set; }
}

/// <summary>Projects by name; one that is asked for the first time is new.</summary>
public class ProjectCollection(string defaultLanguage, string defaultExtension) : Dictionary<string, ProjectState>
{
    /// <summary>The project called <paramref name="projectName"/>.</summary>
    public new ProjectState this[string projectName]
    {
        get
        {
            if (!TryGetValue(projectName, out var project))
                Add(projectName, project = new ProjectState(projectName, defaultLanguage, $"/{projectName}/Test", defaultExtension));

            return project;
        }
    }
}

/// <summary>What a fixed state takes from the state before it where its own part is empty.</summary>
public enum StateInheritanceMode
{
    /// <summary>All but the expected diagnostics that have a fix.</summary>
    AutoInherit = 0,

    /// <summary>Everything.</summary>
    AutoInheritAll = 1,

    /// <summary>Nothing.</summary>
    Explicit = 2,
}

/// <summary>What markup in a state means.</summary>
public enum MarkupMode
{
    /// <summary>There is none: the text is code.</summary>
    None = 0,

    /// <summary>Marks are taken away and expect nothing.</summary>
    Ignore = 1,

    /// <summary>Marks of diagnostics without a fix are expected; marks of others are refused, for they would expect nothing.</summary>
    IgnoreFixable = 2,

    /// <summary>Every mark is expected.</summary>
    Allow = 3,
}

/// <summary>How marks are read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary><c>[|…|]</c> needs an analyzer with exactly one rule.</summary>
    None = 0,

    /// <summary><c>[|…|]</c> means the analyzer's first rule.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code; here it always is.</summary>
    TreatPositionIndicatorsAsCode = 2,
}

/// <summary>Which of the compiler's diagnostics a test accounts for.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Errors.</summary>
    Errors = 1,

    /// <summary>Warnings and above.</summary>
    Warnings = 2,

    /// <summary>Suggestions and above.</summary>
    Suggestions = 3,

    /// <summary>All, hidden ones too.</summary>
    All = 4,
}

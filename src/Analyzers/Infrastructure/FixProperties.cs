namespace ErrorHandling.Analyzers;

/// <summary>What a diagnostic's properties tell its fix; a fix never finds out again what the rule knew.</summary>
internal static class FixProperties
{
    /// <summary>EH1101: how the exception is to be thrown again. Absent where no form is right.</summary>
    public const string Form = "Form";

    /// <summary>A value of <see cref="Form"/>: a plain <c>throw;</c>.</summary>
    public const string Rethrow = "Rethrow";

    /// <summary>A value of <see cref="Form"/>: <c>ExceptionDispatchInfo</c>, for in a nested handler <c>throw;</c> means another exception.</summary>
    public const string Dispatch = "Dispatch";

    /// <summary>EH1103: a value of <see cref="Form"/>: <c>ExceptionDispatchInfo</c>, with no <c>throw;</c> to follow it.</summary>
    public const string DispatchAlone = "DispatchAlone";

    /// <summary>EH1005: a value of <see cref="Form"/>: the filter goes, for it lets in everything.</summary>
    public const string RemoveFilter = "RemoveFilter";

    /// <summary>EH1005: a value of <see cref="Form"/>: the clause goes, for it never runs.</summary>
    public const string RemoveClause = "RemoveClause";

    /// <summary>EH1007: a value of <see cref="Form"/>: on every path that the entries stand on the exception goes on, so that none of them is its only trace.</summary>
    public const string GoesOn = "GoesOn";

    /// <summary>EH1010: a value of <see cref="Form"/>: the handler's one statement logs the exception.</summary>
    public const string OnlyLogs = "OnlyLogs";

    /// <summary>EH1011: a value of <see cref="Form"/>: the handler is for what the condition is true for.</summary>
    public const string Wanted = "Wanted";

    /// <summary>EH1011: a value of <see cref="Form"/>: the handler is for what the condition is false for.</summary>
    public const string Unwanted = "Unwanted";

    /// <summary>EH2007: a value of <see cref="Form"/>: the exception has a text that is made for clients.</summary>
    public const string PublicMessage = "PublicMessage";

    /// <summary>EH2007: there where the exception is not certain to be logged, so that the answer may be all that is left of it.</summary>
    public const string OnlyTrace = "OnlyTrace";

    /// <summary>EH1102: the variable that holds the caught exception. Absent where the catch clause has none.</summary>
    public const string Exception = "Exception";

    /// <summary>EH1003: the tokens and sources whose cancellation is to pass, as code, separated by <see cref="Separator"/>.</summary>
    public const string Tokens = "Tokens";

    /// <summary>EH3008: the variable that holds the response.</summary>
    public const string Response = "Response";

    /// <summary>EH3004: a value of <see cref="Form"/>: the clause takes everything, so that a filter can choose.</summary>
    public const string CatchesAll = "CatchesAll";

    /// <summary>EH3011: the variable that is to be made anew, where that is all there is to do.</summary>
    public const string Variable = "Variable";

    /// <summary>Between several values of one property.</summary>
    public const char Separator = ';';

    /// <summary>EH1107: the type's faults, each as <c>Fault=documentation id of the constructor</c>, with <c>|</c> between.</summary>
    public const string Faults = "Faults";

    /// <summary>EH2006: the code of the exception whose text is logged. Absent where nothing can be moved.</summary>
    public const string LoggedException = "LoggedException";

    /// <summary>EH2001, EH2002, EH2004, EH2007: a value of <see cref="Form"/>: what is reported can be masked, or give way to a text, where it stands.</summary>
    public const string Text = "Text";

    /// <summary>EH2004: a value of <see cref="Form"/>: the value is needed where it stands, and has to get there in another way.</summary>
    public const string Needed = "Needed";

    /// <summary>EH2001: the number of the hole that the reported argument fills in the template at the first additional location. Absent where nothing can be left out.</summary>
    public const string Hole = "Hole";

    /// <summary>EH2003: the members that show no secret, separated by <see cref="Separator"/>, of the object at the first additional location. Absent where they cannot stand for it.</summary>
    public const string Members = "Members";

    /// <summary>EH2003: how many of the last additional locations are declarations of secret members that may be kept out of logs.</summary>
    public const string SecretMembers = "SecretMembers";
}

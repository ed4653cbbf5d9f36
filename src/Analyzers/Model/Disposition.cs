namespace ErrorHandling.Analyzers.Model;

/// <summary>What became of a caught exception on one path out of its handler. No flag at all: it was swallowed.</summary>
[Flags]
internal enum Disposition
{
    Swallowed = 0,

    /// <summary>The same exception goes on: <c>throw;</c>, <c>throw ex;</c> or a dispatch of the captured exception.</summary>
    Rethrown = 1 << 0,

    /// <summary>Another exception leaves in its place, with or without it inside.</summary>
    Replaced = 1 << 1,

    /// <summary>Stored, returned, or handed to code that may keep or report it.</summary>
    Captured = 1 << 2,

    /// <summary>Turned into a failure that the caller or a person can see.</summary>
    Converted = 1 << 3,

    /// <summary>Written to a log or telemetry together with the exception object.</summary>
    Logged = 1 << 4,

    /// <summary>Written to a log as text only: its message, its <c>ToString()</c>.</summary>
    LoggedAsText = 1 << 5,

    /// <summary>A log call at warning or above that says nothing of the exception.</summary>
    LoggedWithoutException = 1 << 6,

    /// <summary>The failing work is tried again.</summary>
    Retried = 1 << 7,

    /// <summary>The path is taken only by exceptions of some type, or with some property, that the handler asks for.</summary>
    Narrowed = 1 << 8,

    /// <summary>The path is taken only when cancellation was asked for, or the object is on its way out.</summary>
    Cancelled = 1 << 9,

    /// <summary>The path could not be followed.</summary>
    Unknown = 1 << 10,

    /// <summary>Beside <see cref="Logged"/> or <see cref="LoggedAsText"/>: at warning or above, as a failure that somebody should look at.</summary>
    LoggedAsFailure = 1 << 11,

    /// <summary>Beside <see cref="Replaced"/>: the exception that leaves has the caught one inside.</summary>
    CarriesCause = 1 << 12,

    /// <summary>The handler goes on, and the code behind the try is certain to fail.</summary>
    FailsLater = 1 << 13,

    /// <summary>A log entry below warning that says nothing of the exception: not handled, but not in silence either.</summary>
    Mentioned = 1 << 14,

    /// <summary>The caller gets false or a negative number for an answer: whether that tells of the failure depends on what else happened.</summary>
    AnswersNo = 1 << 15,

    /// <summary>Of a handler's entry, beside any other: it was the exception, or something of it, that went there, and not only word of a failure.</summary>
    Told = 1 << 16,

    /// <summary>Of a handler's entry: the path passes it.</summary>
    Asked = 1 << 17,
}

internal static class Dispositions
{
    /// <summary>What has become of an exception when a value that holds this much of it is thrown.</summary>
    public static Disposition OfThrown(Carried carried) => carried switch
    {
        Carried.Self => Disposition.Rethrown,
        Carried.Holder => Disposition.Replaced | Disposition.CarriesCause,
        _ => Disposition.Replaced,
    };
}

/// <summary>How much of an exception a value still holds.</summary>
internal enum Carried
{
    Nothing,

    /// <summary>Its message, type name or another property.</summary>
    Text,

    /// <summary>Only what it wraps: <c>InnerException</c>, <c>GetBaseException()</c>.</summary>
    Inner,

    /// <summary>An object made with the exception inside.</summary>
    Holder,

    /// <summary>The exception itself.</summary>
    Self,
}

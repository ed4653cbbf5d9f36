using Microsoft.Extensions.Logging;

namespace ErrorHandling;

/// <summary>How bad a failure is for whoever runs the application. The values are those of <see cref="LogLevel"/>.</summary>
public enum ErrorSeverity
{
    /// <summary>Of interest while developing.</summary>
    Debug = LogLevel.Debug,

    /// <summary>Part of normal operation.</summary>
    Information = LogLevel.Information,

    /// <summary>Unusual, and nothing is lost yet.</summary>
    Warning = LogLevel.Warning,

    /// <summary>An operation failed.</summary>
    Error = LogLevel.Error,

    /// <summary>The application cannot do its work.</summary>
    Critical = LogLevel.Critical,
}

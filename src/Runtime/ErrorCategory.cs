namespace ErrorHandling;

/// <summary>What kind of failure an <see cref="AppException"/> stands for. <see cref="ErrorTable"/> says what follows from it.</summary>
public enum ErrorCategory
{
    /// <summary>Nothing more precise is known: a failure inside the application.</summary>
    Internal = 0,

    /// <summary>The request cannot be read or understood.</summary>
    InvalidInput = 1,

    /// <summary>The request is well formed, but its content breaks a rule.</summary>
    Validation = 2,

    /// <summary>The caller has not proved who it is.</summary>
    Authentication = 3,

    /// <summary>The caller is known and may not do this.</summary>
    Authorization = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>The request contradicts the present state.</summary>
    Conflict = 6,

    /// <summary>The caller has sent too many requests.</summary>
    RateLimit = 7,

    /// <summary>Something of which there is a limited amount is used up.</summary>
    Capacity = 8,

    /// <summary>A part that is needed does not answer at present.</summary>
    Unavailable = 9,

    /// <summary>The connection to another machine failed.</summary>
    Network = 10,

    /// <summary>An operation took longer than it may.</summary>
    Timeout = 11,

    /// <summary>A service outside the application answered with a failure.</summary>
    Dependency = 12,
}

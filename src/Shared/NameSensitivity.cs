namespace ErrorHandling.Shared;

/// <summary>What a name says about the value behind it.</summary>
internal enum NameSensitivity
{
    /// <summary>Nothing: the name speaks of no secret, or only of something about one (<c>passwordLength</c>).</summary>
    None = 0,

    /// <summary>It may be a secret (<c>token</c>, <c>key</c>); something else has to speak for it.</summary>
    Weak = 1,

    /// <summary>A weak noun together with a word that speaks for a secret (<c>resetToken</c>).</summary>
    Supported = 2,

    /// <summary>The name alone says that it is a secret (<c>password</c>, <c>clientSecret</c>).</summary>
    Strong = 3,
}

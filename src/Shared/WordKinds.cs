namespace ErrorHandling.Shared;

/// <summary>What a word in a name says about the value behind the name.</summary>
[Flags]
internal enum WordKinds
{
    /// <summary>Nothing is known of the word.</summary>
    None = 0,

    /// <summary>A noun that is enough alone.</summary>
    Strong = 1,

    /// <summary>A noun that needs support.</summary>
    Weak = 2,

    /// <summary>A weak noun that, next to a strong one, names something about it: <c>passwordKey</c>, <c>passwordHash</c>.</summary>
    Attribute = 4,

    /// <summary>Before a weak noun it speaks for a secret: <c>resetToken</c>.</summary>
    Support = 8,

    /// <summary>Before any noun it says that the value is no secret: a question, or what is left of a secret.</summary>
    Denial = 16,

    /// <summary>Before a weak noun it makes it something else: <c>nextToken</c>, <c>publicKey</c>.</summary>
    OtherMeaning = 32,

    /// <summary>After a noun it names something about the secret: <c>passwordLength</c>.</summary>
    Tail = 64,

    /// <summary>At the end of a name it changes nothing: <c>passwordText</c>.</summary>
    Noise = 128,

    /// <summary>The second half of a strong noun of two words, which may stand behind a blank: "api key", "connection string".</summary>
    SecondHalf = 256,

    /// <summary>Before <c>code</c> it speaks for a secret: <c>resetCode</c>.</summary>
    Grant = 512,
}

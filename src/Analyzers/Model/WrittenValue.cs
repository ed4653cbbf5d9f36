using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>How a value gets into an entry.</summary>
[Flags]
internal enum WrittenAs
{
    Text = 0,

    /// <summary>With its members, not by its <c>ToString</c>: <c>{@Order}</c>, <c>[LogProperties]</c>.</summary>
    Destructured = 1 << 0,

    /// <summary>Into a hole that has a number for a name.</summary>
    Indexed = 1 << 1,

    /// <summary>As a property, tag or scope beside the message.</summary>
    Property = 1 << 2,
}

/// <summary>One value that a call writes, besides its message and its exception.</summary>
internal readonly struct WrittenValue
{
    public WrittenValue(IOperation operation, string? name, WrittenAs writtenAs, int position = -1)
    {
        Operation = operation;
        Name = name;
        WrittenAs = writtenAs;
        Position = position;
    }

    public IOperation Operation { get; }

    /// <summary>The placeholder that it fills, or its key; <see langword="null"/> where that is not known.</summary>
    public string? Name { get; }

    public WrittenAs WrittenAs { get; }

    /// <summary>Its number among the values for the template's holes; -1 where it is none of them.</summary>
    public int Position { get; }

    public bool IsDestructured => (WrittenAs & WrittenAs.Destructured) != 0;

    public bool IsIndexed => (WrittenAs & WrittenAs.Indexed) != 0;

    public bool IsProperty => (WrittenAs & WrittenAs.Property) != 0;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Framework members that answer with an exception which otherwise signals a bug, so that there is no other way than to catch it.</summary>
internal static class DocumentedBugs
{
    private static readonly (string Exception, string Type)[] Answers =
    {
        ("System.InvalidCastException", "System.Convert"),
        ("System.InvalidCastException", "System.IConvertible"),
        ("System.InvalidCastException", "System.ComponentModel.TypeConverter"),
        ("System.InvalidCastException", "System.Data.IDataRecord"),
        ("System.IndexOutOfRangeException", "System.Data.IDataRecord"),
        ("System.OutOfMemoryException", "System.Drawing.Image"),
        ("System.OutOfMemoryException", "System.Drawing.Bitmap"),
    };

    public static bool CanComeFrom(IOperation work, ITypeSymbol exception)
    {
        foreach (var operation in work.OwnDescendants())
        {
            var called = operation switch
            {
                IInvocationOperation invocation => invocation.TargetMethod,
                IObjectCreationOperation { Constructor: { } constructor } => constructor,
                IPropertyReferenceOperation { Property.IsIndexer: true } indexer => (ISymbol)indexer.Property,
                _ => null,
            };

            if (called is not null && IsAnswerOf(called, exception))
                return true;
        }

        return false;
    }

    private static bool IsAnswerOf(ISymbol called, ITypeSymbol exception)
    {
        foreach (var (name, type) in Answers)
        {
            if (exception.HasFullName(name) && called.ContainingType is { } container && (container.IsOrInheritsFrom(type) || container.IsOrImplements(type)))
                return true;
        }

        // Wrappers of Convert.ChangeType and of deserializers keep their names and their contracts: the data may be of another shape.
        return exception.HasFullName("System.InvalidCastException")
            && (called.Name == "ChangeType" || called.Name.StartsWith("Deserialize", StringComparison.Ordinal));
    }
}

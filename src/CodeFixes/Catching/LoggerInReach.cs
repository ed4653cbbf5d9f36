using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Catching;

/// <summary>A logger that a handler can use by its simple name, and how it takes an exception.</summary>
internal sealed class LoggerInReach
{
    private LoggerInReach(string name, LoggingLibrary library, bool mayBeNull)
    {
        Name = name;
        Library = library;
        MayBeNull = mayBeNull;
    }

    public string Name { get; }

    public LoggingLibrary Library { get; }

    public bool MayBeNull { get; }

    public static LoggerInReach? Find(FixContext context, CatchClauseSyntax catchClause)
    {
        var position = catchClause.Block.OpenBraceToken.Span.End;
        var isStatic = IsInStaticCode(context.Model, position);

        var loggers =
            from symbol in context.Model.LookupSymbols(position)
            where symbol.CanBeReferencedByName && (symbol.IsStatic || !isStatic || symbol is ILocalSymbol or IParameterSymbol)
            let type = TypeOf(symbol)
            where type is not null
            let library = LoggingLibrary.Of(type)
            where library is not null
            orderby Rank(symbol, context.Model.GetEnclosingSymbol(position)?.ContainingType), symbol.Name
            select new LoggerInReach(NameOf(symbol), library, type.NullableAnnotation == NullableAnnotation.Annotated);

        return loggers.FirstOrDefault() ?? StaticSerilog(context.Model, position);
    }

    private static bool IsInStaticCode(SemanticModel model, int position)
    {
        for (var symbol = model.GetEnclosingSymbol(position); symbol is not null and not INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.IsStatic)
                return true;
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };

    private static int Rank(ISymbol symbol, INamedTypeSymbol? enclosingType)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
            return 0;

        return SymbolEqualityComparer.Default.Equals(symbol.ContainingType, enclosingType) ? 1 : 2;
    }

    private static string NameOf(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : $"@{symbol.Name}";

    // 'Log' says Serilog only where the file already says so.
    private static LoggerInReach? StaticSerilog(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: "Log").OfType<INamedTypeSymbol>()
            .Any(type => type.HasFullName("Serilog.Log"))
            ? new("Log", LoggingLibrary.Serilog, mayBeNull: false)
            : null;
}

using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.CodeFixes.Logging;

/// <summary>The hosting environment that code can ask, by itself or through the application, its builder or the host's context.</summary>
internal static class EnvironmentInReach
{
    private const string HostEnvironment = "Microsoft.Extensions.Hosting.IHostEnvironment";

    private static readonly (string Type, string Member)[] Holders =
    {
        ("Microsoft.AspNetCore.Builder.WebApplication", "Environment"),
        ("Microsoft.AspNetCore.Builder.WebApplicationBuilder", "Environment"),
        ("Microsoft.Extensions.Hosting.HostApplicationBuilder", "Environment"),
        ("Microsoft.Extensions.Hosting.HostBuilderContext", "HostingEnvironment"),
        ("Microsoft.AspNetCore.Hosting.WebHostBuilderContext", "HostingEnvironment"),
    };

    /// <summary>The environment as code, such as <c>app.Environment</c>.</summary>
    public static string? Find(FixContext context, SyntaxNode place)
    {
        var position = place.SpanStart;
        var isStatic = IsInStaticCode(context.Model, position);
        string? held = null;

        foreach (var symbol in context.Model.LookupSymbols(position))
        {
            if (TypeOf(symbol, position) is not { } type || (!symbol.IsStatic && isStatic && symbol is IFieldSymbol or IPropertySymbol))
                continue;

            if (type.IsOrImplements(HostEnvironment))
                return symbol.Name;

            held ??= Holders.Where(holder => type.IsOrInheritsFrom(holder.Type)).Select(holder => $"{symbol.Name}.{holder.Member}").FirstOrDefault();
        }

        return held;
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

    private static ITypeSymbol? TypeOf(ISymbol symbol, int position) => symbol switch
    {
        ILocalSymbol local when local.Locations[0].SourceSpan.End < position => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}

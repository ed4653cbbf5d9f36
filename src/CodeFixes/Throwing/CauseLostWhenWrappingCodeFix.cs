using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>EH1102: passes the caught exception on as the inner exception, through a new constructor where the type lacks one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CauseLostWhenWrappingCodeFix)), Shared]
public sealed class CauseLostWhenWrappingCodeFix : SolutionCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CauseLostWhenWrapping);

    private protected override async Task<IReadOnlyList<PlannedFix>> PlanAsync(FixContext context)
    {
        if (context.AdditionalNode<CatchClauseSyntax>(0) is not { } catchClause
            || context.AdditionalNode<BaseObjectCreationExpressionSyntax>(1) is not { } creation
            || !catchClause.Span.Contains(creation.Span)
            || context.Model.GetSymbolInfo(creation, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: var type } constructor
            || type.ExceptionBase() is not { } exceptionBase)
        {
            return Array.Empty<PlannedFix>();
        }

        var edits = new SolutionEdits();
        var name = context.Property(FixProperties.Exception) ?? CatchVariable.NameOf(edits, context.Model, catchClause);
        var cause = SyntaxFactory.IdentifierName(name);
        var call = new InnerException(context.Model, creation.SpanStart, cause, CauseType(context, catchClause, creation, name) ?? exceptionBase);
        var arguments = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
        var title = $"Pass '{name}' as the inner exception";

        if (call.InCalledConstructor(constructor, arguments) is { } inPlace)
            return Fix(title, edits, creation, inPlace);

        if (call.InOtherConstructor(constructor, arguments) is { } other)
            return BindsToConstructorWithCause(context, creation, type, other, call) ? Fix(title, edits, creation, other) : Array.Empty<PlannedFix>();

        var message = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, cause, SyntaxFactory.IdentifierName("Message"));
        var hasOwnMessage = constructor.Parameters.IsEmpty && !constructor.IsImplicitlyDeclared && constructor.Locations.Any(location => location.IsInSource);

        if (constructor.Parameters.IsEmpty && !hasOwnMessage && call.WithMessage(type, message) is { } withMessage)
            return Fix($"{title}, with its message", edits, creation, withMessage);

        var missing = new MissingConstructor(context.Solution, edits, context.CancellationToken);

        return await missing.AddAsync(constructor, arguments, cause, message).ConfigureAwait(false) is { } forNewConstructor
            ? Fix($"Add a constructor to '{type.Name}' and pass '{name}' as the inner exception", edits, creation, forNewConstructor)
            : Array.Empty<PlannedFix>();
    }

    private static IReadOnlyList<PlannedFix> Fix(
        string title, SolutionEdits edits, BaseObjectCreationExpressionSyntax creation, ArgumentListSyntax arguments)
    {
        edits.Replace(creation, current => WithArguments(current, arguments));
        return new[] { new PlannedFix(title, nameof(CauseLostWhenWrappingCodeFix), edits) };
    }

    private static SyntaxNode WithArguments(BaseObjectCreationExpressionSyntax creation, ArgumentListSyntax arguments)
    {
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: null } withoutList)
        {
            // 'new X { … }': the list goes between the type and what follows it.
            var type = withoutList.Type;
            return withoutList.WithType(type.WithTrailingTrivia()).WithArgumentList(arguments.WithTrailingTrivia(type.GetTrailingTrivia()));
        }

        return creation.WithArgumentList(arguments);
    }

    private static ITypeSymbol? CauseType(FixContext context, CatchClauseSyntax catchClause, SyntaxNode creation, string name) =>
        context.Model.LookupSymbols(creation.SpanStart, name: name).OfType<ILocalSymbol>().FirstOrDefault()?.Type
        ?? (catchClause.Declaration is { } declaration ? context.Model.GetTypeInfo(declaration.Type, context.CancellationToken).Type : null);

    /// <summary>Whether the compiler, asked about the new call, chooses a constructor that takes an exception where the cause stands.</summary>
    private static bool BindsToConstructorWithCause(
        FixContext context, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, ArgumentListSyntax arguments, InnerException call)
    {
        // The variable may be yet to be named: a value of its type stands for it.
        var place = SyntaxFactory.ParseExpression($"default({call.CauseType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})");
        var causeIndex = arguments.Arguments.IndexOf(argument => argument.Expression.HasAnnotation(InnerException.CauseMark));
        var cause = arguments.Arguments[causeIndex];
        var newCall = SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithLeadingTrivia(SyntaxFactory.Space),
            arguments.ReplaceNode(cause.Expression, place),
            initializer: null);

        var bound = context.Model.GetSpeculativeSymbolInfo(creation.SpanStart, newCall, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
        var parameter = cause.NameColon is { } colon
            ? bound?.Parameters.FirstOrDefault(candidate => candidate.Name == colon.Name.Identifier.ValueText)
            : bound?.Parameters.ElementAtOrDefault(Math.Min(causeIndex, bound.Parameters.Length - 1));

        return parameter is not null && call.TakesCause(parameter);
    }
}

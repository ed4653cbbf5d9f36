using ErrorHandling.Analyzers.Model.Retries.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying;

/// <summary>Changes the settings in an object initializer, which stand one on a line or all on one.</summary>
internal static class OptionSettings
{
    /// <summary>The creation that the node is, or to whose initializer it belongs.</summary>
    public static BaseObjectCreationExpressionSyntax? CreationOf(SyntaxNode node) =>
        node as BaseObjectCreationExpressionSyntax
        ?? (node is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } ? creation : null);

    public static AssignmentExpressionSyntax? Find(BaseObjectCreationExpressionSyntax creation, string name) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(setting => setting.Left.MemberName() == name);

    /// <summary>Whether the wait is set to nothing, which a generator alone makes up for.</summary>
    public static bool WaitIsZero(BaseObjectCreationExpressionSyntax creation, FixContext context) =>
        Find(creation, "Delay") is { Right: var wait } && context.Model.GetOperation(wait, context.CancellationToken) is { } operation && Times.IsZero(operation);

    /// <summary>Adds a setting that is not there.</summary>
    public static void Add(SolutionEdits edits, BaseObjectCreationExpressionSyntax creation, ExpressionSyntax setting) =>
        edits.Replace(creation, current => With(current, setting));

    public static bool CanRemove(AssignmentExpressionSyntax setting) =>
        !setting.HasCommentOrDirective() && !setting.GetTrailingTrivia().HasCommentOrDirective() && !setting.GetLastToken().GetNextToken().TrailingTrivia.HasCommentOrDirective();

    public static void Remove(SolutionEdits edits, AssignmentExpressionSyntax setting)
    {
        var mark = edits.Mark(setting);

        edits.Replace((InitializerExpressionSyntax)setting.Parent!, current =>
            current.GetAnnotatedNodes(mark).FirstOrDefault() is ExpressionSyntax found ? Without(current, current.Expressions.IndexOf(found)) : current);
    }

    private static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax setting)
    {
        if (creation.Initializer is { } initializer)
            return creation.WithInitializer(initializer.WithExpressions(Added(initializer.Expressions, setting)));

        var bare = creation.WithoutTrailingTrivia();
        var added = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new X { Y }")).Initializer!;
        added = added.WithExpressions(added.Expressions.Replace(added.Expressions[0], setting.WithTriviaFrom(added.Expressions[0])));

        return bare switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null } plain => plain.WithType(plain.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(added).WithTrailingTrivia(creation.GetTrailingTrivia()),
            _ => bare.WithArgumentList(bare.ArgumentList!.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(added).WithTrailingTrivia(creation.GetTrailingTrivia()),
        };
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Added(SeparatedSyntaxList<ExpressionSyntax> settings, ExpressionSyntax setting)
    {
        if (settings.Count == 0 || settings.SeparatorCount < settings.Count)
            return settings.InsertInLayout(settings.Count, settings.Count == 1 && settings[0].GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? setting.WithLeadingTrivia(settings[0].GetLeadingTrivia().LayoutOnly()) : setting);

        // A comma stands behind the last one too.
        var comma = settings.GetSeparator(settings.Count - 1);
        return SyntaxFactory.SeparatedList<ExpressionSyntax>(
            settings.GetWithSeparators().Add(setting.WithLeadingTrivia(settings.Last().GetLeadingTrivia().LayoutOnly())).Add(comma.WithLeadingTrivia().WithTrailingTrivia(comma.TrailingTrivia.LayoutOnly())));
    }

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, int index)
    {
        var settings = initializer.Expressions;
        var isLast = index == settings.Count - 1 && settings.SeparatorCount < settings.Count;
        var removed = settings[index];
        var left = settings.RemoveAt(index);

        if (isLast && left.Count > 0)
            left = left.Replace(left.Last(), left.Last().WithTrailingTrivia(removed.GetTrailingTrivia()));

        return initializer.WithExpressions(left);
    }
}

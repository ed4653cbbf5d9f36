using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>
/// A variable before a try that keeps the task awaited in it, so that its handler can ask for every failure. The task is still made
/// inside the try: what fails while it is made stays caught.
/// </summary>
internal sealed class KeptTask
{
    private readonly TryStatementSyntax _tryStatement;
    private readonly StatementSyntax _awaiting;
    private readonly InvocationExpressionSyntax _call;
    private readonly string _name;
    private readonly TypeSyntax _type;

    private KeptTask(TryStatementSyntax tryStatement, StatementSyntax awaiting, InvocationExpressionSyntax call, string name, TypeSyntax type)
    {
        _tryStatement = tryStatement;
        _awaiting = awaiting;
        _call = call;
        _name = name;
        _type = type;
    }

    /// <summary><see langword="null"/> where no statement can go before the call without changing the order of things.</summary>
    public static KeptTask? For(FixContext context, TryStatementSyntax tryStatement, InvocationExpressionSyntax call)
    {
        if (StatementAround(call) is not { } awaiting || context.Model.GetTypeInfo(call, context.CancellationToken).Type is not { } task)
            return null;

        var type = SyntaxFactory.ParseTypeName(task.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);

        if (context.Model.GetNullableContext(tryStatement.SpanStart).AnnotationsEnabled())
            type = SyntaxFactory.NullableType(type);

        return new(tryStatement, awaiting, call, FreeName(call), type);
    }

    /// <summary>What is known of the failures: all of them, or the one that was thrown before there was a task.</summary>
    public ExpressionSyntax AllFailures(IdentifierNameSyntax variable, ITypeSymbol caught, bool isOperand)
    {
        var task = SyntaxFactory.ParseExpression($"{_name}?.Exception");
        var exceptions = caught.HasFullName("System.Exception") ? task : SyntaxFactory.CastExpression(GeneralException(_type is NullableTypeSyntax), task);

        ExpressionSyntax all = SyntaxFactory.BinaryExpression(SyntaxKind.CoalesceExpression, exceptions, variable.WithoutTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        return (isOperand ? SyntaxFactory.ParenthesizedExpression(all) : all).WithTriviaFrom(variable);
    }

    /// <summary>Declares the variable before the try and lets it have the task; several handlers of one try share it.</summary>
    public void Keep(SolutionEdits edits)
    {
        var mark = edits.Mark(_call);

        edits.InsertBefore(_awaiting, nameof(KeptTask), current => (Assignment(current, mark), WithoutCall(current, mark)));
        edits.InsertBefore(_tryStatement, nameof(KeptTask), current => (Declaration(), current));
    }

    private LocalDeclarationStatementSyntax Declaration() =>
        SyntaxFactory.LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(
            _type,
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(_name)
                .WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression))))));

    private ExpressionStatementSyntax Assignment(SyntaxNode current, SyntaxAnnotation mark)
    {
        var call = (ExpressionSyntax)current.GetAnnotatedNodes(mark).Single();

        return SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(_name), call.WithoutAnnotations(mark).WithoutTrivia()));
    }

    private StatementSyntax WithoutCall(StatementSyntax current, SyntaxAnnotation mark)
    {
        var call = current.GetAnnotatedNodes(mark).Single();
        return current.ReplaceNode(call, SyntaxFactory.IdentifierName(_name).WithTriviaFrom(call));
    }

    private static TypeSyntax GeneralException(bool isNullable)
    {
        TypeSyntax type = SyntaxFactory.ParseTypeName("global::System.Exception").WithAdditionalAnnotations(Simplifier.Annotation, DocumentCleanup.Import);
        return isNullable ? SyntaxFactory.NullableType(type) : type;
    }

    /// <summary>The statement that evaluates nothing before the call.</summary>
    private static StatementSyntax? StatementAround(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;

        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)
            || (node.Parent is InvocationExpressionSyntax { Expression: var called } && called == node))
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            ExpressionStatementSyntax or ReturnStatementSyntax => (StatementSyntax)node.Parent,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == node => statement,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } } => statement,
            _ => null,
        };
    }

    /// <summary>A name that depends on nothing that fixes of other findings change.</summary>
    private static string FreeName(InvocationExpressionSyntax call)
    {
        SyntaxNode scope = (SyntaxNode?)call.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? call.SyntaxTree.GetRoot();
        var method = NameOf(call);
        var ordinal = scope.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(other => NameOf(other) == method).TakeWhile(other => other != call).Count() + 1;
        var name = (method == "WhenAll" ? "whenAll" : "parallel") + (ordinal == 1 ? "" : ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));

        return scope.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name) ? name + "Task" : name;
    }

    private static string? NameOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : (call.Expression as SimpleNameSyntax)?.Identifier.ValueText;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ErrorHandling.Analyzers.CodeFixes.Throwing;

/// <summary>Finds the place among a constructor call's arguments where the cause goes, if need be in a call of another constructor.</summary>
internal sealed class InnerException
{
    private static readonly string[] UsualNames = { "innerException", "inner", "cause", "exception", "ex" };
    private static readonly string[] MessageNames = { "message", "msg", "text", "error", "errorMessage", "reason", "description", "details" };

    /// <summary>On the cause, wherever it went.</summary>
    public static readonly SyntaxAnnotation CauseMark = new("ErrorHandling.Cause");

    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly ExpressionSyntax _cause;
    private readonly ITypeSymbol _causeType;

    // A constructor calls its base: there the protected ones can be called too.
    private readonly bool _isInitializer;

    public InnerException(SemanticModel model, int position, ExpressionSyntax cause, ITypeSymbol causeType, bool isInitializer = false)
    {
        _model = model;
        _position = position;
        _isInitializer = isInitializer;
        _cause = cause.WithAdditionalAnnotations(CauseMark);
        _causeType = causeType;
    }

    public ITypeSymbol CauseType => _causeType;

    /// <summary>The arguments with the cause in a parameter that the called constructor has for it.</summary>
    public ArgumentListSyntax? InCalledConstructor(IMethodSymbol constructor, ArgumentListSyntax arguments)
    {
        if (constructor.Parameters.Where(TakesCause).OrderBy(Rank).FirstOrDefault() is not { } parameter)
            return null;

        if (ArgumentOf(parameter, arguments) is not { } argument)
            return parameter.IsOptional ? Insert(parameter, arguments) : null;

        return IsNoCause(argument.Expression)
            ? arguments.ReplaceNode(argument.Expression, _cause.WithTriviaFrom(argument.Expression))
            : null;
    }

    /// <summary>The arguments for a constructor that takes the same and the cause.</summary>
    public ArgumentListSyntax? InOtherConstructor(IMethodSymbol constructor, ArgumentListSyntax arguments)
    {
        var given = constructor.Parameters.Where(parameter => ArgumentOf(parameter, arguments) is not null).ToList();

        var places =
            from candidate in AccessibleConstructors(constructor.ContainingType)
            from parameter in candidate.Parameters
            where TakesCause(parameter) && Takes(candidate.Parameters.Remove(parameter), given)
            orderby Rank(parameter), candidate.Parameters.Length
            select Insert(parameter, arguments);

        return places.FirstOrDefault();
    }

    /// <summary>The arguments for a constructor that takes a message and the cause.</summary>
    public ArgumentListSyntax? WithMessage(INamedTypeSymbol type, ExpressionSyntax message)
    {
        var hasConstructor = AccessibleConstructors(type).Any(constructor =>
            constructor.Parameters.Length == 2 && IsMessage(constructor.Parameters[0]) && TakesCause(constructor.Parameters[1]));

        return hasConstructor
            ? SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
                new[] { SyntaxFactory.Argument(message), SyntaxFactory.Argument(_cause) },
                new[] { SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space) }))
            : null;
    }

    /// <summary>Inserts the cause where the parameter stands; by name where the position does not say enough.</summary>
    public ArgumentListSyntax Insert(IParameterSymbol parameter, ArgumentListSyntax arguments) =>
        Insert(parameter.Name, parameter.Ordinal, arguments);

    public ArgumentListSyntax Insert(string parameterName, int ordinal, ArgumentListSyntax arguments)
    {
        var argument = SyntaxFactory.Argument(_cause);

        if (arguments.Arguments.Any(other => other.NameColon is not null) || ordinal > arguments.Arguments.Count)
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(
                SyntaxFactory.IdentifierName(parameterName), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
            ordinal = arguments.Arguments.Count;
        }

        return arguments.InsertArgument(ordinal, argument);
    }

    private IEnumerable<IMethodSymbol> AccessibleConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor => _model.IsAccessible(_position, constructor)
            || (_isInitializer && constructor.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal));

    public bool TakesCause(IParameterSymbol parameter)
    {
        var type = parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter.Type;
        return type.IsException() && _model.Compilation.ClassifyCommonConversion(_causeType, type) is { IsImplicit: true };
    }

    /// <summary>Whether the parameters mean the same as those given, and need nothing more.</summary>
    private static bool Takes(IReadOnlyList<IParameterSymbol> parameters, List<IParameterSymbol> given) =>
        parameters.Count >= given.Count
        && given.Zip(parameters, MeanTheSame).All(same => same)
        && parameters.Skip(given.Count).All(parameter => parameter.IsOptional || parameter.IsParams);

    // The name tells what a string is: 'paramName' is no 'message'.
    private static bool MeanTheSame(IParameterSymbol left, IParameterSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left.Type, right.Type)
        && left.IsParams == right.IsParams
        && (string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase) || (IsMessage(left) && IsMessage(right)));

    private static bool IsMessage(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String && MessageNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);

    private static int Rank(IParameterSymbol parameter)
    {
        var index = Array.FindIndex(UsualNames, name => string.Equals(name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        return (index < 0 ? UsualNames.Length : index) + (parameter.IsParams ? UsualNames.Length + 1 : 0);
    }

    private static ArgumentSyntax? ArgumentOf(IParameterSymbol parameter, ArgumentListSyntax arguments)
    {
        for (var index = 0; index < arguments.Arguments.Count; index++)
        {
            var argument = arguments.Arguments[index];

            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : index == parameter.Ordinal)
                return argument;
        }

        return null;
    }

    // 'null', 'default', or what lies behind the cause and would be lost with it.
    private static bool IsNoCause(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        DefaultExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNoCause(suppressed.Operand),
        CastExpressionSyntax cast => IsNoCause(cast.Expression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InnerException" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBaseException" } } => true,
        _ => false,
    };
}

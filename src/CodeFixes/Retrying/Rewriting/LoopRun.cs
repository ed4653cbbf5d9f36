using ErrorHandling.Analyzers.Model;
using ErrorHandling.Analyzers.Model.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ErrorHandling.Analyzers.CodeFixes.Retrying.Rewriting;

/// <summary>
/// Runs a retry loop in thought: its work fails so often and then succeeds. That shows how often it tries, how long it waits and how it ends,
/// however the loop is written; where a step cannot be worked out the end is unknown.
/// </summary>
internal sealed class LoopRun
{
    /// <summary>So many retries show how a row of them goes on.</summary>
    public const int Enough = 20;

    /// <summary>So many rounds of the loop are no bound.</summary>
    private const int TooMany = 1000;

    private readonly RetryLoop _loop;
    private readonly int _failures;
    private readonly LoopValues _values;
    private readonly LoopTrace _trace = new();
    private readonly ILocalSymbol? _exception;

    private LoopRun(RetryLoop loop, int failures)
    {
        _loop = loop;
        _failures = failures;
        _values = new(Initial);
        _exception = loop.Handler.Declaration is { } declaration ? loop.Model.GetDeclaredSymbol(declaration) : null;
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
        Throw,
        Unknown,
    }

    private LoopPause Pause => _trace.Pauses[_trace.Attempts];

    public static LoopTrace Of(RetryLoop loop, int failures = int.MaxValue)
    {
        var run = new LoopRun(loop, failures);
        run._trace.End = run.RunLoop();

        foreach (var (variable, value) in run._values.All)
        {
            if (SymbolEqualityComparer.Default.Equals(variable, run._exception))
                continue;

            if (!run._trace.Variables.ContainsKey(variable))
                run._trace.Variables.Add(variable, null);

            if (value == LoopValues.Caught)
                run._trace.Kept.Add(variable);
        }

        return run._trace;
    }

    private LoopEnd RunLoop() => _loop.Loop switch
    {
        WhileStatementSyntax loop => Run(loop.Condition, asksFirst: true, default),
        DoStatementSyntax loop => Run(loop.Condition, asksFirst: false, default),
        ForStatementSyntax loop => (loop.Declaration is { } declaration ? Declare(declaration) : DoAll(loop.Initializers)) ? Run(loop.Condition, asksFirst: true, loop.Incrementors) : LoopEnd.Unknown,
        _ => LoopEnd.Unknown,
    };

    private LoopEnd Run(ExpressionSyntax? condition, bool asksFirst, SeparatedSyntaxList<ExpressionSyntax> incrementors)
    {
        for (var round = 0; round < TooMany; round++)
        {
            if ((asksFirst || round > 0) && condition is not null)
            {
                switch (Read(condition))
                {
                    case true: break;
                    case false: return LoopEnd.Left;
                    default: return LoopEnd.Unknown;
                }
            }

            switch (DoAll(_loop.Body.Statements))
            {
                case Flow.Break: return LoopEnd.Left;
                case Flow.Return: return LoopEnd.Returned;
                case Flow.Throw: return LoopEnd.Thrown;
                case Flow.Unknown: return LoopEnd.Unknown;
            }

            if (!DoAll(incrementors))
                return LoopEnd.Unknown;
        }

        return LoopEnd.Endless;
    }

    private Flow DoAll(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            if (Do(statement) is not Flow.Next and var flow)
                return flow;
        }

        return Flow.Next;
    }

    private Flow Do(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => DoAll(block.Statements),
        EmptyStatementSyntax => Flow.Next,
        BreakStatementSyntax => Flow.Break,
        ContinueStatementSyntax => Flow.Continue,
        ReturnStatementSyntax { Expression: null } => Flow.Return,
        ThrowStatementSyntax { Expression: var thrown } => thrown is null || Read(thrown) == LoopValues.Caught ? Flow.Throw : Flow.Unknown,
        IfStatementSyntax choice => Choose(choice),
        LocalDeclarationStatementSyntax { Declaration: var declaration } => Declare(declaration) ? Flow.Next : Flow.Unknown,
        ExpressionStatementSyntax expression => Do(expression) ? Flow.Next : Flow.Unknown,
        TryStatementSyntax attempt when attempt == _loop.Try => Attempt(),
        _ => Flow.Unknown,
    };

    private Flow Attempt()
    {
        var statements = _loop.Try.Block.Statements;
        var first = statements.IndexOf(_loop.Work[0]);

        if (DoAll(statements.Take(first)) is not Flow.Next and var before)
            return before == Flow.Throw ? Flow.Unknown : before;

        _trace.Attempts++;
        _trace.Pauses.Add(new());

        if (_trace.Attempts <= _failures)
            return Handle();

        return _loop.Returns ? Flow.Return : DoAll(statements.Skip(first + _loop.Work.Count));
    }

    private Flow Handle()
    {
        if (_loop.Handler.Filter is { FilterExpression: var filter })
        {
            foreach (var condition in Conjuncts(filter))
            {
                switch (Holds(condition, _trace.Conditions))
                {
                    case null: return Flow.Unknown;
                    case false: return Flow.Throw;
                }
            }
        }

        if (_exception is not null)
            _values[_exception] = LoopValues.Caught;

        if (Do(_loop.Handler.Block) is not Flow.Next and var flow)
            return flow;

        Pause.EndsHandler = true;
        Count();
        return Flow.Next;
    }

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Conjuncts(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => new[] { condition },
    };

    /// <summary>A condition on the exception holds for one that is tried again; nobody cancels.</summary>
    private bool? Holds(ExpressionSyntax condition, HashSet<ExpressionSyntax> onException)
    {
        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } && AsksToken(operand))
            return true;

        if (!Mentions(condition, _exception))
            return Read(condition) as bool?;

        onException.Add(condition);
        return true;
    }

    private bool AsksToken(ExpressionSyntax condition)
    {
        if (condition is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested", Expression: var token } || !IsToken(token))
            return false;

        _trace.Tokens.Add(token.ToString());
        return true;
    }

    private bool IsToken(ExpressionSyntax expression) => _loop.Model.GetTypeInfo(expression).Type is { } type && RetryTokens.IsToken(type);

    private bool Mentions(SyntaxNode node, ISymbol? symbol) =>
        symbol is not null
        && node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(_loop.Model.GetSymbolInfo(name).Symbol, symbol));

    private Flow Choose(IfStatementSyntax choice)
    {
        if (IsGuard(choice))
            return Pause.IsEmpty ? Flow.Next : Flow.Unknown;

        return Read(choice.Condition) switch
        {
            true => Do(choice.Statement),
            false => choice.Else is { Statement: var otherwise } ? Do(otherwise) : Flow.Next,
            _ => Flow.Unknown,
        };
    }

    /// <summary><c>if (ex is FileNotFoundException) throw;</c> and <c>if (token.IsCancellationRequested) throw;</c> take out what is not tried again.</summary>
    private bool IsGuard(IfStatementSyntax choice)
    {
        if (choice.Else is not null || !RetryLoop.OnlyRethrows(choice.Statement))
            return false;

        if (AsksToken(choice.Condition))
            return true;

        if (!Mentions(choice.Condition, _exception))
            return false;

        _trace.Exclusions.Add(choice.Condition);
        return true;
    }

    private bool Do(ExpressionStatementSyntax statement)
    {
        if (RetryWait.Read(statement.Expression, _loop.Model) is { } wait)
            return Wait(wait);

        if (statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfCancellationRequested", Expression: var token } } && IsToken(token))
        {
            _trace.Tokens.Add(token.ToString());
            return true;
        }

        return statement.Expression is AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            ? Read(statement.Expression) != LoopValues.Unknown
            : Log(statement);
    }

    private bool Wait(RetryWait wait)
    {
        var amount = Read(wait.Amount);
        var length = amount is long milliseconds ? Arithmetic.Time(milliseconds, TimeSpan.TicksPerMillisecond) : amount;

        if (Pause.Wait is not null || length is not (TimeSpan or GivenValue))
            return false;

        Pause.Wait = length;
        Pause.Amount = wait.Amount;
        Pause.IsMilliseconds = amount is long;

        Count();

        if (wait.Token is { } token)
            _trace.Tokens.Add(token.ToString());

        return true;
    }

    private void Count()
    {
        foreach (var (variable, value) in _values.All)
        {
            if (value is long number && !Pause.Counters.ContainsKey(variable))
                Pause.Counters.Add(variable, number);
        }
    }

    /// <summary>An entry is written before the wait, and once for each retry.</summary>
    private bool Log(ExpressionStatementSyntax statement)
    {
        if (!Pause.IsEmpty || _trace.Attempts == 0 || _loop.Model.GetOperation(statement.Expression) is not IInvocationOperation call || LogCallRecognizer.Recognize(call) is null)
            return false;

        Pause.Log = statement;

        foreach (var name in statement.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (_loop.Model.GetSymbolInfo(name).Symbol is ILocalSymbol local && !Pause.Logged.ContainsKey(local))
                Pause.Logged.Add(local, _values[local]);
        }

        return true;
    }

    private bool DoAll(SeparatedSyntaxList<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions)
        {
            if (Read(expression) == LoopValues.Unknown)
                return false;
        }

        return true;
    }

    private bool Declare(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (_loop.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
                return false;

            var value = variable.Initializer is { Value: var initial } ? Read(initial) : LoopValues.Unknown;

            if (value == LoopValues.Unknown)
                return false;

            _values[local] = value;
        }

        return true;
    }

    private object? Read(ExpressionSyntax expression) => _values.Read(_loop.Model.GetOperation(expression));

    /// <summary>What a variable holds that is declared before the loop, in the same block.</summary>
    private object? Initial(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration } variable
            || declaration.Parent != _loop.Loop.Parent
            || declaration.SpanStart > _loop.Loop.SpanStart)
        {
            return LoopValues.Unknown;
        }

        _trace.Variables[local] = declaration;
        return variable.Initializer is { Value: var initial } ? Read(initial) : LoopValues.Unassigned;
    }
}

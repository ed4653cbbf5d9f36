using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>Something about an exception type that makes it hard to use for those who throw or catch it.</summary>
internal enum ExceptionTypeFault
{
    /// <summary>Its name does not say that it is an exception.</summary>
    Name,

    /// <summary>Its base means nothing, or means a failure of the runtime itself.</summary>
    Base,

    /// <summary>No constructor takes an inner exception.</summary>
    NoCause,

    /// <summary>No constructor takes an inner exception or a message.</summary>
    NoMessage,

    /// <summary>A constructor takes an inner exception and does not hand it on.</summary>
    LostCause,

    /// <summary>A constructor takes a message and does not hand it on.</summary>
    LostMessage,
}

/// <summary>What there is to know of an exception type that is declared in the compilation.</summary>
internal sealed class ExceptionTypeFacts
{
    private const int MaxCalls = 8;

    // What the runtime throws when it or the code is broken; handlers and monitoring take these for crashes.
    private static readonly string[] MisleadingBases =
    {
        "System.ApplicationException", "System.SystemException", "System.NullReferenceException", "System.IndexOutOfRangeException",
        "System.OutOfMemoryException", "System.StackOverflowException", "System.AccessViolationException", "System.ExecutionEngineException",
        "System.InvalidProgramException", "System.ArrayTypeMismatchException", "System.Threading.ThreadAbortException",
    };

    private readonly INamedTypeSymbol _type;
    private readonly ErrorModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<ExceptionConstructor> _constructors;

    public ExceptionTypeFacts(INamedTypeSymbol type, ErrorModel model, CancellationToken cancellationToken)
    {
        _type = type;
        _model = model;
        _cancellationToken = cancellationToken;
        _constructors = type.InstanceConstructors
            .Select(constructor => new ExceptionConstructor(constructor, model, cancellationToken))
            .Where(constructor => !constructor.Deserializes)
            .ToList();
    }

    /// <summary>Whether nobody outside could catch the type by any name that says what happened.</summary>
    public static bool CannotBeCaught(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsVisibleOutsideAssembly())
                return current.HasFullName("System.Exception") || IsMisleadingBase(current);
        }

        return false;
    }

    /// <summary>The faults, each with the constructor that it is a fault of, if any.</summary>
    /// <param name="needsCause">Whether those who create the type have an inner exception to give it.</param>
    public List<(ExceptionTypeFault Fault, IMethodSymbol? Constructor)> Faults(bool needsCause)
    {
        var faults = new List<(ExceptionTypeFault, IMethodSymbol?)>();

        if (!_type.Name.EndsWith("Exception", StringComparison.Ordinal))
            faults.Add((ExceptionTypeFault.Name, null));

        if (_type.BaseType is { } baseType && IsMisleadingBase(baseType) && _constructors.Any(constructor => constructor.IsForOthers))
            faults.Add((ExceptionTypeFault.Base, null));

        if (_constructors.Any(constructor => constructor.IsBroken))
            return faults;

        if (BaseTakesCause())
        {
            faults.AddRange(_constructors.Where(constructor => constructor.LosesCause).Select(ConstructorFault(ExceptionTypeFault.LostCause)));

            if (!_constructors.Any(constructor => constructor.PassesCause || constructor.LosesCause))
                AddMissing(faults, needsCause);
        }

        if (!OverridesMessage(_type))
            faults.AddRange(_constructors.Where(constructor => constructor.LosesMessage).Select(ConstructorFault(ExceptionTypeFault.LostMessage)));

        return faults;
    }

    /// <summary>
    /// A type that writes its own message out of what it is given says all there is to say: it is thrown where a rule was broken, and
    /// nothing failed before it.
    /// </summary>
    private void AddMissing(List<(ExceptionTypeFault, IMethodSymbol?)> faults, bool needsCause)
    {
        var forOthers = _constructors.Where(constructor => constructor.IsForOthers).OrderBy(constructor => constructor.Symbol.Parameters.Length).ToList();

        if (forOthers.FirstOrDefault(constructor => constructor.TakesMessage) is { } takesMessage)
        {
            if (needsCause)
                faults.Add((ExceptionTypeFault.NoCause, takesMessage.Symbol));
        }
        else if (forOthers.Count > 0 && !OverridesMessage(_type) && !forOthers.Any(HasMessage))
        {
            faults.Add((ExceptionTypeFault.NoMessage, forOthers[0].Symbol));
        }
    }

    private bool HasMessage(ExceptionConstructor constructor)
    {
        // Half-typed constructors may call each other in a circle.
        for (var steps = 0; steps < MaxCalls && !constructor.PassesText; steps++)
        {
            if (constructor.Called is not { } called)
                return true; // Broken code.

            if (!IsOwn(called.ContainingType))
                return !called.ContainingType.HasFullName("System.Exception") && !IsMisleadingBase(called.ContainingType);

            constructor = new ExceptionConstructor(called, _model, _cancellationToken);
        }

        return true;
    }

    private bool BaseTakesCause() =>
        _type.BaseType is { } baseType
        && (IsOwn(baseType) || baseType.InstanceConstructors.Any(constructor =>
            constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && constructor.Parameters.Any(parameter => parameter.Type.IsOrInheritsFrom(_model.Types.Exception))));

    private bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _model.Types.OwnAssembly);

    private static Func<ExceptionConstructor, (ExceptionTypeFault, IMethodSymbol?)> ConstructorFault(ExceptionTypeFault fault) =>
        constructor => (fault, constructor.Symbol);

    private bool OverridesMessage(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && IsOwn(current); current = current.BaseType)
        {
            if (current.GetMembers("Message").Any(member => member is IPropertySymbol { IsOverride: true }))
                return true;
        }

        return false;
    }

    private static bool IsMisleadingBase(ITypeSymbol type)
    {
        foreach (var name in MisleadingBases)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }
}

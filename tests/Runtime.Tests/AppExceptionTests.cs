using System.Globalization;
using System.Reflection;

namespace ErrorHandling.Runtime.Tests;

public sealed class AppExceptionTests
{
    private static readonly Exception Cause = new IOException("cause");

    public static TheoryData<Type> Leaves => new(LeafTypes);

    private static IEnumerable<Type> LeafTypes =>
        typeof(AppException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(AppException)) && !type.IsAbstract);

    [Theory]
    [InlineData(typeof(InvalidInputException), typeof(RequestException), 400, "INVALID_INPUT", false)]
    [InlineData(typeof(ValidationFailedException), typeof(RequestException), 422, "VALIDATION_ERROR", false)]
    [InlineData(typeof(AuthenticationRequiredException), typeof(RequestException), 401, "AUTHENTICATION_REQUIRED", false)]
    [InlineData(typeof(AccessDeniedException), typeof(RequestException), 403, "ACCESS_DENIED", false)]
    [InlineData(typeof(NotFoundException), typeof(RequestException), 404, "NOT_FOUND", false)]
    [InlineData(typeof(ConflictException), typeof(RequestException), 409, "CONFLICT", false)]
    [InlineData(typeof(RateLimitExceededException), typeof(ResourceException), 429, "RATE_LIMIT_EXCEEDED", true)]
    [InlineData(typeof(CapacityExceededException), typeof(ResourceException), 503, "CAPACITY_EXCEEDED", true)]
    [InlineData(typeof(ResourceUnavailableException), typeof(ResourceException), 503, "SERVICE_UNAVAILABLE", true)]
    [InlineData(typeof(DatabaseUnavailableException), typeof(InfrastructureException), 503, "DATABASE_UNAVAILABLE", true)]
    [InlineData(typeof(DatabaseConflictException), typeof(InfrastructureException), 409, "DATABASE_CONFLICT", false)]
    [InlineData(typeof(CacheUnavailableException), typeof(InfrastructureException), 503, "CACHE_UNAVAILABLE", true)]
    [InlineData(typeof(NetworkException), typeof(InfrastructureException), 502, "BAD_GATEWAY", true)]
    [InlineData(typeof(OperationTimeoutException), typeof(InfrastructureException), 504, "GATEWAY_TIMEOUT", true)]
    [InlineData(typeof(ExternalServiceException), typeof(ExternalException), 502, "EXTERNAL_SERVICE_ERROR", true)]
    [InlineData(typeof(CircuitOpenException), typeof(ExternalException), 503, "CIRCUIT_BREAKER_OPEN", true)]
    public void Leaf_HasItsBranchStatusCodeAndTransience(Type leaf, Type branch, int httpStatus, string code, bool isTransient)
    {
        var error = Create(leaf);

        Assert.Equal(branch, leaf.BaseType);
        Assert.Equal((httpStatus, code, isTransient), (ErrorTable.Default.Find(error).HttpStatus, error.Code, error.IsTransient));
    }

    [Fact]
    public void Leaves_AreAllInTheTableAbove()
    {
        var listed = typeof(AppExceptionTests).GetMethod(nameof(Leaf_HasItsBranchStatusCodeAndTransience))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => ((IReadOnlyList<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value);

        Assert.Equal(LeafTypes.Select(type => type.Name).Order(), listed.Cast<Type>().Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Leaf_HasTheConstructorsThatPeopleExpect(Type leaf)
    {
        Assert.DoesNotContain("Exception of type", Create(leaf).Message);
        Assert.Null(Create(leaf).InnerException);
        Assert.Equal("what happened", Create(leaf, "what happened").Message);

        var withCause = Create(leaf, "what happened", Cause);
        Assert.Equal("what happened", withCause.Message);
        Assert.Same(Cause, withCause.InnerException);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void EveryConstructorWithDomainValues_TakesAnInnerException(Type leaf)
    {
        var rich = leaf.GetConstructors().Where(constructor => constructor.GetParameters().Any(IsDomainValue));

        Assert.All(rich, constructor => Assert.Equal(typeof(Exception), constructor.GetParameters()[^1].ParameterType));

        static bool IsDomainValue(ParameterInfo parameter) => parameter.Name is not ("message" or "innerException");
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void MessageIsNull_IsReplacedByAGeneralOne(Type leaf) =>
        Assert.Equal(Create(leaf).Message, Create(leaf, null, null).Message);

    [Fact]
    public void IdentifierInAMessage_IsWrittenAlikeInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("Rate '1.5' was not found.", new NotFoundException("Rate", 1.5).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void DomainConstructors_KeepValuesMessageAndCause()
    {
        var notFound = new NotFoundException("Order", 42, Cause);
        Assert.Equal(("Order", (object)42, "Order '42' was not found."), (notFound.Resource, notFound.Identifier, notFound.Message));
        Assert.DoesNotContain("42", notFound.PublicMessage);

        var rateLimit = new RateLimitExceededException(10, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), Cause);
        Assert.Equal((10, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30)), (rateLimit.Limit, rateLimit.Window, rateLimit.RetryAfter));
        Assert.Equal("The limit of 10 requests in 00:01:00 is exceeded.", rateLimit.Message);

        var timeout = new OperationTimeoutException("Ship", TimeSpan.FromSeconds(5), Cause);
        Assert.Equal(("Ship", TimeSpan.FromSeconds(5), "Ship took longer than 00:00:05."), (timeout.Operation, timeout.Timeout, timeout.Message));

        var external = new ExternalServiceException("payments", 503, Cause);
        Assert.Equal(("payments", 503, "payments answered with status 503."), (external.Service, external.UpstreamStatus, external.Message));

        var circuit = new CircuitOpenException("payments", TimeSpan.FromSeconds(7), Cause);
        Assert.Equal(("payments", TimeSpan.FromSeconds(7)), (circuit.Service, circuit.RetryAfter));
        Assert.Equal("payments is not called for another 00:00:07.", circuit.Message);

        var validation = new ValidationFailedException([new FieldError("email", "Not an address.", "FORMAT"), new FieldError("age", "Missing.")], Cause);
        Assert.Equal(["FORMAT", "INVALID_INPUT"], validation.Errors.Select(error => error.Code));
        Assert.Equal("Not an address.", validation.Errors[0].Message);
        Assert.Equal("Validation failed for: email, age.", validation.Message);

        Assert.All(
            new AppException[] { notFound, rateLimit, timeout, external, circuit, validation },
            error => Assert.Same(Cause, error.InnerException));
    }

    [Fact]
    public void CreatedWithoutDomainValues_TheyAreAbsent()
    {
        Assert.Null(new NotFoundException().Resource);
        Assert.Null(new NotFoundException().Identifier);
        Assert.Null(new RateLimitExceededException().Limit);
        Assert.Null(new RateLimitExceededException().Window);
        Assert.Null(new RateLimitExceededException().RetryAfter);
        Assert.Null(new OperationTimeoutException().Operation);
        Assert.Null(new OperationTimeoutException().Timeout);
        Assert.Null(new ExternalServiceException().Service);
        Assert.Null(new ExternalServiceException().UpstreamStatus);
        Assert.Null(new CircuitOpenException().Service);
        Assert.Empty(new ValidationFailedException().Errors);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(409, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(505, false)]
    public void UpstreamStatus_DecidesWhetherARetryCanHelp(int upstreamStatus, bool isTransient) =>
        Assert.Equal(isTransient, new ExternalServiceException("payments", upstreamStatus).IsTransient);

    [Fact]
    public void WrongDomainValue_IsRefused()
    {
        Assert.Throws<ArgumentException>("resource", () => new NotFoundException(" ", 1));
        Assert.Throws<ArgumentNullException>("identifier", () => new NotFoundException("Order", identifier: null!));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => new RateLimitExceededException(-1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("window", () => new RateLimitExceededException(1, -TimeSpan.FromTicks(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateLimitExceededException(1, TimeSpan.Zero, -TimeSpan.FromTicks(1)));
        Assert.Throws<ArgumentNullException>("operation", () => new OperationTimeoutException(null!, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => new OperationTimeoutException("Ship", -TimeSpan.FromTicks(1)));
        Assert.Throws<ArgumentNullException>("service", () => new ExternalServiceException(null!, 500));
        Assert.Throws<ArgumentOutOfRangeException>("upstreamStatus", () => new ExternalServiceException("payments", 600));
        Assert.Throws<ArgumentNullException>("service", () => new CircuitOpenException(null!, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitOpenException("payments", -TimeSpan.FromTicks(1)));
        Assert.Throws<ArgumentNullException>("errors", () => new ValidationFailedException((IEnumerable<FieldError>)null!));
        Assert.Throws<ArgumentNullException>("errors", () => new ValidationFailedException([null!]));
        Assert.Throws<ArgumentException>("field", () => new FieldError("", "x"));
        Assert.Throws<ArgumentException>("message", () => new FieldError("x", ""));
        Assert.Throws<ArgumentException>("code", () => new FieldError("x", "x", ""));
    }

    [Fact]
    public void ErrorId_IsUniqueAndStays()
    {
        var error = new ConflictException();

        Assert.Matches("^[0-9a-f]{32}$", error.ErrorId);
        Assert.Equal(error.ErrorId, error.ErrorId);
        Assert.NotEqual(error.ErrorId, new ConflictException().ErrorId);
    }

    [Fact]
    public void Defaults_ComeFromTheDefaultTable()
    {
        var error = new NotFoundException();

        Assert.Equal(ErrorCategory.NotFound, error.Category);
        Assert.Equal(ErrorSeverity.Information, error.Severity);
        Assert.Equal(ErrorTable.Default.Find(ErrorCategory.NotFound).PublicMessage, error.PublicMessage);
        Assert.Null(error.RetryAfter);
        Assert.Empty(error.Details);
    }

    [Fact]
    public void ValueSetOnTheInstance_Stays()
    {
        var error = new NotFoundException
        {
            Code = "ORDER-404-001",
            Severity = ErrorSeverity.Warning,
            IsTransient = true,
            RetryAfter = TimeSpan.FromSeconds(2),
            PublicMessage = "There is no such order.",
        };

        Assert.Equal(
            ("ORDER-404-001", ErrorSeverity.Warning, true, TimeSpan.FromSeconds(2), "There is no such order."),
            (error.Code, error.Severity, error.IsTransient, error.RetryAfter!.Value, error.PublicMessage));
    }

    [Fact]
    public void RetryAfterSetToNull_IsForgotten()
    {
        var error = new CircuitOpenException("payments", TimeSpan.FromSeconds(1)) { RetryAfter = null };

        Assert.Null(error.RetryAfter);
    }

    [Fact]
    public void WrongValueSetOnTheInstance_IsRefused()
    {
        var error = new ConflictException();

        Assert.Throws<ArgumentException>(() => error.Code = " ");
        Assert.Throws<ArgumentNullException>(() => error.PublicMessage = null!);
        Assert.Throws<ArgumentOutOfRangeException>(() => error.Severity = (ErrorSeverity)99);
        Assert.Throws<ArgumentOutOfRangeException>(() => error.RetryAfter = -TimeSpan.FromTicks(1));
        Assert.Throws<ArgumentNullException>(() => error.Details = null!);
    }

    [Fact]
    public void Details_AreACopyThatStaysOutOfTheText()
    {
        var details = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["CardNumber"] = "4111111111111111" };
        var error = new ConflictException { Details = details };

        details["Other"] = 1;

        Assert.Equal(["CardNumber"], error.Details.Keys);
        Assert.False(error.Details.ContainsKey("cardnumber"));
        Assert.False(error.Details is Dictionary<string, object?>);
        Assert.DoesNotContain("4111", error.ToString());
    }

    [Fact]
    public void OwnExceptionOfAnApplication_ChoosesCategoryAndCode()
    {
        var error = new OrderClosedException();

        Assert.Equal((ErrorCategory.Conflict, "ORDER_CLOSED", 409), (error.Category, error.Code, ErrorTable.Default.Find(error).HttpStatus));
        Assert.Throws<ArgumentOutOfRangeException>("category", () => new OrderClosedException((ErrorCategory)999));
    }

    private static AppException Create(Type leaf) => (AppException)leaf.GetConstructor([])!.Invoke([]);

    private static AppException Create(Type leaf, string message) => (AppException)leaf.GetConstructor([typeof(string)])!.Invoke([message]);

    private static AppException Create(Type leaf, string? message, Exception? cause) =>
        (AppException)leaf.GetConstructor([typeof(string), typeof(Exception)])!.Invoke([message, cause]);

    private sealed class OrderClosedException(ErrorCategory category = ErrorCategory.Conflict)
        : RequestException(category, "ORDER_CLOSED", "The order is closed.", innerException: null);
}

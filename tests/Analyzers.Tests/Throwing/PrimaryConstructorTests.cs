using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using FixTest = CSharpCodeFixTest<CauseLostWhenWrappingAnalyzer, CauseLostWhenWrappingCodeFix, DefaultVerifier>;

public sealed class PrimaryConstructorTests
{
    [CSharpFact(12)]
    public Task TypeWithoutBody_GetsOneForTheOldParameters() => Adds(
        "class OrderException(string message) : Exception(message); // short",
        "OrderException(\"failed\")",
        """
        class OrderException(string message, Exception innerException) : Exception(message, innerException)
        {
            public OrderException(string message) : this(message, null) { }
        } // short
        """,
        "OrderException(\"failed\", ex)");

    [CSharpFact(12)]
    public Task TypeWithMembers_KeepsThem() => Adds(
        """
        class OrderException<T>(T id, string text) : Exception($"{id}: {text}") where T : struct
        {
            private readonly T _id = id;

            // Where to look.
            public T Id => _id;
        }
        """,
        "OrderException<int>(7, \"failed\")",
        """
        class OrderException<T>(T id, string text, Exception innerException) : Exception($"{id}: {text}", innerException) where T : struct
        {
            private readonly T _id = id;

            public OrderException(T id, string text) : this(id, text, null) { }

            // Where to look.
            public T Id => _id;
        }
        """,
        "OrderException<int>(7, \"failed\", ex)");

    [CSharpFact(12)]
    public Task NullableContext_AllowsNoCause() => Adds(
        "#nullable enable\nclass OrderException(string? message = null) : Exception(message) { }\n#nullable disable",
        "OrderException(\"failed\")",
        """
        #nullable enable
        class OrderException(string? message, Exception? innerException) : Exception(message, innerException)
        {
            public OrderException(string? message = null) : this(message, null) { }
        }
        #nullable disable
        """,
        "OrderException(\"failed\", ex)");

    [CSharpFact(12)]
    public Task BaseWithoutArguments_GetsThem() => Adds(
        """
        class OrderException(int id) : Exception
        {
            public int Id => id;
        }
        """,
        "OrderException(7)",
        """
        class OrderException(int id, Exception innerException) : Exception(null, innerException)
        {
            public OrderException(int id) : this(id, null) { }

            public int Id => id;
        }
        """,
        "OrderException(7, ex)");

    [CSharpFact(12)]
    public Task OptionalParameter_StaysOptionalInTheOldOne() => Adds(
        "class OrderException(string message, int code = 3) : Exception(message + code);",
        "OrderException(\"failed\", 4)",
        """
        class OrderException(string message, int code, Exception innerException) : Exception(message + code, innerException)
        {
            public OrderException(string message, int code = 3) : this(message, code, null) { }
        }
        """,
        "OrderException(\"failed\", 4, ex)");

    [CSharpFact(12)]
    public Task Documentation_IsKeptForBoth() => Adds(
        """
        /// <summary>An order failed.</summary>
        /// <param name="message">Why.</param>
        class OrderException(string message) : Exception(message);
        """,
        "OrderException(\"failed\")",
        """
        /// <summary>An order failed.</summary>
        /// <param name="message">Why.</param>
        /// <param name="innerException">The exception that is the cause of this one.</param>
        class OrderException(string message, Exception innerException) : Exception(message, innerException)
        {
            /// <summary>Creates the exception without a cause.</summary>
            /// <param name="message">Why.</param>
            public OrderException(string message) : this(message, null) { }
        }
        """,
        "OrderException(\"failed\", ex)");

    [CSharpFact(12)]
    public Task OtherConstructor_GetsItsPartnerThroughThePrimaryOne() => Adds(
        """
        class OrderException(string message) : Exception(message)
        {
            public OrderException(int id) : this("Order " + id) { }
        }
        """,
        "OrderException(7)",
        """
        class OrderException(string message, Exception innerException) : Exception(message, innerException)
        {
            public OrderException(string message) : this(message, null) { }

            public OrderException(int id) : this("Order " + id) { }
            public OrderException(int id, Exception innerException) : this("Order " + id, innerException) { }
        }
        """,
        "OrderException(7, ex)");

    [CSharpFact(12)]
    public Task PartialType_IsChangedWhereItsParametersAre() => Adds(
        """
        partial class OrderException { public int Code { get; } }
        partial class OrderException(string message) : Exception(message);
        """,
        "OrderException(\"failed\")",
        """
        partial class OrderException { public int Code { get; } }
        partial class OrderException(string message, Exception innerException) : Exception(message, innerException)
        {
            public OrderException(string message) : this(message, null) { }
        }
        """,
        "OrderException(\"failed\", ex)");

    [CSharpFact(12)]
    public Task BaseInAnotherProject_GetsOneToo() => new FixTest
    {
        TestState =
        {
            Sources = { Code("class OrderException(string text) : AppException(text);", "[|throw new OrderException(\"failed\");|]") },
            AdditionalProjects = { ["Errors"] = { Sources = { "public abstract class AppException(string text) : System.Exception(text);\n" } } },
            AdditionalProjectReferences = { "Errors" },
        },
        FixedState =
        {
            Sources =
            {
                Code(
                    "class OrderException(string text, Exception innerException) : AppException(text, innerException)\n{\n    public OrderException(string text) : this(text, null) { }\n}",
                    "throw new OrderException(\"failed\", ex);"),
            },
            AdditionalProjects =
            {
                ["Errors"] =
                {
                    Sources =
                    {
                        """
                        public abstract class AppException(string text, System.Exception innerException) : System.Exception(text, innerException)
                        {
                            /// <summary>Creates the exception without a cause.</summary>
                            protected AppException(string text) : this(text, null) { }
                        }

                        """,
                    },
                },
            },
            AdditionalProjectReferences = { "Errors" },
        },
    }.RunAsync();

    [CSharpFact(12)]
    public async Task NoSoundRewrite_NothingIsOffered()
    {
        await IsNotOffered("class E(string format, params string[] values) : Exception(string.Format(format, values));", "E(\"{0}\", \"a\")");
        await IsNotOffered("class E(string message) : Exception(message) { public string innerException => \"\"; }", "E(\"a\")");
        await IsNotOffered("class E(string message) : Exception(message) { public E(string message, object data) : this(message) { } }", "E(\"a\")");
        await IsNotOffered("class E(string paramName) : ArgumentNullException(paramName);", "E(\"a\")");
    }

    private static Task IsNotOffered(string type, string creation)
    {
        var code = Code(type, $"[|throw new {creation};|]");
        return new FixTest { TestCode = code, FixedCode = code }.RunAsync();
    }

    private static Task Adds(string type, string creation, string fixedType, string fixedCreation) => new FixTest
    {
        TestCode = Code(type, $"[|throw new {creation};|]"),
        FixedCode = Code(fixedType, $"throw new {fixedCreation};"),
    }.RunAsync();

    private static string Code(string type, string throwStatement) =>
        $$"""
        #nullable disable
        using System;
        {{type}}
        class C
        {
            void M(Action work)
            {
                try { work(); }
                catch (Exception ex)
                {
                    Console.Write(ex.Message);
                    {{throwStatement}}
                }
            }
        }
        """;
}

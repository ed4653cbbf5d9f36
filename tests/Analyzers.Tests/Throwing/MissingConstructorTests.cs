using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using FixTest = CSharpCodeFixTest<CauseLostWhenWrappingAnalyzer, CauseLostWhenWrappingCodeFix, DefaultVerifier>;

public sealed class MissingConstructorTests
{
    [Fact]
    public Task Message_IsPassedOnWithTheCause() => Adds(
        """
        class OrderException : Exception
        {
            public OrderException(string message) : base(message) { }
        }
        """,
        "OrderException(\"failed\")",
        """
        class OrderException : Exception
        {
            public OrderException(string message) : base(message) { }
            public OrderException(string message, Exception innerException) : base(message, innerException) { }
        }
        """,
        "OrderException(\"failed\", ex)");

    [Fact]
    public Task MessageOfItsOwn_Stays() => Adds(
        """
        class OrderException : Exception
        {
            public OrderException() : base("No order") { }
        }
        """,
        "OrderException()",
        """
        class OrderException : Exception
        {
            public OrderException() : base("No order") { }
            public OrderException(Exception innerException) : base("No order", innerException) { }
        }
        """,
        "OrderException(ex)");

    [Fact]
    public Task OtherData_IsKeptAsBefore() => Adds(
        """
        class OrderException : Exception
        {
            public OrderException(int id)
                : base($"Order {id} failed")
            {
                Id = id;
            }

            public int Id { get; }
        }
        """,
        "OrderException(7)",
        """
        class OrderException : Exception
        {
            public OrderException(int id)
                : base($"Order {id} failed")
            {
                Id = id;
            }

            public OrderException(int id, Exception innerException)
                : base($"Order {id} failed", innerException)
            {
                Id = id;
            }

            public int Id { get; }
        }
        """,
        "OrderException(7, ex)");

    [Fact]
    public Task Documentation_NamesTheNewParameter() => Adds(
        """
        class OrderException : Exception
        {
            /// <summary>An order failed.</summary>
            /// <param name="message">Why.</param>
            internal OrderException(string message)
                : base(message)
            {
            }
        }
        """,
        "OrderException(\"failed\")",
        """
        class OrderException : Exception
        {
            /// <summary>An order failed.</summary>
            /// <param name="message">Why.</param>
            internal OrderException(string message)
                : base(message)
            {
            }

            /// <summary>An order failed.</summary>
            /// <param name="message">Why.</param>
            /// <param name="innerException">The exception that is the cause of this one.</param>
            internal OrderException(string message, Exception innerException)
                : base(message, innerException)
            {
            }
        }
        """,
        "OrderException(\"failed\", ex)");

    [Fact]
    public Task NoInitializer_GetsOne() => Adds(
        """
        class OrderException : Exception
        {
            private readonly string _code;

            public OrderException(string code)
            {
                _code = code;
            }

            public override string Message => _code;
        }
        """,
        "OrderException(\"failed\")",
        """
        class OrderException : Exception
        {
            private readonly string _code;

            public OrderException(string code)
            {
                _code = code;
            }

            public OrderException(string code, Exception innerException) : base(null, innerException)
            {
                _code = code;
            }

            public override string Message => _code;
        }
        """,
        "OrderException(\"failed\", ex)");

    [Fact]
    public Task NoConstructorAtAll_GetsTheUsualOnes() => Adds(
        """
        class OrderException : Exception
        {
        }
        """,
        "OrderException()",
        """
        class OrderException : Exception
        {
            public OrderException() { }

            public OrderException(string message) : base(message) { }

            public OrderException(string message, Exception innerException) : base(message, innerException) { }
        }
        """,
        "OrderException(ex.Message, ex)");

    [Fact]
    public Task ChainedConstructor_GetsItsPartnerToo() => Adds(
        """
        class OrderException : Exception
        {
            public OrderException(string message, int code = 3) : base(message) { Code = code; }

            public OrderException(int code) : this("failed", code) { }

            public int Code { get; }
        }
        """,
        "OrderException(7)",
        """
        class OrderException : Exception
        {
            public OrderException(string message, int code = 3) : base(message) { Code = code; }

            public OrderException(string message, Exception innerException, int code = 3) : base(message, innerException) { Code = code; }

            public OrderException(int code) : this("failed", code) { }

            public OrderException(int code, Exception innerException) : this("failed", innerException, code) { }

            public int Code { get; }
        }
        """,
        "OrderException(7, ex)");

    [Fact]
    public Task GenericType_GetsItInItsDefinition() => Adds(
        """
        class OrderException<T> : Exception
        {
            public OrderException(T id, string message) : base(message) { }
        }
        """,
        "OrderException<int>(7, \"failed\")",
        """
        class OrderException<T> : Exception
        {
            public OrderException(T id, string message) : base(message) { }
            public OrderException(T id, string message, Exception innerException) : base(message, innerException) { }
        }
        """,
        "OrderException<int>(7, \"failed\", ex)");

    [Fact]
    public Task PartialType_GetsItBesideTheOther() => Adds(
        """
        partial class OrderException { public int Code { get; } }
        partial class OrderException : Exception
        {
            public OrderException(string message) : base(message) { }
        }
        """,
        "OrderException(\"failed\")",
        """
        partial class OrderException { public int Code { get; } }
        partial class OrderException : Exception
        {
            public OrderException(string message) : base(message) { }
            public OrderException(string message, Exception innerException) : base(message, innerException) { }
        }
        """,
        "OrderException(\"failed\", ex)");

    [Theory]
    [InlineData("""class E : Exception { public E(string format, params object[] values) : base(string.Format(format, values)) { } }""", "E(\"failed {0}\", 1)")]
    [InlineData("""class E : Exception { public E(string message) : base(message) { } public E(string message, object data) : base(message) { } }""", "E(\"failed\")")]
    [InlineData("""class E : ArgumentNullException { public E(string paramName) : base(paramName) { } }""", "E(\"failed\")")]
    public Task ConstructorThatWouldChangeOtherCalls_OrCannotPassItOn_IsNotAdded(string type, string creation)
    {
        var code = Code(type, $"[|throw new {creation};|]");
        return new FixTest { TestCode = code, FixedCode = code }.RunAsync();
    }

    [Fact]
    public Task BaseTypeInAnotherProject_GetsOneToo()
    {
        var test = new FixTest
        {
            TestState =
            {
                Sources = { "class OrderException : AppException { public OrderException(string text) : base(text) { } }", Thrower("OrderException(\"a\")", "OrderException(\"b\")") },
                AdditionalProjects =
                {
                    ["Errors"] =
                    {
                        Sources = { "public abstract class AppException : System.Exception\n{\n    protected AppException(string text) : base(text) { }\n}\n" },
                    },
                },
                AdditionalProjectReferences = { "Errors" },
            },
            FixedState =
            {
                Sources =
                {
                    "class OrderException : AppException { public OrderException(string text) : base(text) { } public OrderException(string text, System.Exception innerException) : base(text, innerException) { } }",
                    Thrower("OrderException(\"a\", ex)", "OrderException(\"b\", ex)").Replace("[|", "").Replace("|]", ""),
                },
                AdditionalProjects =
                {
                    ["Errors"] =
                    {
                        Sources = { "public abstract class AppException : System.Exception\n{\n    protected AppException(string text) : base(text) { }\n\n    /// <summary>Creates the exception with its cause.</summary>\n    protected AppException(string text, System.Exception innerException) : base(text, innerException) { }\n}\n" },
                    },
                },
                AdditionalProjectReferences = { "Errors" },
            },
        };

        return test.RunAsync();
    }

    [Fact]
    public Task ParamsBehindTheCause_NeedNoArgument() => new FixTest
    {
        TestCode = Code("class E : Exception { public E(string message) : base(message) { } public E(string message, Exception inner, params object[] args) : base(string.Format(message, args), inner) { } }", "[|throw new E(\"failed\");|]"),
        FixedCode = Code("class E : Exception { public E(string message) : base(message) { } public E(string message, Exception inner, params object[] args) : base(string.Format(message, args), inner) { } }", "throw new E(\"failed\", ex);"),
    }.RunAsync();

    private static string Thrower(string first, string second) =>
        $$"""
        using System;
        class C
        {
            void M(Action work) { try { work(); } catch (Exception ex) { Console.Write(ex.Message); [|throw new {{first}};|] } }
            void N(Action work) { try { work(); } catch (Exception ex) { Console.Write(ex.Message); [|throw new {{second}};|] } }
        }
        """;

    private static Task Adds(string type, string creation, string fixedType, string fixedCreation) => new FixTest
    {
        TestCode = Code(type, $"[|throw new {creation};|]"),
        FixedCode = Code(fixedType, $"throw new {fixedCreation};"),
    }.RunAsync();

    private static string Code(string type, string throwStatement) =>
        $$"""
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

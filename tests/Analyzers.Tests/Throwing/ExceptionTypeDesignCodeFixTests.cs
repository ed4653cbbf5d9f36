using ErrorHandling.Analyzers.CodeFixes.Throwing;
using ErrorHandling.Analyzers.Throwing;

namespace ErrorHandling.Analyzers.Tests.Throwing;

using FixTest = CSharpCodeFixTest<ExceptionTypeDesignAnalyzer, ExceptionTypeDesignCodeFix, DefaultVerifier>;

public sealed class ExceptionTypeDesignCodeFixTests
{
    [Fact]
    public Task MessageOnly_GetsItsPartner() => Fixes(
        "Constructors",
        """
        public class [|OrderException|] : Exception
        {
            // Both matter.
            public OrderException(string message, int code) : base(message) => Code = code; // kept
            public int Code { get; }
        }
        """,
        """
        public class OrderException : Exception
        {
            // Both matter.
            public OrderException(string message, int code) : base(message) => Code = code; // kept

            /// <summary>Creates the exception with its cause.</summary>
            public OrderException(string message, int code, Exception innerException) : base(message, innerException) => Code = code; // kept
            public int Code { get; }
        }
        """);

    [Fact]
    public Task NoConstructor_GetsTheUsualOnes_NullableAsTheBaseIs() => Fixes(
        "Constructors",
        """
        public class [|AException|] : Exception { }

        /// <summary>B.</summary>
        public abstract class [|BException|] : Exception
        {
        }
        """,
        """
        public class AException : Exception
        {
            /// <summary>Creates the exception.</summary>
            public AException() { }

            /// <summary>Creates the exception with a message.</summary>
            /// <param name="message">What went wrong.</param>
            public AException(string? message) : base(message) { }

            /// <summary>Creates the exception with a message and its cause.</summary>
            /// <param name="message">What went wrong.</param>
            /// <param name="innerException">The exception that is the cause of this one.</param>
            public AException(string? message, Exception? innerException) : base(message, innerException) { }
        }

        /// <summary>B.</summary>
        public abstract class BException : Exception
        {
            /// <summary>Creates the exception.</summary>
            protected BException() { }

            /// <summary>Creates the exception with a message.</summary>
            /// <param name="message">What went wrong.</param>
            protected BException(string? message) : base(message) { }

            /// <summary>Creates the exception with a message and its cause.</summary>
            /// <param name="message">What went wrong.</param>
            /// <param name="innerException">The exception that is the cause of this one.</param>
            protected BException(string? message, Exception? innerException) : base(message, innerException) { }
        }
        """,
        nullable: true);

    [Fact]
    public Task ParameterlessConstructor_StaysAndGetsCompany() => Fixes(
        "Constructors",
        """
        public class [|OrderException|] : Exception
        {
            public OrderException()
            {
            }

            public int Code { get; set; }
        }
        """,
        """
        public class OrderException : Exception
        {
            public OrderException()
            {
            }

            /// <summary>Creates the exception with a message.</summary>
            /// <param name="message">What went wrong.</param>
            public OrderException(string message) : base(message) { }

            /// <summary>Creates the exception with a message and its cause.</summary>
            /// <param name="message">What went wrong.</param>
            /// <param name="innerException">The exception that is the cause of this one.</param>
            public OrderException(string message, Exception innerException) : base(message, innerException) { }

            public int Code { get; set; }
        }
        """);

    [Fact]
    public Task NullableSibling_GetsANullablePartner() => Fixes(
        "Constructors",
        """
        public class [|OrderException|] : Exception
        {
            public OrderException(string? message) : base(message) { }
        }
        """,
        """
        public class OrderException : Exception
        {
            public OrderException(string? message) : base(message) { }

            /// <summary>Creates the exception with its cause.</summary>
            public OrderException(string? message, Exception? innerException) : base(message, innerException) { }
        }
        """,
        nullable: true);

    [Theory]
    [InlineData("(string message, Exception inner) : base(message) { }", "(string message, Exception inner) : base(message, inner) { }")]
    [InlineData("(string message, Exception inner) : base(message, null) { }", "(string message, Exception inner) : base(message, inner) { }")]
    [InlineData("(string message, Exception inner) { }", "(string message, Exception inner) : base(message, inner) { }")]
    [InlineData("(string message, Exception inner) : base(null, inner) { }", "(string message, Exception inner) : base(message, inner) { }")]
    [InlineData("(string message, Exception inner) : base(null, null) { }", "(string message, Exception inner) : base(message, inner) { }")]
    [InlineData("(Exception cause) : base(\"failed: \" + cause.Message) { }", "(Exception cause) : base(\"failed: \" + cause.Message, cause) { }")]
    [InlineData("(Exception cause) { }", "(Exception cause) : base(null, cause) { }")]
    public Task WhatIsTaken_IsPassedOn(string constructor, string fixedConstructor) => Fixes(
        "Constructors",
        $"public class [|OrderException|] : Exception {{ public OrderException{constructor} }}",
        $"public class OrderException : Exception {{ public OrderException{fixedConstructor} }}");

    [Fact]
    public Task EveryConstructorThatLoses_IsMended() => Fixes(
        "Constructors",
        """
        public class [|OrderException|] : Exception
        {
            public OrderException(string message, Exception inner) : base(message) { }
            public OrderException(int code, Exception inner) : base("Code " + code) { }
        }
        """,
        """
        public class OrderException : Exception
        {
            public OrderException(string message, Exception inner) : base(message, inner) { }
            public OrderException(int code, Exception inner) : base("Code " + code, inner) { }
        }
        """);

    [Theory]
    [InlineData("public class [|AException|] : ApplicationException { public AException(string message, Exception inner) : base(message, inner) { } }", "public class AException : Exception { public AException(string message, Exception inner) : base(message, inner) { } }")]
    [InlineData("public class [|AException|] : System.NullReferenceException, IDisposable { public AException(string message, Exception inner) : base(message, inner) { } public void Dispose() { } }", "public class AException : Exception, IDisposable { public AException(string message, Exception inner) : base(message, inner) { } public void Dispose() { } }")]
    public Task MisleadingBase_BecomesException(string type, string fixedType) => Fixes("Base", type, fixedType);

    [Theory]
    [InlineData("BaseConstructors", "public class [|AException|] : SystemException\n{\n    public AException(string message) : base(message) { }\n}", "public class AException : Exception\n{\n    public AException(string message) : base(message) { }\n\n    /// <summary>Creates the exception with its cause.</summary>\n    public AException(string message, Exception innerException) : base(message, innerException) { }\n}")]
    [InlineData("NameBase", "public class [|A|] : SystemException { public A(string message, Exception inner) : base(message, inner) { } }", "public class AException : Exception { public AException(string message, Exception inner) : base(message, inner) { } }")]
    [InlineData("NameConstructors", "public class [|A|] : Exception\n{\n    public A(string message) : base(message) { }\n}", "public class AException : Exception\n{\n    public AException(string message) : base(message) { }\n\n    /// <summary>Creates the exception with its cause.</summary>\n    public AException(string message, Exception innerException) : base(message, innerException) { }\n}")]
    [InlineData("NameConstructors", "public class [|A|] : Exception { public A(string message, Exception inner) : base(message) { } }", "public class AException : Exception { public AException(string message, Exception inner) : base(message, inner) { } }")]
    public Task SeveralFaults_AreMendedTogether(string key, string type, string fixedType) => Fixes(key, type, fixedType);

    [Fact]
    public Task Name_GetsTheSuffixWhereverItIsUsed()
    {
        const string Library =
            """
            using System;
            /// <summary>See <see cref="Slow(string)"/>.</summary>
            public class [|Slow|] : Exception
            {
                /// <summary>As <see cref="Slow"/>.</summary>
                public Slow(string message) : this(message, null) { }
                public Slow(string message, Exception inner) : base(message, inner) { }
                public static Slow Of() => new("");
            }
            """;
        const string User =
            """
            using Alias = Slow;
            class C
            {
                string M() { try { throw new Slow("a"); } catch (Slow slow) when (slow is Slow or Alias) { return nameof(Slow) + "Slow"; } }
                class D : Slow { public D() : base("") { } }
            }
            """;

        return Requiring(new FixTest
        {
            CodeActionEquivalenceKey = "Name",
            TestState = { Sources = { Library, User } },
            FixedState =
            {
                Sources =
                {
                    Library.Replace("[|", "").Replace("|]", "").Replace("Slow", "SlowException"),
                    User.Replace("Slow", "SlowException").Replace("\"SlowException\"", "\"Slow\""),
                },
            },
        }).RunAsync();
    }

    [Theory]
    [InlineData("SlackExeption", "SlackException")]
    [InlineData("OrderExceptions", "OrderException")]
    [InlineData("OrderFailure", "OrderFailureException")]
    public Task MisspeltSuffix_IsSpeltRight(string name, string newName) => Fixes(
        "Name",
        $"public class [|{name}|] : Exception {{ public {name}(string message, Exception inner) : base(message, inner) {{ }} }}",
        $"public class {newName} : Exception {{ public {newName}(string message, Exception inner) : base(message, inner) {{ }} }}");

    [Theory]
    [InlineData("public class [|Slow|] : Exception { public Slow(string message, Exception inner) : base(message, inner) { } } class SlowException { }")]
    [InlineData("public class [|AException|] : Exception { public AException(string message, params object[] args) : base(string.Format(message, args)) { } }")]
    [InlineData("public class [|AException|] : Exception { public AException(string message, Exception inner) : base(\"failed\", inner) { } }")]
    [InlineData("public class C { public void M() => throw new [|HiddenException|](); } class HiddenException : Exception { }")]
    public Task NothingSafeToDo_NothingIsOffered(string types) => Fixes(null, types, types);

    [Fact]
    public Task FixAll_MendsTypesInTwoDocuments()
    {
        var test = Requiring(new FixTest
        {
            TestState = { Sources = { Code("public class [|AException|] : Exception\n{\n    public AException(string message) : base(message) { }\n}"), Code("public class [|BException|] : AException\n{\n    public BException(string message) : base(message) { }\n}") } },
            FixedState = { Sources = { Code("public class AException : Exception\n{\n    public AException(string message) : base(message) { }\n\n    /// <summary>Creates the exception with its cause.</summary>\n    public AException(string message, Exception innerException) : base(message, innerException) { }\n}"), Code("public class BException : AException\n{\n    public BException(string message) : base(message) { }\n\n    /// <summary>Creates the exception with its cause.</summary>\n    public BException(string message, Exception innerException) : base(message, innerException) { }\n}") } },
        });

        return test.RunAsync();
    }

    [CSharpFact(12)]
    public Task PrimaryConstructor_TakesTheCause() => Fixes(
        "Constructors",
        """
        public class [|AException|](string message) : Exception(message); // short
        public class [|BException|](int retryAfter) : Exception
        {
            public int RetryAfter => retryAfter;
        }
        public class [|DException|](string message, Exception inner) : Exception(message) { public Exception Cause { get; } = inner; }
        """,
        """
        public class AException(string message, Exception innerException) : Exception(message, innerException)
        {
            /// <summary>Creates the exception without a cause.</summary>
            public AException(string message) : this(message, null) { }
        } // short
        public class BException(int retryAfter, Exception innerException) : Exception(null, innerException)
        {
            /// <summary>Creates the exception without a cause.</summary>
            public BException(int retryAfter) : this(retryAfter, null) { }

            public int RetryAfter => retryAfter;
        }
        public class DException(string message, Exception inner) : Exception(message, inner) { public Exception Cause { get; } = inner; }
        """);

    private static Task Fixes(string? key, string types, string fixedTypes, bool nullable = false) => Requiring(new FixTest
    {
        CodeActionEquivalenceKey = key,
        TestCode = Code(types, nullable),
        FixedCode = Code(fixedTypes, nullable),
    }).RunAsync();

    /// <summary>The fixes are tried on types of a library that others build on.</summary>
    private static FixTest Requiring(FixTest test)
    {
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nerror_handling.require_inner_constructor = true\n"));
        return test;
    }

    private static string Code(string types, bool nullable = false) => $"{(nullable ? "#nullable enable\n" : "#nullable disable\n")}using System;\n{types}\n";
}

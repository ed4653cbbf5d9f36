namespace ErrorHandling.Analyzers.Tests.Catching;

/// <summary>EH1001's rethrow where only <c>throw;</c> would remain, so that the try itself goes.</summary>
public sealed class RethrowUnwrappingTests
{
    private const string Key = "RethrowExceptionWithoutLogger";

    [Fact]
    public Task TryWithNothingLeft_LeavesItsStatements() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            string M(Func<string> work)
            {
                // first
                try // tried
                {
                    // work
                    var text = work();

                    return text.Replace("a", $"{text}b")
                            .Replace(
                              "a",
                              "b"); // replaced
                }
                [|catch (Exception)|] // all
                {
                    return null; // nothing
                }
            }

            string N(Func<string> work)
            {
                try { return work(); }
                [|catch|] { }

                return null;
            }
        }
        """,
        """
        using System;
        class C
        {
            string M(Func<string> work)
            {
                // first
                // tried
                // work
                var text = work();

                return text.Replace("a", $"{text}b")
                        .Replace(
                          "a",
                          "b"); // replaced
                // all
                // nothing
            }

            string N(Func<string> work)
            {
                return work();
            }
        }
        """);

    [Fact]
    public Task NamesUsedElsewhere_KeepTheirBlock() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            void M(Func<int> work)
            {
                try
                {
                    var result = work();
                    work().CompareTo(result);
                }
                [|catch|]
                {
                }

                try
                {
                    var result = work();
                    work().CompareTo(result);
                }
                [|catch|]
                {
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Func<int> work)
            {
                {
                    var result = work();
                    work().CompareTo(result);
                }

                {
                    var result = work();
                    work().CompareTo(result);
                }
            }
        }
        """);

    [Fact]
    public Task ResourceThatWouldLiveLonger_KeepsItsBlock() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        using System.IO;
        class C
        {
            void M(string path)
            {
                try
                {
                    using var file = File.OpenRead(path);
                    file.ReadByte();
                }
                [|catch|]
                {
                }

                File.Delete(path);
            }
        }
        """,
        """
        using System;
        using System.IO;
        class C
        {
            void M(string path)
            {
                {
                    using var file = File.OpenRead(path);
                    file.ReadByte();
                }

                File.Delete(path);
            }
        }
        """);

    [Fact]
    public Task EmbeddedTry_BecomesABlock() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            void M(Action work, bool now)
            {
                if (now)
                    try { work(); work(); }
                    [|catch|] { }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work, bool now)
            {
                if (now)
                {
                    work(); work();
                }
            }
        }
        """);

    [Fact]
    public Task NestedTries_AreUnwrappedInsideOut() => SwallowedExceptionFix.VerifyAsync(
        Key,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                try
                {
                    try
                    {
                        work();
                    }
                    [|catch|]
                    {
                    }

                    Console.WriteLine();
                }
                [|catch|]
                {
                }
            }
        }
        """,
        """
        using System;
        class C
        {
            void M(Action work)
            {
                work();

                Console.WriteLine();
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreUnwrapped()
    {
        var test = new CSharpCodeFixTest<ErrorHandling.Analyzers.Catching.SwallowedExceptionAnalyzer, CodeFixes.Catching.SwallowedExceptionCodeFix, DefaultVerifier>
        {
            TestCode = "using System;\nAction work = () => { };\ntry\n{\n    work();\n}\n[|catch|] { }\nwork();\n",
            FixedCode = "using System;\nAction work = () => { };\nwork();\nwork();\n",
            TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
            FixedState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
            CodeActionEquivalenceKey = Key,
        };

        return test.RunAsync();
    }
}

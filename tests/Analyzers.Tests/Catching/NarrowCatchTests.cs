namespace ErrorHandling.Analyzers.Tests.Catching;

public sealed class NarrowCatchTests
{
    private const string Key = "NarrowCatch";

    [Theory]
    [InlineData("[|catch|]", "catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)")]
    [InlineData("[|catch (Exception)|]", "catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)")]
    [InlineData("[|catch (Exception e) when (e is not OperationCanceledException)|]", "catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not OperationCanceledException)")]
    [InlineData("catch (IOException) { Check(path); throw; } [|catch (Exception)|]", "catch (IOException) { Check(path); throw; } catch (UnauthorizedAccessException)")]
    public Task DocumentedExceptions_AreCaught(string header, string fixedHeader) => SwallowedExceptionFix.VerifyAsync(
        Key, Code($"try {{ return File.ReadAllText(path); }} {header} {{ return null; }}"), Code($"try {{ return File.ReadAllText(path); }} {fixedHeader} {{ return null; }}"));

    [Fact]
    public Task ExceptionsThrownInSource_AreCaught() => SwallowedExceptionFix.VerifyAsync(
        Key,
        Code("try { return Read(path); } [|catch|] { return null; }"),
        Code("try { return Read(path); } catch (InvalidDataException) { return null; }"));

    [Fact]
    public Task OldLanguage_GetsNoPattern()
    {
        var test = new CSharpCodeFixTest<ErrorHandling.Analyzers.Catching.SwallowedExceptionAnalyzer, CodeFixes.Catching.SwallowedExceptionCodeFix, DefaultVerifier>
        {
            TestCode = Code("try { return File.ReadAllText(path); } [|catch|] { return null; }"),
            FixedCode = Code("try { return File.ReadAllText(path); } catch (Exception ex) when (ex is IOException || ex is UnauthorizedAccessException) { return null; }"),
            CodeActionEquivalenceKey = Key,
            SolutionTransforms =
            {
                (solution, id) => solution.WithProjectParseOptions(
                    id, new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8)),
            },
        };

        return test.RunAsync();
    }

    [Theory]
    [InlineData("try { return Check(path); } [|catch|] { return null; }")]
    [InlineData("try { return path.Substring(3); } [|catch|] { return null; }")]
    [InlineData("try { path = Console.ReadLine(); return path.Trim(); } [|catch|] { return null; }")]
    [InlineData("try { Func<string> later = () => File.ReadAllText(path); return path + later; } [|catch|] { return null; }")]
    [InlineData("try { try { return File.ReadAllText(path); } catch (IOException) { return path; } catch (UnauthorizedAccessException) { return path; } } [|catch|] { return null; }")]
    public Task MistakesOfTheCaller_AndWhatCannotComeOut_TellNothing(string body) => SwallowedExceptionFix.IsNotOfferedAsync(Key, Code(body));

    [Theory]
    [InlineData("var store = Open(); _ = store.Size;", "IOException")]
    [InlineData("var store = Open(); store.Size = 3;", "UnauthorizedAccessException")]
    [InlineData("var store = Open(); store.Size++;", "IOException or UnauthorizedAccessException")]
    [InlineData("var store = Open(); _ = store[3];", "TimeoutException")]
    [InlineData("var store = Open(); _ = store + store;", "InvalidDataException")]
    [InlineData("var store = Open(); _ = -store;", "FormatException")]
    [InlineData("var store = Open(); int size = store;", "OverflowException")]
    [InlineData("var store = Open(); foreach (var item in store) { }", "DirectoryNotFoundException or EndOfStreamException")]
    [InlineData("using var store = Open();", "DriveNotFoundException")]
    [InlineData("using (Open()) { }", "DriveNotFoundException")]
    [InlineData("Store store = new(3);", "PathTooLongException")]
    [InlineData("_ = new Derived();", "PathTooLongException")]
    [InlineData("await Open().LoadAsync();", "InvalidDataException")]
    public Task CodeThatRunsUnnamed_IsFollowed(string body, string types) => SwallowedExceptionFix.VerifyAsync(
        Key,
        Stores($"async Task M() {{ await Task.Yield(); try {{ {body} }} [|catch|] {{ }} }}"),
        Stores($"async Task M() {{ await Task.Yield(); try {{ {body} }} catch {Header(types)} {{ }} }}"));

    [Theory]
    [InlineData("Open().LoadAsync();")]
    [InlineData("_ = Open().LoadAsync();")]
    [InlineData("_ = nameof(Store.Size);")]
    [InlineData("Open().Obsolete();")]
    public Task WhatDoesNotComeOut_TellsNothing(string body) =>
        SwallowedExceptionFix.IsNotOfferedAsync(Key, "#pragma warning disable CS4014\n" + Stores($"async Task M() {{ await Task.Yield(); try {{ {body} }} [|catch|] {{ }} }}"));

    [Theory]
    [InlineData("new Documented().Run();", "IOException")]
    [InlineData("new Silent().Run();", "IOException")]
    [InlineData("new Referring().Run();", "IOException")]
    [InlineData("((IRun)new Silent()).Run();", "IOException")]
    [InlineData("new Overriding().Run();", "IOException")]
    [InlineData("new Other().Run();", "TimeoutException")]
    [InlineData("_ = new Documented().Name;", "FormatException")]
    public Task InheritedDocumentation_Counts(string body, string types) => SwallowedExceptionFix.VerifyAsync(
        Key, Documented($"try {{ {body} }} [|catch|] {{ }}"), Documented($"try {{ {body} }} catch {Header(types)} {{ }}"));

    [Theory]
    [InlineData("try { Fail(); } catch (IOException) { throw new TimeoutException(); }", "TimeoutException")]
    [InlineData("try { Fail(); } catch (IOException) { Console.WriteLine(); throw; }", "IOException")]
    [InlineData("try { Fail(); } catch (IOException) when (Environment.ProcessorCount > 1) { }", "IOException")]
    [InlineData("try { Fail(); } catch (IOException) { } finally { throw new TimeoutException(); }", "TimeoutException")]
    [InlineData("try { Fail(); } catch (TimeoutException) { } Fail();", "IOException")]
    [InlineData("Fail(); if (Environment.ProcessorCount > 1) throw new FileNotFoundException();", "IOException")]
    [InlineData("Fail(); if (Environment.ProcessorCount > 1) throw new TimeoutException(); throw new AggregateException();", "IOException or TimeoutException or AggregateException")]
    [InlineData("try { Fail(); } catch (IOException) { } Fail();", "IOException")]
    public Task TryInside_LetsOutWhatItsClausesDoNotTake(string body, string types)
    {
        const string Helpers = "static void Fail() { throw new IOException(); }";

        return SwallowedExceptionFix.VerifyAsync(
            Key,
            $"using System;\nusing System.IO;\nclass C {{ void M() {{ try {{ {body} }} [|catch|] {{ }} }} {Helpers} }}",
            $"using System;\nusing System.IO;\nclass C {{ void M() {{ try {{ {body} }} catch {Header(types)} {{ }} }} {Helpers} }}");
    }

    [Fact]
    public Task SourceOfAnotherProject_IsFollowed()
    {
        const string Library = "public class Disk { public static void Read() => throw new Full(); } public class Full : System.IO.IOException { }";
        var test = new CSharpCodeFixTest<ErrorHandling.Analyzers.Catching.SwallowedExceptionAnalyzer, CodeFixes.Catching.SwallowedExceptionCodeFix, DefaultVerifier>
        {
            CodeActionEquivalenceKey = Key,
            TestState =
            {
                Sources = { "class C { void M() { try { Disk.Read(); } [|catch|] { } } }" },
                AdditionalProjects = { ["Library"] = { Sources = { Library } } },
                AdditionalProjectReferences = { "Library" },
            },
            FixedState =
            {
                Sources = { "class C { void M() { try { Disk.Read(); } catch (Full) { } } }" },
                AdditionalProjects = { ["Library"] = { Sources = { Library } } },
                AdditionalProjectReferences = { "Library" },
            },
        };

        return test.RunAsync();
    }

    [Fact]
    public Task Recursion_Ends() => SwallowedExceptionFix.VerifyAsync(
        Key,
        "using System.IO; class C { void M() { try { A(); } [|catch|] { } } void A() { B(); } void B() { A(); throw new InvalidDataException(); } }",
        "using System.IO; class C { void M() { try { A(); } catch (InvalidDataException) { } } void A() { B(); } void B() { A(); throw new InvalidDataException(); } }");

    [Fact]
    public Task ClauseOfFewerTypes_TakesNoOthers() => SwallowedExceptionFix.VerifyAsync(
        Key,
        "using System; using System.IO; class C { void M() { try { A(); } [|catch (SystemException)|] { } } void A() { if (Environment.ProcessorCount > 1) throw new Own(); throw new IOException(); } } class Own : Exception { }",
        "using System; using System.IO; class C { void M() { try { A(); } catch (IOException) { } } void A() { if (Environment.ProcessorCount > 1) throw new Own(); throw new IOException(); } } class Own : Exception { }");

    [Fact]
    public Task TypeThatThePlaceCannotName_IsLeftOut() => SwallowedExceptionFix.IsNotOfferedAsync(
        Key,
        "using System; class C { void M() { try { D.A(); } [|catch|] { } } } class D { public static void A() => throw new Own(); private class Own : Exception { } }");

    private static string Header(string types) => types.Contains(" or ", StringComparison.Ordinal) ? $"(Exception ex) when (ex is {types})" : $"({types})";

    private static string Stores(string member) =>
        $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        class C
        {
            {{member}}
            Store Open() => null!;
        }
        class Store : IDisposable
        {
            public Store(int size) { if (size > 9) throw new PathTooLongException(); }
            public int Size { get => throw new IOException(); set { throw new UnauthorizedAccessException(); } }
            public int this[int index] => throw new TimeoutException();
            public static Store operator +(Store left, Store right) => throw new InvalidDataException();
            public static Store operator -(Store store) { throw new FormatException(); }
            public static implicit operator int(Store store) => throw new OverflowException();
            public Store GetEnumerator() => throw new EndOfStreamException();
            public bool MoveNext() => throw new DirectoryNotFoundException();
            public int Current => 1;
            public void Dispose() => throw new DriveNotFoundException();
            public async Task LoadAsync() { await Task.Yield(); throw new InvalidDataException(); }
            public void Obsolete() => throw new OldException();
        }
        class Derived : Store { public Derived() : base(3) { } }
        [Obsolete("x")] class OldException : Exception { }
        """;

    private static string Documented(string body) =>
        $$"""
        using System;
        using System.IO;
        class C { void M() { {{body}} } }
        interface IRun
        {
            /// <exception cref="IOException">The disk is full.</exception>
            void Run();
        }
        class Documented : IRun
        {
            /// <inheritdoc />
            public virtual void Run() { }
            /// <summary>Name.</summary>
            /// <exception cref="FormatException">It is none.</exception>
            public string Name { get; set; } = "";
        }
        class Silent : IRun { public void Run() { } }
        class Referring
        {
            /// <inheritdoc cref="IRun.Run" />
            public void Run() { }
        }
        class Overriding : Documented { public override void Run() { } }
        class Other : Documented
        {
            /// <summary>Runs.</summary>
            /// <exception cref="TimeoutException">It took too long.</exception>
            public override void Run() { }
        }
        """;

    private static string Code(string body) =>
        $$"""
        using System;
        using System.IO;
        class C
        {
            string M(string path) { {{body}} }
            string Read(string path) { return Parse(path); }
            string Parse(string path) { if (path == "") throw new InvalidDataException("empty"); return Check(path); }
            string Check(string path) { if (path == null) throw new ArgumentNullException(nameof(path)); return path; }
        }
        """;
}

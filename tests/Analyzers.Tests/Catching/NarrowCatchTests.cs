namespace ErrorHandling.Analyzers.Tests.Catching;

public sealed class NarrowCatchTests
{
    private const string Key = "NarrowCatch";

    [Theory]
    [InlineData("[|catch|]", "catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)")]
    [InlineData("[|catch (Exception)|]", "catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)")]
    [InlineData("[|catch (Exception e) when (e is not OperationCanceledException)|]", "catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not OperationCanceledException)")]
    [InlineData("catch (IOException) { throw; } [|catch (Exception)|]", "catch (IOException) { throw; } catch (UnauthorizedAccessException)")]
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

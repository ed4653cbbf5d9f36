using ErrorHandling.Testing.Engine;
using ErrorHandling.Testing.Tests.Samples;
using Microsoft.CodeAnalysis;

namespace ErrorHandling.Testing.Tests;

using VerifyCS = CSharpCodeFixVerifier<LowerCaseAnalyzer, RenamingFix, DefaultVerifier>;

/// <summary>A check that an assembly of tests asks for sees every state and every action's result.</summary>
public sealed class SolutionCheckTests
{
    static SolutionCheckTests() => SolutionChecks.Add(new ForbiddenNames());

    [Fact]
    public Task StateThatTheCheckRefuses_IsRefused() => Refusal.OfAsync(VerifyCS.VerifyAnalyzerAsync("class RefusedState { }"), "refused state");

    [Fact]
    public Task ActionThatTheCheckRefuses_IsRefused() => Refusal.OfAsync(
        VerifyCS.VerifyCodeFixAsync("class [|refusedAction|] { }", "class RefusedAction { }"), "refused action");

    private sealed class ForbiddenNames : ISolutionCheck
    {
        public async Task CheckAsync(Solution solution, IVerifier verify, CancellationToken cancellationToken)
        {
            if (await DeclaresAsync(solution, "RefusedState", cancellationToken))
                verify.Fail("refused state");
        }

        public async Task CheckActionAsync(Solution before, Solution after, IVerifier verify, CancellationToken cancellationToken)
        {
            if (!await DeclaresAsync(before, "RefusedAction", cancellationToken) && await DeclaresAsync(after, "RefusedAction", cancellationToken))
                verify.Fail("refused action");
        }

        private static async Task<bool> DeclaresAsync(Solution solution, string name, CancellationToken cancellationToken) =>
            (await SolutionTexts.ReadAsync(solution, cancellationToken)).Values.Any(text => text.Contains($"class {name} ", StringComparison.Ordinal));
    }
}

using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;
using LamPS.Learning.Proving;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data prove</c>: whether the checks of recipes tell what they should.</summary>
internal static class ProveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var families = new Argument<string[]>("FAMILY") { Description = "Families; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var perFamily = new Option<int>("--per-family") { Description = "Tasks of each family.", DefaultValueFactory = _ => 2, HelpName = "N" };
        var command = new Command("prove", "Proves the checks of recipes in the live application: right for the expert's result, wrong for the untouched document, for other values and for near misses.")
        {
            families, options.Recipes, options.Seed, options.Sessions, perFamily,
        };
        host.OnRun(command, async invocation =>
        {
            var operation = new DataOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller);
            var proofs = await operation.ProveAsync(
                invocation.Get(families) ?? [], Math.Max(1, invocation.Get(perFamily)), invocation.Get(options.Seed)!, Math.Max(1, invocation.Get(options.Sessions)), proof => Note(invocation.Screen, proof))
                .ConfigureAwait(false);
            invocation.Print(proofs, HostJsonContext.Default.IReadOnlyListRecipeProof, Lines);
            return proofs.All(p => p.IsProven) ? ExitCode.Verified : ExitCode.Failed;
        });
        return command;
    }

    private static void Note(Screen screen, RecipeProof proof)
    {
        screen.Note($"{proof.Family,-32} {(proof.IsProven ? "proven" : "not proven")}, {proof.Passed} of {proof.Tried} done, {proof.NearMisses} near misses refused", proof.IsProven ? Style.Good : Style.Bad);
        foreach (var problem in proof.Problems)
            screen.Note($"    {Screen.Safe(problem, 300)}", Style.Bad);
    }

    private static IEnumerable<string> Lines(IReadOnlyList<RecipeProof> proofs)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{proofs.Count(p => p.IsProven)} of {proofs.Count} families proven; {proofs.Count(p => p.HasExpert)} with an expert; {proofs.Sum(p => p.NearMisses)} near misses refused");
    }
}

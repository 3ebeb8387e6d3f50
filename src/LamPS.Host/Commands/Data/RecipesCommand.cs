using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data recipes</c>: the families of tasks.</summary>
internal static class RecipesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var command = new Command("recipes", "Lists the families of tasks, and what each is used for.") { options.Recipes };
        host.OnRun(command, invocation =>
        {
            var list = new DataOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller).Families();
            invocation.Print(list, HostJsonContext.Default.IReadOnlyListFamilyInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static IEnumerable<string> Lines(IReadOnlyList<FamilyInfo> list)
    {
        yield return $"{"Area",-12} {"Family",-32} {"Phrasings",9} {"Expert",-7} {"Split",-12} Example";
        foreach (var family in list)
            yield return $"{family.Area,-12} {family.Id,-32} {family.Phrasings,9} {(family.HasExpert ? "yes" : "no"),-7} {family.Split,-12} {family.Example}";
        yield return $"{list.Count} families in {list.Select(f => f.Area).Distinct().Count()} areas, {list.Count(f => f.HasExpert)} with an expert, {list.Count(f => f.Split != "train")} kept for tests, {list.Sum(f => f.Phrasings)} phrasings";
    }
}

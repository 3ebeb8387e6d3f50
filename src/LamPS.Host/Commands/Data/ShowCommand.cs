using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data show</c>: what a data set holds.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var families = new Option<bool>("--families") { Description = "How often tasks of each family were done, the worst first." };
        var command = new Command("show", "Says what a data set holds.") { options.Out, families };
        host.OnRun(command, invocation =>
        {
            if (invocation.Get(families))
            {
                invocation.Print(DatasetOperation.Families(invocation.Get(options.Out)), HostJsonContext.Default.IReadOnlyListFamilyYield, FamilyLines);
                return Task.FromResult(ExitCode.Verified);
            }

            var found = new DatasetOperation(new Composer(), invocation.Caller).Describe(invocation.Get(options.Out));
            invocation.Print(found, HostJsonContext.Default.DatasetInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static IEnumerable<string> FamilyLines(IReadOnlyList<FamilyYield> families)
    {
        yield return $"{"Agent",-12} {"Episodes",8} {"Verified",9} {"Yield",7}  Family";
        foreach (var family in families)
            yield return string.Create(CultureInfo.InvariantCulture, $"{family.Agent,-12} {family.Episodes,8} {family.Verified,9} {family.Yield * 100,5:0.0} %  {family.Family}");
    }

    /// <summary>A data set as lines.</summary>
    /// <param name="dataset">Data set.</param>
    internal static IEnumerable<string> Lines(DatasetInfo dataset)
    {
        yield return $"{"Stage",-10} {"Agent",-12} {"Split",-16} {"Families",8} {"Episodes",9} {"Verified",9} {"Unsure",7} {"Yield",7} {"Records",8} {"3+ steps",9}";
        foreach (var group in dataset.Groups)
        {
            var name = $"{group.Stage.ToString().ToLowerInvariant(),-10} {group.Agent ?? "",-12} {group.Split,-16} {group.Families,8}";
            yield return group.Stage == DatasetStage.Episodes
                ? string.Create(CultureInfo.InvariantCulture, $"{name} {group.Episodes,9} {group.Verified,9} {group.Unsure,7} {group.Yield * 100,5:0.0} % {group.Records,8} {group.Long,9}")
                : string.Create(CultureInfo.InvariantCulture, $"{name} {"",35} {group.Records,8}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{dataset.Tasks} tasks on the list, {dataset.Bytes / 1e6:0.0} MB in {dataset.Path}");
    }
}

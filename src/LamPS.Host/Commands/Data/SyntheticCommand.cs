using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Synthetic;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data synthetic</c>: tasks on interfaces that nobody wrote, from application maps, and renamed ones.</summary>
internal static class SyntheticCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var count = new Option<int>("--count") { Description = "Records to make, beside renamed ones.", DefaultValueFactory = _ => 50_000, HelpName = "N" };
        var share = new Option<double>("--map-share") { Description = "Share of them that is made from application maps, 0 to 1.", DefaultValueFactory = _ => 0.4, HelpName = "SHARE" };
        var apps = new Option<string[]>("--app") { Description = "Applications whose maps are used; all that have one when none is named.", HelpName = "APP", AllowMultipleArgumentsPerToken = true };
        var rename = new Option<string[]>("--rename") { Description = "Files of recorded state-action records (*.jsonl) whose train episodes are renamed.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var times = new Option<int>("--times") { Description = "How often each of them is renamed.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("synthetic", "Makes synthetic tasks for training: generated interfaces, tasks from application maps, renamed records.")
        {
            options.Out, options.Seed, count, share, apps, rename, times,
        };
        host.OnRun(command, invocation =>
        {
            var made = invocation.Get(count);
            if (made < 0)
            {
                throw OperationErrors.OptionInvalid("--count", made.ToString(CultureInfo.InvariantCulture), "a number of records, 0 or more");
            }

            var part = invocation.Get(share);
            if (part is not (>= 0 and <= 1))
            {
                throw OperationErrors.OptionInvalid("--map-share", part.ToString(CultureInfo.InvariantCulture), "a share from 0 to 1");
            }

            var recorded = invocation.Get(rename) ?? [];
            foreach (var file in recorded)
            {
                if (!File.Exists(file))
                {
                    throw OperationErrors.FileNotFound("--rename", file);
                }
            }

            var synthetic = new SyntheticOptions { Seed = invocation.Get(options.Seed)!, Count = made, MapShare = part };
            var card = new SyntheticOperation(new Composer(), invocation.Caller).Make(invocation.Get(options.Out)!, synthetic, invocation.Get(apps) ?? [], recorded, Math.Max(1, invocation.Get(times)));
            invocation.Print(card, SyntheticJsonContext.Readable.SyntheticCard, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static IEnumerable<string> Lines(SyntheticCard card)
    {
        foreach (var (source, records) in card.Records)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source,-10} {records,8} records in {card.Episodes.GetValueOrDefault(source)} episodes");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{card.Bytes / 1e6:0.0} MB in {card.Seconds:0.0} s{(card.Left > 0 ? $"; {card.Left} were not renamed" : "")}");
    }
}

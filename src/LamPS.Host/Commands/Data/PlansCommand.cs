using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Teaching;
using LamPS.Model.Remote;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data plans</c>: tasks with plans, from help, runbooks, runs and queries.</summary>
internal static class PlansCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var folder = new Option<string>("--out") { Description = "Folder for the data.", Required = true, HelpName = "FOLDER" };
        var sources = new Option<string[]>("--source")
        {
            Description = "A file or folder; what it is is found from its content, or said: help:, powershell:, markdown:, html:, runbooks:, runs:, queries:PATH. By default what this machine has.", HelpName = "SOURCE",
        };
        var seed = new Option<int>("--seed") { Description = "Seed of splits and values.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var sample = new Option<bool>("--sample") { Description = "Takes only a few procedures of each source." };
        var skip = new Option<bool>("--skip-broken") { Description = "Leaves out files that can't be read, and counts them." };
        var teacher = new Option<string?>("--teacher") { Description = "Address of an OpenAI-compatible API that words and plans tasks too.", HelpName = "URL" };
        var model = new Option<string?>("--teacher-model") { Description = "Model to ask there.", HelpName = "NAME" };
        var key = new Option<string?>("--teacher-key") { Description = "Environment variable with the key for it.", HelpName = "VARIABLE" };
        var command = new Command("plans", "Makes task-plan data: reads, filters, splits, rewords, checks for leaks.") { folder, sources, seed, sample, skip, teacher, model, key };
        host.OnRun(command, async invocation =>
        {
            using var asked = Teacher(invocation.Get(teacher), invocation.Get(model), invocation.Get(key));
            var result = await new PlanDataOperation(new Composer(), invocation.Caller).MakeAsync(
                invocation.Get(folder)!, [.. (invocation.Get(sources) ?? []).Select(PlanSource.Parse)], invocation.Get(seed), invocation.Get(sample), invocation.Get(skip), asked).ConfigureAwait(false);
            invocation.Print(result, HostJsonContext.Default.PlanDatasetResult, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static PlanTeacher? Teacher(string? address, string? model, string? key)
    {
        if (address is null)
            return model is null && key is null ? null : throw OperationErrors.OptionInvalid("--teacher-model", model ?? key ?? "", "given together with --teacher");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw OperationErrors.OptionInvalid("--teacher", address, "an http or https address");
        if (key is not null && endpoint is { Scheme: "http", IsLoopback: false })
            throw OperationErrors.OptionInvalid("--teacher", address, "https where a key is sent to another machine");
        return new PlanTeacher(
            new RemoteModelSettings { Endpoint = endpoint, Model = model ?? throw OperationErrors.OptionInvalid("--teacher", address, "given together with --teacher-model"), KeyVariable = key },
            LampsHome.Teacher,
            TimeProvider.System);
    }

    private static IEnumerable<string> Lines(PlanDatasetResult result)
    {
        foreach (var stage in result.Card.Stages)
            yield return string.Create(CultureInfo.InvariantCulture, $"{stage.Name,-28} {stage.In,7} -> {stage.Out,7}  {stage.Unit}");
        foreach (var (split, count) in result.Card.BySplit)
            yield return string.Create(CultureInfo.InvariantCulture, $"{split,-28} {count,18}  records");
        yield return string.Create(CultureInfo.InvariantCulture, $"{result.Card.Records} records in {result.DurationMs / 1000:0.0} s; {Path.Combine(result.Folder, "card.md")}");
    }
}

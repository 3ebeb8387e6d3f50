using System.CommandLine;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Model.Remote;

namespace LamPS.Host.Commands.Eval;

/// <summary><c>lamps eval plan</c>: plans against references, by the published rule.</summary>
internal static class EvalPlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new EvalOptions();
        var judge = new Option<string?>("--judge") { Description = "Address of an OpenAI-compatible API whose model judges plans besides.", HelpName = "URL" };
        var judgeModel = new Option<string?>("--judge-model") { Description = "Model to ask there.", HelpName = "NAME" };
        var command = new Command("plan", "Measures plans: task success, step precision, step recall, arguments.")
        {
            options.Suite, options.Out, options.Split, options.Models, options.Limit, options.Seed, judge, judgeModel,
        };
        host.OnRun(command, async invocation =>
        {
            using var judging = Judge(invocation.Get(judge), invocation.Get(judgeModel));
            return await EvalOptions.MeasureAsync(invocation, options.RequestOf(invocation, MeasureKind.Plan), judging).ConfigureAwait(false);
        });
        return command;
    }

    private static PlanJudge? Judge(string? address, string? model)
    {
        if (address is null)
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? new PlanJudge(new RemoteModelSettings { Endpoint = endpoint!, Model = model ?? throw OperationErrors.OptionInvalid("--judge", address, "given together with --judge-model") }, LampsHome.Teacher, TimeProvider.System)
            : throw OperationErrors.OptionInvalid("--judge", address, "an http or https address");
    }
}

using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Core.Planning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Model.Remote;

namespace LamPS.Host.Commands.Eval;

/// <summary><c>lamps eval plan</c>: plans against references, by the published rule.</summary>
internal static class EvalPlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var suite = new Option<string>("--suite") { Description = "File of plan records, or the folder of a data set.", Required = true, HelpName = "PATH" };
        var folder = new Option<string>("--out") { Description = "Folder for the results.", Required = true, HelpName = "FOLDER" };
        var split = new Option<string?>("--split") { Description = "Only this split; by default all that are held out.", HelpName = "NAME" };
        var models = new Option<string[]>("--model") { Description = "Who plans: baseline (default), retrieval, random, oracle, or a name of 'lamps model list'; may be given several times.", HelpName = "MODEL" };
        var limit = new Option<int>("--limit") { Description = "Most tasks; 0 for all.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Seed of draws and intervals.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var judge = new Option<string?>("--judge") { Description = "Address of an OpenAI-compatible API whose model judges plans besides.", HelpName = "URL" };
        var judgeModel = new Option<string?>("--judge-model") { Description = "Model to ask there.", HelpName = "NAME" };
        var command = new Command("plan", "Measures plans: task success, step precision, step recall, arguments.") { suite, folder, split, models, limit, seed, judge, judgeModel };
        host.OnRun(command, async invocation =>
        {
            var (of, drawn) = (invocation.Get(suite)!, invocation.Get(seed));
            var read = PlanSuite.Read(of, invocation.Get(split), invocation.Get(limit), drawn);
            var names = invocation.Get(models) is { Length: > 0 } given ? given : ["baseline"];
            var composer = new Composer();
            var predictors = new List<IPlanPredictor>();
            foreach (var name in names)
                predictors.Add(await PredictorAsync(composer, read, name, drawn, invocation.Signals.Stop).ConfigureAwait(false));
            using var judging = Judge(invocation.Get(judge), invocation.Get(judgeModel));
            List<KeyValuePair<string, string>> settings =
            [
                new("suite", of), new("split", invocation.Get(split) ?? "all that are held out"), new("models", string.Join(", ", names)), new("limit", invocation.Get(limit).ToString(CultureInfo.InvariantCulture)), new("seed", drawn.ToString(CultureInfo.InvariantCulture)),
                .. judging is null ? (KeyValuePair<string, string>[])[] : [new("judge", judging.Name)],
            ];
            var report = await PlanEvaluation.RunAsync(read, predictors, judging, drawn, settings, new NoteProgress(invocation.Screen), invocation.Signals.Stop).ConfigureAwait(false);
            var files = await ReportFolder.WriteAsync(invocation.Get(folder)!, report, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(Summary(report, files[0]), HostJsonContext.Default.EvaluationSummary, s => s.Lines());
            return ExitCode.Verified;
        });
        return command;
    }

    /// <summary>The numbers of all tasks.</summary>
    internal static EvaluationSummary Summary(EvaluationReport report, string page) => new(
        page,
        [.. report.Tables.SelectMany(t => t.Rows.Where(r => r.Dimension is "" or "split").Select(r => new EvaluationNumber(t.Title, r.Group, r.Metric.Name, r.Metric.Unit, r.N, Math.Round(r.Value, 6), Math.Round(r.Low, 6), Math.Round(r.High, 6))))]);

    private static async Task<IPlanPredictor> PredictorAsync(Composer composer, PlanSuite suite, string name, int seed, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "oracle":
                return new OraclePredictor();
            case "random":
                return new RandomPredictor(PlanEvaluation.TrainFor(suite, name), seed);
            case "retrieval":
                return new RetrievalPredictor(PlanEvaluation.TrainFor(suite, name));
            default:
                var planner = name == "baseline" ? new DocumentationPlanner() : (await composer.Models.GetAsync(name, [], cancellationToken).ConfigureAwait(false)).Planner;

                // Installed help has the held-out procedures too.
                return new PlannerPredictor(name, planner, PlannerPredictor.WithTrainOnly(composer.KnowledgeAsync, suite.Train));
        }
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

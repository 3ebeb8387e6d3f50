using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Core.Planning;
using LamPS.Host.Composition;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Evaluating.Live;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Records;
using LamPS.Model.Agents;

namespace LamPS.Host.Operations;

/// <summary>Measures plans, decisions and runs on tasks that were held out.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class EvaluationOperation(Composer composer, Caller caller)
{
    /// <summary>Measures, and writes a report where one is wanted.</summary>
    /// <param name="request">What is measured.</param>
    /// <param name="judge">A model that judges plans besides; null for none.</param>
    /// <exception cref="Core.LamException">There is no such suite, split or model, or the environment isn't ready.</exception>
    public async Task<MeasureResult> MeasureAsync(MeasureRequest request, PlanJudge? judge = null)
    {
        IReadOnlyList<string> models = request.Models.Count > 0 ? [.. request.Models.Distinct(StringComparer.Ordinal)] : ["baseline"];
        List<KeyValuePair<string, string>> settings =
        [
            new("suite", request.Suite), new("split", request.Split ?? "all that are held out"), new("models", string.Join(", ", models)),
            new("limit", request.Limit.ToString(CultureInfo.InvariantCulture)), new("seed", request.Seed.ToString(CultureInfo.InvariantCulture)),
        ];
        var report = request.Kind switch
        {
            MeasureKind.Plan => await PlanAsync(request, models, judge, settings).ConfigureAwait(false),
            MeasureKind.Decide => await DecideAsync(request, models, settings).ConfigureAwait(false),
            _ => await LiveAsync(request, models, settings).ConfigureAwait(false),
        };
        var files = request.Output is { } folder ? await ReportFolder.WriteAsync(folder, report, caller.Stop).ConfigureAwait(false) : [];
        return new MeasureResult(files.Count > 0 ? files[0] : null, Numbers(request.Kind, report));
    }

    // The rest is in the tables.
    private static List<Measurement> Numbers(MeasureKind kind, EvaluationReport report) =>
    [
        .. report.Tables.SelectMany(t => t.Rows.Where(r => r.Dimension is "" or "split").Select(r => new Measurement(
            kind, t.Title, r.Group, r.Metric.Name, r.Metric.Unit, r.N, Math.Round(r.Value, 6), Math.Round(r.Low, 6), Math.Round(r.High, 6)))),
    ];

    private static Split? SplitOf(MeasureRequest request) => request.Split is { } name ? DatasetOperation.SplitOf(name) : null;

    private static string AreaOf(DataOperation data, string family) => data.Recipes.All.FirstOrDefault(r => r.Id == family)?.Area ?? "other";

    private async Task<EvaluationReport> PlanAsync(MeasureRequest request, IReadOnlyList<string> models, PlanJudge? judge, List<KeyValuePair<string, string>> settings)
    {
        var suite = PlanSuite.IsEpisodes(request.Suite)
            ? PlanSuite.OfEpisodes(request.Suite, SplitOf(request), request.Limit, request.Seed)
            : PlanSuite.Read(DatasetFolder.PlanSuiteIn(request.Suite), request.Split, request.Limit, request.Seed);
        var predictors = new List<IPlanPredictor>();
        foreach (var name in models)
            predictors.Add(await PredictorAsync(suite, name, request.Seed).ConfigureAwait(false));
        if (judge is not null)
            settings.Add(new("judge", judge.Name));
        return await PlanEvaluation.RunAsync(suite, predictors, judge, request.Seed, settings, new TextProgress(caller.Note), caller.Stop).ConfigureAwait(false);
    }

    private async Task<EvaluationReport> DecideAsync(MeasureRequest request, IReadOnlyList<string> models, List<KeyValuePair<string, string>> settings)
    {
        var data = new DataOperation(composer, request.Recipes, caller);
        using var store = EpisodeStore.Read(DatasetFolder.EpisodesIn(request.Suite));
        var tasks = DecisionSuite.Read(store, SplitOf(request), request.Limit, request.Seed);
        List<DecisionMaker> makers = [];
        foreach (var name in models)
        {
            makers.Add(name switch
            {
                "random" => DecisionMaker.Random(request.Seed),
                "oracle" => DecisionMaker.Oracle,
                _ => await MakerAsync(name).ConfigureAwait(false),
            });
        }

        settings.Add(new("plan", request.GivenPlan ? "given" : "own"));
        return await new DecisionEvaluation(composer.KnowledgeAsync, composer.Pool())
            .RunAsync(tasks, makers, !request.GivenPlan, family => AreaOf(data, family), request.Seed, settings, new TextProgress(caller.Note), caller.Stop).ConfigureAwait(false);
    }

    // The episodes are kept with the data set, so none is run twice.
    private async Task<EvaluationReport> LiveAsync(MeasureRequest request, IReadOnlyList<string> models, List<KeyValuePair<string, string>> settings)
    {
        var data = new DataOperation(composer, request.Recipes, caller);
        var sessions = request.Sessions > 0 ? request.Sessions : DataOperation.DefaultSessions;
        settings.Add(new("sessions", sessions.ToString(CultureInfo.InvariantCulture)));

        // To open a collection that isn't there would begin one.
        EpisodeStore.Read(DatasetFolder.EpisodesIn(request.Suite)).Dispose();
        using var store = EpisodeStore.Open(DatasetFolder.EpisodesIn(request.Suite));
        var tasks = DecisionSuite.Read(store, SplitOf(request), request.Limit, request.Seed).Tasks;
        List<(string, IReadOnlyList<Episode>)> agents = [];
        foreach (var name in models)
        {
            var agent = await data.AgentAsync(name == "oracle" ? ExpertAgent.Name : name).ConfigureAwait(false);
            var done = store.Episodes(agent.Name).Select(e => e.Task).ToHashSet();
            var open = tasks.Where(t => !done.Contains(t.Task.Id)).Select(t => (t.Task, agent)).ToList();
            if (open.Count > 0)
                await data.RunAsync(open, sessions, (task, episode) => store.Add(episode, task.Family)).ConfigureAwait(false);
            var wanted = tasks.Select(t => t.Task.Id).ToHashSet();
            agents.Add((name, [.. store.Episodes(agent.Name).Where(e => wanted.Contains(e.Task))]));
        }

        return LiveEvaluation.Report(
            agents, tasks.ToDictionary(t => t.Task.Id, t => (t.Task, t.Episode.Actions)), family => AreaOf(data, family), task => [.. task.Expert(data.Recipes).Select(a => a.Line)], request.Seed, settings);
    }

    private async Task<IPlanPredictor> PredictorAsync(PlanSuite suite, string name, int seed)
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
                var planner = name == "baseline" ? new DocumentationPlanner() : (await composer.Models.GetAsync(name, [], ModelUse.Measuring, caller.Stop).ConfigureAwait(false)).Planner;

                // Installed help has the held-out procedures too.
                return new PlannerPredictor(name, planner, PlannerPredictor.WithTrainOnly(composer.KnowledgeAsync, suite.Train));
        }
    }

    private async Task<DecisionMaker> MakerAsync(string name)
    {
        var model = await composer.ModelAsync(name, [], ModelUse.Measuring, caller.Stop).ConfigureAwait(false);
        return DecisionMaker.Of(name, model.Planner, model.Actor);
    }
}

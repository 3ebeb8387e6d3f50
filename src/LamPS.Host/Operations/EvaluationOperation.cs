using LamPS.Host.Composition;
using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Evaluating.Live;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Records;

namespace LamPS.Host.Operations;

/// <summary>Measures decisions and runs.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="recipes">Folder of recipes; null for those of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class EvaluationOperation(Composer composer, string? recipes, Caller caller)
{
    private readonly DataOperation _data = new(composer, recipes, caller);

    /// <summary>Measures decisions offline.</summary>
    public async Task<EvaluationReport> DecideAsync(
        string suite, Split? split, int limit, IReadOnlyList<string> models, bool ownPlan, int seed, IReadOnlyList<KeyValuePair<string, string>> settings, IProgress<string> progress)
    {
        using var store = EpisodeStore.Read(suite);
        var tasks = DecisionSuite.Read(store, split, limit, seed);
        List<DecisionMaker> makers = [];
        foreach (var name in models)
        {
            makers.Add(name switch
            {
                "random" => DecisionMaker.Random(seed),
                "oracle" => DecisionMaker.Oracle,
                _ => await MakerAsync(name).ConfigureAwait(false),
            });
        }

        return await new DecisionEvaluation(composer.KnowledgeAsync, composer.Pool()).RunAsync(tasks, makers, ownPlan, AreaOf, seed, settings, progress, caller.Stop).ConfigureAwait(false);
    }

    /// <summary>Measures runs in the live application. The episodes are kept with the data set, so none is run twice.</summary>
    public async Task<EvaluationReport> LiveAsync(
        string suite, Split? split, int limit, IReadOnlyList<string> models, int seed, int sessions, IReadOnlyList<KeyValuePair<string, string>> settings, IProgress<CollectionProgress> progress)
    {
        using var store = EpisodeStore.Open(suite);
        var tasks = DecisionSuite.Read(store, split, limit, seed).Tasks;
        List<(string, IReadOnlyList<Episode>)> agents = [];
        foreach (var name in models)
        {
            var agent = await _data.AgentAsync(name == "oracle" ? ExpertAgent.Name : name).ConfigureAwait(false);
            var done = store.Episodes(agent.Name).Select(e => e.Task).ToHashSet();
            var open = tasks.Where(t => !done.Contains(t.Task.Id)).Select(t => (t.Task, agent)).ToList();
            if (open.Count > 0)
                await _data.RunAsync(open, sessions, (task, episode) => store.Add(episode, task.Family), progress).ConfigureAwait(false);
            var wanted = tasks.Select(t => t.Task.Id).ToHashSet();
            agents.Add((name, [.. store.Episodes(agent.Name).Where(e => wanted.Contains(e.Task))]));
        }

        return LiveEvaluation.Report(
            agents, tasks.ToDictionary(t => t.Task.Id, t => (t.Task, t.Episode.Actions)), AreaOf, task => [.. task.Expert(_data.Recipes).Select(a => a.Line)], seed, settings);
    }

    private async Task<DecisionMaker> MakerAsync(string name)
    {
        var model = await composer.ModelAsync(name, [], caller.Stop).ConfigureAwait(false);
        return DecisionMaker.Of(name, model.Planner, model.Actor);
    }

    private string AreaOf(string family) => _data.Recipes.All.FirstOrDefault(r => r.Id == family)?.Area ?? "other";
}

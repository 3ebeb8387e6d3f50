using System.Globalization;
using System.Text.Json;
using LamPS.Core;
using LamPS.Learning.Recipes;
using LamPS.Learning.Records;
using LamPS.Learning.Training;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Lessons;

/// <summary>Training that goes on from a model with what runs teach. What it learns from is copied into the folder of the run, so runs that come later change nothing.</summary>
public sealed class Further
{
    /// <summary>Name of the file with what runs teach.</summary>
    public const string LessonsFile = "lessons.json";

    private const string StatesFile = "states.jsonl";

    // Few steps at a low rate, half of them on what the model was trained on before, so that it forgets little; with few requests of several parts it forgot those.
    private const string Phase = """
        phases:
          expert:
            steps: 300
            batch-tokens: 4096
            learning-rate: 0.00015
            warm-up: 20
            evaluate-every: 100
        """;

    private static readonly JsonSerializerOptions Json = new(JsonLines.Options) { WriteIndented = true };

    private Further(BaseModel model, IReadOnlyList<RunLesson> lessons, IReadOnlyList<StateAction> states)
    {
        (Model, Lessons, States) = (model, lessons, states);
        Procedures = new LessonProcedures(model.Memory.Procedures, lessons);
        Memory = new ProcedureMemory(Procedures.Procedures, model.Memory.Associations) { Retriever = model.Memory.Retriever };
    }

    /// <summary>The model that it begins with.</summary>
    internal BaseModel Model { get; }

    /// <summary>What runs teach.</summary>
    public IReadOnlyList<RunLesson> Lessons { get; }

    /// <summary>What showed in runs when actions were decided on.</summary>
    public IReadOnlyList<StateAction> States { get; }

    /// <summary>Lessons as procedures.</summary>
    internal LessonProcedures Procedures { get; }

    /// <summary>What the model was taught before, and what the lessons add.</summary>
    internal ProcedureMemory Memory { get; }

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="config">File of the configuration; null for one in the form of the model.</param>
    /// <param name="model">Folder of the model; what a run began with counts.</param>
    /// <param name="runs">Folder with the runs.</param>
    /// <param name="note">Told what is learned from.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The model doesn't fit, no run teaches anything, or the folder can't be written.</exception>
    public static Further Open(string folder, string? config, string model, string runs, Action<string> note, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, LessonsFile);
        if (File.Exists(file))
            return Read(folder);
        var further = BaseModel.Read(model);
        var found = RunLessons.Read(runs, cancellationToken);
        if (found.Lessons.Count == 0)
            throw LessonErrors.NothingToLearn(runs, found.PassedOver);
        var made = new Further(further, found.Lessons, found.States);
        var learned = found.Lessons.Select(l => made.Procedures[l].Procedure).ToHashSet();
        note($"runs: {found.Lessons.Count} requests for {learned.Count} procedures, {learned.Count(p => further.Memory.Procedures.All(k => k.Id != p))} of them new, {found.States.Count} states{string.Concat(found.PassedOver.Select(p => $"; passed over: {p.Value} {p.Key}"))}");
        WholeFile.Guard(folder, () =>
        {
            Directory.CreateDirectory(folder);
            var kept = Path.Combine(folder, TrainingRun.ConfigFile);
            if (!File.Exists(kept))
                WholeFile.Write(kept, config is null ? made.Config() : File.ReadAllText(config));
            File.Copy(Path.Combine(model, TrainingRun.TokenizerFile), Path.Combine(folder, TrainingRun.TokenizerFile), overwrite: true);
            JsonLines.Write(Path.Combine(folder, StatesFile), found.States, RecordsJsonContext.Readable.StateAction, cancellationToken);

            // The last one: where it is, all is.
            WholeFile.Write(file, JsonSerializer.Serialize(new Kept(Path.GetFullPath(model), found.Lessons), Json) + "\n");
        });
        return made;
    }

    /// <summary>Reads what a run goes on from; null for one that begins with nothing.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="LamException">It is damaged, or the model is gone.</exception>
    public static Further? Find(string folder) => File.Exists(Path.Combine(folder, LessonsFile)) ? Read(folder) : null;

    private static Further Read(string folder)
    {
        var path = Path.Combine(folder, LessonsFile);
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllText(path), Json) ?? throw new JsonException("it is empty");
            return new Further(BaseModel.Read(kept.Model), kept.Lessons, [.. JsonLines.Read(Path.Combine(folder, StatesFile), RecordsJsonContext.Readable.StateAction)]);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw TrainingErrors.RunNotReadable(path, error);
        }
    }

    private string Config()
    {
        var form = Model.Form;
        var states = States.Count > 0 ? 15 : 0;
        var known = Model.Memory.Procedures.Select(p => p.Id).ToHashSet();
        var again = RecipeCatalog.Shipped().All.Any(r => known.Contains(r.Id)) ? "plan: 50, value: 5" : "plan: 0";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            # Made by 'lamps train expert --from-runs'.
            seed: "1"
            threads: {{Math.Min(2, Environment.ProcessorCount)}}
            model: { vocabulary: {{form.Vocabulary}}, layers: {{form.Layers}}, width: {{form.Width}}, heads: {{form.Heads}}, feed-forward: {{form.FeedForward}}, context: {{form.Context}}, map-ways: {{(form.MapWays ? "true" : "false")}} }
            data: { synthetic: 0, renamed: 0, tasks-per-family: 5, compositions: 600, choices: 12, ways: 9, word-dropout: 0.2, hidden-phrasings: 0.5 }
            {{Phase}}
                mix: { asked: 40, run: {{states}}, {{again}} }

            """);
    }

    private sealed record Kept(string Model, IReadOnlyList<RunLesson> Lessons);
}

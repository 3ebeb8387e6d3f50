using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using LamPS.Learning.Checks;
using LamPS.Learning.Episodes;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using LamPS.Learning.Templates;

namespace LamPS.Learning.Benches;

/// <summary>The bench of recipes: documents from the template library, verdicts from the recipes' checks.</summary>
/// <param name="recipes">Families.</param>
public sealed class TemplateBench(RecipeCatalog recipes) : ITaskBench
{
    private const string DocumentName = "document.odt";
    private const int OtherValueTries = 30;

    private readonly ConcurrentDictionary<(string Kind, int Seed), Template> _templates = new();
    private readonly Dictionary<string, CheckSet> _checks = recipes.All.ToDictionary(r => r.Id, r => CheckSet.Compile(
        r.File, [.. r.Checks.Select(Source)], [.. r.Unchanged.Select(Source)], [.. r.Parameters.Select(p => p.Name)]));

    /// <summary>Families.</summary>
    public RecipeCatalog Recipes => recipes;

    /// <summary>Tells one set of recipes from another.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', recipes.All.Select(r =>
        $"{r.Id}|{string.Join('|', r.Templates)}|{string.Join('|', r.Parameters.Select(p => FormattableString.Invariant($"{p.Name} {p.Kind} {p.Least} {p.Most} {p.Step} {p.Unit} {p.Of} {string.Join(',', p.Choices)}")))}|{string.Join('|', r.Phrasings)}|{string.Join('|', r.Expert.Select(e => e.Line))}|{string.Join('|', r.Checks.Concat(r.Unchanged).Select(c => c.Text))}")))))[..16];

    /// <summary>What stands in a template document.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="seed">Seed.</param>
    public TemplateContent Facts(string kind, int seed) => Template(kind, seed).Content;

    /// <summary>Whether a task's checks hold on its untouched document.</summary>
    /// <param name="task">Task.</param>
    public bool HoldsAlready(TaskInstance task)
    {
        var view = View(task);
        return CheckSet.Judge(Parts(task), view, view).Verdict == Verdict.Yes;
    }

    /// <inheritdoc/>
    public string Prepare(TaskInstance task, string folder)
    {
        var path = Path.Combine(folder, DocumentName);
        Template(task.Template, task.TemplateSeed).Write(path);
        return path;
    }

    /// <inheritdoc/>
    public bool IsWhole(string document)
    {
        try
        {
            using var archive = ZipFile.OpenRead(document);
            return archive.GetEntry("content.xml") is not null;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Judgement Judge(TaskInstance task, string folder) => CheckSet.Judge(Parts(task), Path.Combine(folder, DocumentName), View(task));

    /// <inheritdoc/>
    public IEnumerable<(string Parameter, ParameterValue Value)> OtherValues(TaskInstance task)
    {
        var part = task.Parts[0];
        var content = Facts(task.Template, task.TemplateSeed);
        for (var i = 0; i < recipes[part.Family].Parameters.Count; i++)
        {
            var name = recipes[part.Family].Parameters[i].Name;
            for (var tries = 0; tries < OtherValueTries; tries++)
            {
                var drawn = ValueGenerator.Draw(recipes[part.Family], content, false, [], new SeededRandom($"{task.Id}/other/{i}/{tries}"));
                if (drawn is null || drawn[name].Checked == part.Values[name].Checked)
                    continue;
                yield return (name, drawn[name]);
                break;
            }
        }
    }

    private static CheckSource Source(RecipeCheck check) => new(check.Text, (int)check.Line, (int)check.Column);

    private IReadOnlyList<(CheckSet, IReadOnlyDictionary<string, object>)> Parts(TaskInstance task) => [.. task.Parts.Select(p => (
        _checks[p.Family],
        (IReadOnlyDictionary<string, object>)p.Values.ToDictionary(v => v.Key, v => v.Value.IsNumber ? double.Parse(v.Value.Checked, CultureInfo.InvariantCulture) : (object)v.Value.Checked)))];

    // Read anew each time: that takes milliseconds, and to keep them all would take hundreds of megabytes.
    private DocumentView View(TaskInstance task) =>
        DocumentView.Read(Template(task.Template, task.TemplateSeed).Document, $"{task.Template}-{task.TemplateSeed}.odt");

    private Template Template(string kind, int seed) => _templates.GetOrAdd((kind, seed), k => TemplateLibrary.Make(k.Kind, k.Seed));
}

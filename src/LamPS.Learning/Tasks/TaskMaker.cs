using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Templates;

namespace LamPS.Learning.Tasks;

/// <summary>Makes tasks from recipes. What can't be done on its document, or is done already, doesn't become one, and is counted.</summary>
/// <param name="recipes">Families.</param>
/// <param name="split">What is kept for tests.</param>
/// <param name="facts">What stands in a template document, by kind and seed.</param>
/// <param name="holdsAlready">Whether a task's checks hold on the untouched template.</param>
/// <param name="seed">Seed.</param>
public sealed class TaskMaker(
    RecipeCatalog recipes,
    SplitTable split,
    Func<string, int, TemplateContent> facts,
    Func<TaskInstance, bool> holdsAlready,
    string seed)
{
    private const int TriesPerTask = 8;
    private const int TemplatesPerKind = 40;

    // Test documents are others than those of train.
    private const int TestTemplates = 10_000;

    private readonly HashSet<string> _requests = [];
    private readonly SortedDictionary<DropReason, int> _dropped = [];

    /// <summary>How many were not made, and why.</summary>
    public IReadOnlyDictionary<DropReason, int> Dropped => _dropped;

    /// <summary>Makes tasks of one family.</summary>
    /// <param name="recipe">Family.</param>
    /// <param name="kind">Train; test-phrasing for a family that models know; test-family for one that they don't.</param>
    /// <param name="count">How many.</param>
    /// <returns>The tasks; fewer where no more can be told apart.</returns>
    public IEnumerable<TaskInstance> Make(Recipe recipe, Split kind, int count)
    {
        var phrasings = Phrasings(recipe, kind);
        for (int number = 0, misses = 0; phrasings.Count > 0 && number < count && misses < count + TriesPerTask; number++)
        {
            if (Try(kind, number, [recipe], _ => phrasings) is { } task)
                yield return task;
            else
                misses++;
        }
    }

    /// <summary>Makes tasks with several parts, each of another area.</summary>
    /// <param name="kind">Train, with pairs that models may know, or test-composition, with at least one pair that they don't.</param>
    /// <param name="count">How many.</param>
    /// <param name="expertOnly">Only of families with an expert.</param>
    public IEnumerable<TaskInstance> Compose(Split kind, int count, bool expertOnly)
    {
        var pool = recipes.All.Where(r => r.Composes && !split.IsTestFamily(r.Id) && (!expertOnly || r.Expert.Count > 0)).ToList();
        for (int number = 0, made = 0; pool.Count > 1 && made < count && number < count * TriesPerTask; number++)
        {
            var random = new SeededRandom($"{seed}/compose/{kind}/{number}");
            var size = random.NextDouble() switch { < 0.6 => 2, < 0.9 => 3, _ => 4 };
            var parts = random.Shuffle(pool).DistinctBy(r => r.Area).Take(size).ToList();
            var pairs = from i in Enumerable.Range(0, parts.Count) from j in Enumerable.Range(i + 1, parts.Count - i - 1) select split.IsTestPair(parts[i].Id, parts[j].Id);
            if (parts.Count < 2 || pairs.Any(p => p) != (kind == Split.TestComposition))
                continue;
            if (Try(kind, number, parts, r => [.. Phrasings(r, Split.Train).Where(p => RequestComposer.CanJoin(r.Phrasings[p]))]) is { } task)
            {
                made++;
                yield return task;
            }
        }
    }

    private IReadOnlyList<int> Phrasings(Recipe recipe, Split kind) =>
    [
        .. Enumerable.Range(0, recipe.Phrasings.Count).Where(i => kind == Split.TestFamily
            ? split.IsTestFamily(recipe.Id)
            : !split.IsTestFamily(recipe.Id) && split.IsTestPhrasing(recipe.Id, recipe.Phrasings[i]) == (kind == Split.TestPhrasing)),
    ];

    private TaskInstance? Try(Split kind, int number, IReadOnlyList<Recipe> parts, Func<Recipe, IReadOnlyList<int>> phrasings)
    {
        var family = string.Join('+', parts.Select(p => p.Id));
        DropReason? reason = null;
        for (var attempt = 0; attempt < TriesPerTask; attempt++)
        {
            var random = new SeededRandom($"{seed}/{kind}/{family}/{number}/{attempt}");
            var kinds = parts.Select(p => p.Templates).Aggregate((a, b) => [.. a.Intersect(b)]);
            if (kinds.Count == 0 || parts.Any(p => phrasings(p).Count == 0))
                return Drop(DropReason.TemplateLacks);
            var template = random.Pick(kinds);
            var isTest = kind != Split.Train;
            var templateSeed = random.Next(TemplatesPerKind) + (isTest ? TestTemplates : 0);
            if (Draw(parts, phrasings, facts(template, templateSeed), isTest, random) is not { } drawn)
            {
                reason = DropReason.TemplateLacks;
                continue;
            }

            var task = new TaskInstance
            {
                Id = $"{family}/{(kind == Split.Train ? "" : "t")}{number}",
                Split = kind,
                Application = parts[0].Application,
                Request = RequestComposer.Compose([.. drawn.Select((d, i) => parts[i].Phrasings[d.Phrasing].Fill(d.Values))], random),
                Template = template,
                TemplateSeed = templateSeed,
                Parts = drawn,
            };
            if (holdsAlready(task))
                reason = DropReason.AlreadySo;
            else if (!_requests.Add($"{template}/{templateSeed}/{task.Request}"))
                reason = DropReason.Duplicate;
            else
                return task;
        }

        return Drop(reason!.Value);
    }

    private static IReadOnlyList<TaskPart>? Draw(
        IReadOnlyList<Recipe> parts, Func<Recipe, IReadOnlyList<int>> phrasings, TemplateContent facts, bool isTest, SeededRandom random)
    {
        List<TaskPart> drawn = [];
        List<string> taken = [];
        foreach (var recipe in parts)
        {
            if (ValueGenerator.Draw(recipe, facts, isTest, taken, random) is not { } values)
                return null;
            drawn.Add(new TaskPart(recipe.Id, random.Pick(phrasings(recipe)), values));
            taken.AddRange(values.Values.Where(v => !v.IsNumber).Select(v => v.Said));
        }

        return drawn;
    }

    private TaskInstance? Drop(DropReason reason)
    {
        _dropped[reason] = _dropped.GetValueOrDefault(reason) + 1;
        return null;
    }
}

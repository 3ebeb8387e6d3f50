using System.Collections.Frozen;
using LamPS.Learning.Plans.Sources;

namespace LamPS.Learning.Plans.Filtering;

/// <summary>Takes out what is no use as a record, and what is there twice; every case is counted with its reason.</summary>
/// <param name="rejected">Counts.</param>
internal sealed class PlanFilter(Tally rejected)
{
    private const int LeastWords = 2;
    private const int MostWords = 26;
    private const int MostLines = 24;

    private static readonly FrozenSet<string> Foreign = new[]
    {
        "der", "die", "das", "und", "ein", "eine", "nicht", "le", "la", "les", "des", "une", "est", "pour", "avec", "el", "los", "las", "con", "una", "para", "il", "lo", "gli", "che", "di", "het", "een", "van", "och", "att",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Filters.</summary>
    /// <param name="procedures">Procedures in order; of what is there twice the first stays.</param>
    /// <returns>Procedures with at least one wording.</returns>
    public IReadOnlyList<SourceProcedure> Apply(IEnumerable<SourceProcedure> procedures)
    {
        var kept = new List<SourceProcedure>();
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
        {
            if (procedure.Lines.Count > MostLines)
            {
                rejected.Add("too many steps");
                continue;
            }

            if (procedure.Lines.All(l => string.IsNullOrWhiteSpace(l.Form)))
            {
                rejected.Add("no steps");
                continue;
            }

            var tasks = procedure.Tasks.Where(task => Reason(procedure, task, texts, keys) is not { } reason || Count(reason)).ToList();
            if (tasks.Count > 0)
                kept.Add(procedure with { Tasks = tasks });
            else
                rejected.Add("procedure without a wording left");
        }

        return kept;
    }

    private bool Count(string reason)
    {
        rejected.Add(reason);
        return false;
    }

    private static string? Reason(SourceProcedure procedure, string task, HashSet<string> texts, HashSet<string> keys)
    {
        var words = task.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return "empty task";
        if (words.Length < LeastWords || task.Length < 8)
            return "task too short";
        if (words.Length > MostWords)
            return "task too long";
        if (IsForeign(task, words))
            return "another language";
        if (!texts.Add($"{procedure.Application}\n{task}"))
            return "duplicate";

        // In the same application the same words can't stand for two things; in another one they may.
        return keys.Add($"{procedure.Application}\n{TaskKey.Of(task)}") ? null : "near-duplicate";
    }

    // Letters that English hasn't, or several words of another language.
    private static bool IsForeign(string task, string[] words) =>
        task.Count(c => char.IsLetter(c) && c > 0x24F) * 5 > task.Count(char.IsLetter) || words.Count(w => Foreign.Contains(w)) * 4 >= words.Length;
}

using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Filtering;

/// <summary>What is left of a task when everything is taken off that doesn't tell it from another: frames, stop words, endings, numbers, quotations.</summary>
internal static partial class TaskKey
{
    /// <summary>Stems of a task, each once, sorted; numbers are <c>#</c>, quotations <c>""</c>.</summary>
    /// <param name="task">Task.</param>
    public static IReadOnlyList<string> Stems(string task)
    {
        var plain = Number().Replace(Quotation().Replace(task, " QUOTE "), " NUMBER ");
        var stems = new SortedSet<string>(StringComparer.Ordinal);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in Sentence.Split(plain))
        {
            var stem = word switch { "QUOTE" => "\"\"", "NUMBER" => "#", _ => Stemmer.Stem(word) };
            all.Add(stem);
            if (!WordList.Current.Frame.Contains(word))
                stems.Add(stem);
        }

        return [.. stems.Count > 0 ? stems : all];
    }

    /// <summary>The stems as one text: equal for tasks that say the same in the same words.</summary>
    /// <param name="task">Task.</param>
    public static string Of(string task) => string.Join(' ', Stems(task));

    /// <summary>A plan in a form in which equal steps are equal.</summary>
    /// <param name="plan">Lines.</param>
    public static string OfPlan(IEnumerable<string> plan) => string.Join('\n', plan.Select(l => l.Replace("...", "").Replace("…", "").Trim().ToLower(CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"[""“«][^""”»]*[""”»]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?<![\w.])\d+(?:[.,]\d+)*\s?(?:%|°|""|cm|mm|pt|px|in|degrees|percent)?(?!\w)")]
    private static partial Regex Number();
}

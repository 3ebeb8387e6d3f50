using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Puts clauses together that make sense only together: "find "a"" and "replace it with "b"", "center" and "bold the heading".</summary>
internal static class ClauseMerger
{
    /// <summary>Merges.</summary>
    /// <param name="clauses">Clauses.</param>
    /// <param name="index">The application.</param>
    public static IReadOnlyList<string> Merge(IReadOnlyList<string> clauses, ApplicationIndex index)
    {
        var merged = new List<string>();
        foreach (var clause in clauses)
        {
            if (merged.Count > 0 && Join(merged[^1], clause) is { } joined)
            {
                merged[^1] = joined;
            }
            else if (merged.Count > 0 && Completed(merged[^1], clause) is { } completed)
            {
                merged[^1] = completed;
                merged.Add(clause);
            }
            else if (merged.Count > 0 && index.SubmitButton is not null && index.Controls.Any(c => c.Control!.Role == "checkbox" && c.Name.Equals(clause, StringComparison.OrdinalIgnoreCase)))
            {
                // "... and send a copy to me" is a box of the form that is being filled.
                merged[^1] = $"{merged[^1]}, {clause}";
            }
            else
            {
                merged.Add(clause);
            }
        }

        return merged;
    }

    // "Center and bold the heading": what two verbs are done to is said once.
    private static string? Completed(string before, string clause)
    {
        var verb = Sentence.Read(before);
        var whole = Sentence.Read(clause);
        return verb.Count == 1 && whole.Count > 2 && !Vocabulary.Current.CompleteVerbs.Contains(verb[0].Text) && Selections.Find(whole).Any(s => s.Kind is SelectionKind.Text or SelectionKind.Part or SelectionKind.All && s.Tokens[0] == 1)
            ? $"{before} {whole.Slice(1, whole.Count - 1)}" : null;
    }

    private static string? Join(string before, string clause)
    {
        var first = Sentence.Read(before);
        var second = Sentence.Read(clause);
        if (first.Count < 2 || second.Count < 2 || !first[0].Is("find", "search", "locate", "look") || !second[0].Is("replace", "substitute", "change") || !second[1].Is("it", "them", "each", "all", "that"))
        {
            return null;
        }

        var what = first.Tokens.FirstOrDefault(t => t.Is(ArgumentKind.Quotation));
        return what is null ? null : $"{second[0].Text} {what.Text} {second.Slice(2, second.Count - 1)}";
    }
}

using System.Text.RegularExpressions;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Where the caret is between the parts of a plan. What one part marks stays marked, and what the next one types or inserts would take its place: <c>make "budget" bold and type "done"</c> is
/// no way to lose the budget.
/// </summary>
internal static partial class PlanCaret
{
    /// <summary>Where lines come from that are put in here.</summary>
    public const string Source = "caret";

    private const string ToEnd = "Press keys Ctrl+End";
    private const string First = "Select the text ";

    /// <summary>The steps of a plan, with the caret moved before what would take the place of marked text: beside that where the next part speaks of it, else to the end.</summary>
    /// <param name="steps">Steps of all parts.</param>
    public static IReadOnlyList<PlanStep> Place(IReadOnlyList<PlanStep> steps)
    {
        var all = new List<PlanStep>();
        var (isMarked, isUsed, isNew, isAtEnd, clause) = (false, false, false, false, "");
        foreach (var step in steps)
        {
            var line = step;
            if (Marking().IsMatch(step.Text))
            {
                isNew = all is [.., { } last] && last.Text.StartsWith("Type ", StringComparison.Ordinal) && step.Text.EndsWith(last.Text["Type ".Length..], StringComparison.Ordinal);
                if (isNew && isAtEnd && step.Text.StartsWith(First, StringComparison.Ordinal))
                {
                    // What was just written at the end is the last of its kind.
                    line = step with { Text = $"Select the last {step.Text[First.Length..]}" };
                }

                (isMarked, isUsed, isAtEnd, clause) = (true, false, false, step.Clause);
            }
            else if (isMarked && isUsed && step.Clause != clause && Replacing().IsMatch(step.Text))
            {
                // Behind what was just written, the caret is where it was.
                var said = RequestTexts.Without(step.Clause, [.. ArgumentScanner.Scan(step.Clause).Where(s => s.Kind == ArgumentKind.Quotation)]);
                var move = isNew ? "Press keys Right" : !BesideIt().IsMatch(said) ? ToEnd : Before().IsMatch(said) ? "Press keys Left" : "Press keys Right";
                all.Add(new PlanStep(move, Source, "type_keys", step.Clause));
                (isMarked, isAtEnd) = (false, move == ToEnd);
            }
            else if (Moving().IsMatch(step.Text) || Replacing().IsMatch(step.Text))
            {
                (isMarked, isAtEnd) = (false, step.Text == ToEnd || (isAtEnd && Replacing().IsMatch(step.Text) && !step.Text.Contains("Header and Footer", StringComparison.Ordinal)));
            }
            else
            {
                // Who only marks a text, and types, wants it replaced.
                isUsed = true;
            }

            all.Add(line);
        }

        return all;
    }

    // After replacing, the caret is wherever the first one was.
    [GeneratedRegex(@"^(?:Select (?:the |everything)|Press keys (?:Ctrl\+)?Shift\+(?:Home|End|Left|Right|Up|Down|PageUp|PageDown)$|Choose Edit > Select All$|Press keys Ctrl\+A$|Press (?:Find|Replace) All$)")]
    private static partial Regex Marking();

    // Comments, links, notes and what else is fastened to a text want it marked.
    [GeneratedRegex(@"^(?:Type |Press keys (?:Ctrl\+|Shift\+)?(?:Enter|Tab|Space)$|Press keys Ctrl\+V$|Choose Edit > Paste|Choose Insert > (?!.*(?:Comment|Hyperlink|Bookmark|note|Index|Section|Caption|Frame|Text Box|[Rr]eference))|Choose Table > Insert Table)")]
    private static partial Regex Replacing();

    // Keys with Ctrl that have a letter format, copy, save; what is fastened to a text leaves it marked.
    [GeneratedRegex(@"^(?:Press keys (?!(?:Ctrl\+)?(?:Shift\+|Alt\+)*[A-WYZ0-9]$|(?:Ctrl\+)?Shift\+|Escape$|F\d)|Choose Edit > (?:Cut|Delete|Undo|Redo))")]
    private static partial Regex Moving();

    [GeneratedRegex(@"\b(?:below|under|underneath|above|before|after|behind|beside|to|by|near|on|in|of)\s+(?:it|them|(?:this|that|these|those)(?=\s*(?:$|[,.;!?])))\b|\bthere\b", RegexOptions.IgnoreCase)]
    private static partial Regex BesideIt();

    [GeneratedRegex(@"\b(?:before|above|in\s+front\s+of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Before();
}

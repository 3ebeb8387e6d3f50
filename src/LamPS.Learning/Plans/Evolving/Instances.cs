using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Steps;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>Puts values into a procedure's places.</summary>
internal static class Instances
{
    /// <summary>A task and its plan, with values only where the plan needs one.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="wording">Wording.</param>
    /// <param name="random">Chance.</param>
    public static (string Core, IReadOnlyList<string> Plan) Plain(SourceProcedure procedure, string wording, SeededRandom random)
    {
        var core = wording;
        var plan = new List<string>();
        foreach (var line in procedure.Lines)
        {
            if (line.Text is { } text)
            {
                plan.Add(text);
                continue;
            }

            var value = ValueMaker.Draw(line.Slot!, random);
            core = core.Replace(ValueSlot.Mark, value, StringComparison.Ordinal);
            plan.Add(line.Filled!.Replace(ValueSlot.Mark, value, StringComparison.Ordinal));
        }

        return (core, plan);
    }

    /// <summary>A task that says values, and a plan that uses them: other ones where the plan needs one, new ones where it could take one.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="wording">Wording.</param>
    /// <param name="random">Chance.</param>
    /// <returns>Null when the procedure has no place for a value.</returns>
    public static (string Core, IReadOnlyList<string> Plan)? Valued(SourceProcedure procedure, string wording, SeededRandom random)
    {
        if (procedure.Lines.All(l => l.Slot is null))
            return null;
        var core = wording;
        var said = new List<string>();
        var plan = new List<string>();
        foreach (var line in procedure.Lines)
        {
            if (line.Slot is not { } slot || (line.Text is not null && said.Count == 2))
            {
                plan.Add(line.Text!);
                continue;
            }

            var value = ValueMaker.Draw(slot, random);
            plan.Add(line.Filled!.Replace(ValueSlot.Mark, value, StringComparison.Ordinal));
            if (line.Text is null)
                core = core.Replace(ValueSlot.Mark, value, StringComparison.Ordinal);
            else
                said.Add($"{slot.Label} {value}");
        }

        return (said.Count == 0 ? core : $"{core} with {string.Join(" and ", said)}", plan);
    }
}

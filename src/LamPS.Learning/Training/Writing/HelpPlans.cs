using LamPS.Core.Planning;
using LamPS.Learning.Plans;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;

namespace LamPS.Learning.Training.Writing;

/// <summary>Procedures of help as plans to write.</summary>
internal static class HelpPlans
{
    /// <summary>Makes them.</summary>
    /// <param name="records">Records that may be learned from.</param>
    /// <param name="tested">What families of tests do; who chooses sees it among the wrong ways at most, who writes would learn it by heart, so it is left out.</param>
    /// <param name="count">Most of them; procedures take turns.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<PlanText> Of(IEnumerable<PlanRecord> records, TestedEntries tested, int count, string seed) =>
        HelpExamples.Turns(records.Where(r => !tested.Does(new PlanWay("", 0, null, [.. r.Plan.Select(l => new PlanStep(l, ""))]))), seed).Take(count)
            .Select(r => new PlanText(r.TaskId, r.AskedOf(), r.Task, r.Plan));
}

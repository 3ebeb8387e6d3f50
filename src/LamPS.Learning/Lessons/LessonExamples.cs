using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Lessons;

/// <summary>
/// Lessons as examples of choosing a way. Where a procedure has several phrasings, the lesson's own is never among what is found for it; now and then the
/// whole procedure isn't, so that the model learns to say that nothing fits.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="procedures">Lessons as procedures.</param>
/// <param name="memory">All that the model is taught.</param>
/// <param name="most">Most ways of an example.</param>
/// <param name="mapWays">Whether ways of the application's map are among them.</param>
internal sealed class LessonExamples(CompactEncoder encoder, LessonProcedures procedures, ProcedureMemory memory, int most, bool mapWays)
{
    // Equal lessons with other words lost and other wrong ways beside them.
    private const int Copies = 12;
    private const double Missing = 0.2;
    private const double Dropping = 0.25;

    private readonly DocumentationPlanner _documentation = new();

    /// <summary>Makes the examples of a lesson.</summary>
    /// <param name="lesson">Lesson.</param>
    /// <param name="knowledge">What is known of its application.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<CompactExample>> OfAsync(RunLesson lesson, PlanningKnowledge knowledge, string seed, CancellationToken cancellationToken)
    {
        var (own, phrasing) = procedures[lesson];
        var isOnly = memory.Procedures.First(p => p.Id == own).Phrasings.Count < 2;
        var request = new TaskRequest { Text = lesson.Request, Application = lesson.Application };
        List<CompactExample> examples = [];
        for (var copy = 0; copy < Copies; copy++)
        {
            var random = new SeededRandom($"{seed}/lesson/{lesson.Run}/{lesson.Request}/{copy}");
            var isMissing = random.NextDouble() < Missing;
            var ways = await PlanWays.FindAsync(
                request, lesson.Request, knowledge, memory, _documentation, mapWays,
                (p, text) => p.Id == own && (isMissing || (!isOnly && text.Equals(phrasing, StringComparison.OrdinalIgnoreCase))), cancellationToken).ConfigureAwait(false);
            bool IsRight(PlanWay way) => way.Match is { } match ? match.Procedure.Id == own : PlanMatch.Of(lesson.Lines, way.Steps.Select(s => s.Text)).Solves;
            var right = ways.Where(IsRight).ToList();

            // Found by nothing: nothing would find it when it is asked for either.
            if (ways.Count == 0 || (right.Count == 0 && !isMissing))
                continue;
            var wrong = ways.Where(w => !IsRight(w)).ToList();
            var shown = wrong.Take(most / 2).Concat(random.Shuffle(wrong.Skip(most / 2).ToList())).Take(most - 1).Concat(right.Take(1)).OrderByDescending(w => w.Score).ToList();
            var asked = WordDropout.Of(lesson.Request, Dropping, random);
            try
            {
                // The second choice is that none fits.
                var input = encoder.Encode(CompactScenes.Rank(asked, asked, shown));
                var at = right.Count == 0 ? -1 : shown.IndexOf(right[0]);
                var target = at < 0 ? 1 : at == 0 ? 0 : at + 1;
                if (target < input.Choices.Count)
                    examples.Add(new CompactExample { Name = $"{lesson.Run}: {lesson.Request}", Input = input.Input, Candidate = target });
            }
            catch (LamException)
            {
                // Longer than the model can read.
            }
        }

        return examples;
    }
}

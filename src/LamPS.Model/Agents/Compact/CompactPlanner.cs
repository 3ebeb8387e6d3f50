using System.Text.RegularExpressions;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Plans by retrieval: for each part of a request, the procedures of the model and the ways of the documentation that may be meant are found by
/// words, and the compact LAM chooses among them, or says that none fits. What the parts are is chosen the same way: where none of a cut's parts
/// fits, the cut is wrong. Values go from the request into the lines; nothing is written freely.
/// </summary>
/// <param name="model">Scores.</param>
/// <param name="memory">What it was taught.</param>
/// <param name="sampling">How it chooses; null for the likeliest.</param>
internal sealed partial class CompactPlanner(CompactScorer model, ProcedureMemory memory, CompactSampling? sampling = null) : IPlanner
{
    // Probability from which on a way is held for the one that is meant.
    private const double LeastSure = 0.6;

    // Nobody taught what is only named alike, and every action of a wrong way may work: less is no way at all. Where its words are those of the
    // request, little is needed besides.
    private const double LeastSureOfGuess = 0.4;
    private const double LeastSureOfSaid = 0.2;
    private const double Said = 0.5;

    // What was taught isn't taken in the place of a guess that is so much likelier.
    private const double LeastOfGuess = 0.33;

    // Probability from which on a way that was taught is tried at all; where others asked for it in much the same words, less is enough.
    private const double LeastLikely = 0.3;
    private const double LeastLikelyOfSaid = 0.2;

    // The documentation's rules refuse what they can't explain by themselves, so that little is needed besides; such a part is doubted.
    private const double LeastLikelyOfDocumented = 0.05;

    // What is less likely makes no other way surer.
    private const double LeastShare = 0.03;

    // That nothing fits has to be so much likelier for what was taught.
    private static readonly double Reluctance = Math.Log(4);

    private const string SwitchOn = "Switch on ";
    private const string SelectAll = "Choose Edit > Select All";
    private const string SelectAllKeys = "Press keys Ctrl+A";

    // What was set apart is meant as one only where neither part means anything alone, or in the very words of a way: a sentence that nothing is found for
    // must not vanish in its neighbour.
    private const double LossOfBreak = 5 - PlanCuts.Hopeless;

    // A comma or an "and" without a verb behind it joins words more often than what is asked for.
    private const double LossOfJoint = 2;
    private const int MostJoined = 6;

    // From here on an application's own words say all that a request says.
    private const double Literal = 0.845;

    private readonly DocumentationPlanner _documentation = new();
    private readonly CompactSampling _sampling = sampling ?? CompactSampling.Greedy;

    /// <inheritdoc/>
    public string Name => model.Name + _sampling.Suffix;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed.</exception>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(knowledge);
        if (!Knows(request, knowledge))
            return await _documentation.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false) with { Planner = Name };

        // Who writes the lines of a plan means those, and nothing that others ask for in such words; what is in a dialog hangs on the line that opens it.
        if (NamesPath(request.Text) && _documentation.Split(request, knowledge).All(c => NamesPath(c.Text) || Line().IsMatch(c.Text)) && InItsWords(request, knowledge, cancellationToken) is { } named)
            return named with { Steps = Shortly(named.Steps), Planner = Name };
        var parts = await PartsAsync(request, knowledge, cancellationToken).ConfigureAwait(false);

        // Who asks in the application's own words is understood without a model; where the model is sure, it knows more than words.
        if (parts.Exists(p => !p.IsLikely) && InItsWords(request, knowledge, cancellationToken) is { } said)
            return said with { Steps = Shortly(said.Steps), Planner = Name };
        List<string> unplanned = [.. parts.Where(p => p.Ways.Count == 0).Select(p => p.Clause)];
        var steps = new List<PlanStep>();
        foreach (var part in parts.Where(p => p.Ways.Count > 0))
            steps.AddRange(await StepsAsync(part.Clause, part.Ways[0], cancellationToken).ConfigureAwait(false));
        if (unplanned.Count == 0)
            steps.AddRange(_documentation.Ending(request, knowledge));
        return new Plan(Shortly(PlanCaret.Place(steps)), unplanned, Name) { Doubts = [.. parts.Where(p => p.IsDoubtful).Select(p => p.Clause)] };
    }

    /// <inheritdoc/>
    public async ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(failure);
        if (!Knows(request, knowledge))
            return await _documentation.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) is { } plan ? plan with { Planner = Name } : null;
        var failed = failure.Plan.Steps[failure.StepIndex];
        var parts = await PartsAsync(request, knowledge, cancellationToken).ConfigureAwait(false);
        var at = parts.FindIndex(p => p.Clause == failed.Clause);
        if (at < 0)
            return await _documentation.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) is { } said ? said with { Planner = Name } : null;
        var steps = new List<PlanStep>();
        for (var i = at; i < parts.Count; i++)
        {
            if (await NextAsync(parts[i], i > at ? null : failure, cancellationToken).ConfigureAwait(false) is not { } next)
                return null;
            if (i == at && failure.Plan.Steps.Take(failure.StepIndex).Any(s => s.Clause == failed.Clause && s.Function == "invoke_menu"))
            {
                // What was begun is left before another way is tried.
                steps.Add(new PlanStep("Press keys Escape", "request", "type_keys", failed.Clause));
            }

            steps.AddRange(next);
        }

        return new Plan(Shortly([.. PlanCaret.Place(steps), .. _documentation.Ending(request, knowledge)]), [], Name) { Doubts = [failed.Clause, .. parts.Skip(at + 1).Where(p => p.IsDoubtful).Select(p => p.Clause)] };
    }

    // The steps of the best way; after a failure those of the next one that doesn't begin with what has just failed.
    private async Task<IReadOnlyList<PlanStep>?> NextAsync(Part part, PlanFailure? failure, CancellationToken cancellationToken)
    {
        var failed = failure?.Plan.Steps[failure.StepIndex];
        List<string> begun = [.. failure?.Plan.Steps.Take(failure.StepIndex + 1).Where(s => s.Clause == part.Clause && s.Source != PlanCaret.Source).Select(s => s.Text) ?? []];
        foreach (var way in failed is null ? part.Ways : part.Ways.SkipWhile(w => !Has(w, failed)).Skip(1))
        {
            var steps = await StepsAsync(part.Clause, way, cancellationToken).ConfigureAwait(false);
            if (begun.Count == 0 || !Shortly(steps).Select(s => s.Text).Take(begun.Count).SequenceEqual(begun))
                return steps;
        }

        return null;
    }

    // What is marked only for what is done next takes one key instead of a menu.
    private static IReadOnlyList<PlanStep> Shortly(IReadOnlyList<PlanStep> steps) =>
        [.. steps.Select((s, i) => s.Text == SelectAll && i + 1 < steps.Count ? s with { Text = SelectAllKeys, Function = "type_keys" } : s)];

    private bool Knows(TaskRequest request, PlanningKnowledge knowledge) => memory.Knows(knowledge.Application?.Name ?? request.Application);

    // The cut of the request whose parts fit best, piece by piece, so that one part for all is no better than one for each; each with the ways that the model likes better than none, best first.
    private async Task<List<Part>> PartsAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var cuts = PlanCuts.Of(request.Text, _documentation.Split(request, knowledge));
        var scored = new Dictionary<(int First, int Last), IReadOnlyList<Part>>();
        foreach (var cut in cuts.Segments)
        {
            var part = await WeighedAsync(request, cuts.Text(cut), cuts.Pieces(cut), knowledge, cancellationToken).ConfigureAwait(false);
            scored[cut] = cut.First == cut.Last ? await AtJointsAsync(request, part, knowledge, cancellationToken).ConfigureAwait(false) : [part];
        }

        List<Part> parts = [];
        foreach (var part in cuts.Best(cut => (scored[cut].Average(p => p.Fit) * (1 + cut.Last - cut.First)) - (LossOfBreak * cuts.Breaks(cut))).SelectMany(cut => scored[cut]))
        {
            if (parts.Count == 0 || !await IsOnlyHowAsync(part, parts[^1], cancellationToken).ConfigureAwait(false))
                parts.Add(await OfItsTextAsync(request, part, parts.LastOrDefault(), knowledge, cancellationToken).ConfigureAwait(false));
        }

        return parts;
    }

    // What a part asks of one of several equal texts, or of one that has only just been written, is asked of that one: 'the last "x"', 'write "x" and make it bold', 'write "x" in bold'. As
    // they stand, the steps would mark the first, another, or nothing.
    private async Task<Part> OfItsTextAsync(TaskRequest request, Part part, Part? before, PlanningKnowledge knowledge, CancellationToken cancellationToken) =>
        part.Ways.Count > 0 && WrittenText.Asked(part.Clause) is { } writing ? await WritingAsync(request, part, writing, knowledge, cancellationToken).ConfigureAwait(false)
        : part.LeavesOutPlace ? await CountedAsync(part, cancellationToken).ConfigureAwait(false)
        : before is { Ways.Count: > 0 } && WrittenText.MayBeMeant(part.Clause) ? await OfWrittenAsync(request, part, before, knowledge, cancellationToken).ConfigureAwait(false)
        : part;

    // Writing, then what the part asks of the text; a way that only marks it leaves the writing out.
    private async Task<Part> WritingAsync(TaskRequest request, Part part, string writing, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var steps = await StepsAsync(part.Clause, part.Ways[0], cancellationToken).ConfigureAwait(false);
        if (steps.Count == 0 || !EvidenceFinder.IsOfOneText(steps[0].Text) || steps.Any(s => s.Text.StartsWith("Type ", StringComparison.Ordinal)))
            return part;
        return writing.Length > 0 && InItsWords(request with { Text = writing, SaveTo = [] }, knowledge, cancellationToken) is { } plan && WrittenText.Of(plan.Steps)?.Marked(steps, part.Clause) is { } marked
            ? part with { Ways = [PlanWay.Of([.. plan.Steps.Select(s => s with { Clause = part.Clause }), .. marked], 0)] }
            : part with { LeavesOut = true };
    }

    private async Task<Part> CountedAsync(Part part, CancellationToken cancellationToken)
    {
        var ways = new List<PlanWay>();
        foreach (var way in part.Ways)
        {
            var steps = await StepsAsync(part.Clause, way, cancellationToken).ConfigureAwait(false);
            var counted = NthText.Of(part.Clause, steps);
            ways.Add(counted == steps ? way : PlanWay.Of(counted, ways.Count));
        }

        return part with { Ways = ways, LeavesOutPlace = ways.Count > 0 && ways[0].LeavesOutPlace(part.Clause) };
    }

    private async Task<Part> OfWrittenAsync(TaskRequest request, Part part, Part before, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var done = await StepsAsync(before.Clause, before.Ways[0], cancellationToken).ConfigureAwait(false);
        var ways = new List<PlanWay>();
        if (WrittenText.Of(done) is { } written && written.Named(part.Clause) is { } named)
        {
            var of = await WeighedAsync(request, named, [named], knowledge, cancellationToken).ConfigureAwait(false);
            foreach (var way in of.Ways)
            {
                if (written.Marked(await StepsAsync(named, way, cancellationToken).ConfigureAwait(false), part.Clause) is { } steps)
                    ways.Add(PlanWay.Of(steps, ways.Count));
                else if (ways.Count == 0)
                    break;
            }

            if (ways.Count > 0)
                return of with { Clause = part.Clause, Ways = ways, LeavesOut = of.LeavesOut || part.LeavesOut };
        }

        var own = part.Ways.Count > 0 ? await StepsAsync(part.Clause, part.Ways[0], cancellationToken).ConfigureAwait(false) : [];
        return WrittenText.IsMeant(part.Clause, own, before.Clause, done) ? part with { LeavesOut = true } : part;
    }

    // What names again what the part before it does, and has no value, only says how: "insert the date, as a field", "write "x" into the properties, as comments", "it is a second title, use
    // Subtitle". Without such a word it has to mean the same entries as well: "a footnote, then an endnote" are both in *Footnote and Endnote*.
    private async Task<bool> IsOnlyHowAsync(Part part, Part before, CancellationToken cancellationToken)
    {
        var words = RequestTexts.Words(part.Clause);
        if (words.Count == 0 || ArgumentScanner.Scan(part.Clause).Count > 0)
            return false;
        var acts = await ActsAsync(before, cancellationToken).ConfigureAwait(false);
        var chosen = Chosen(acts);
        if (How().Match(part.Clause) is { Success: true } how)
            return words.IsSubsetOf(RequestTexts.Words(string.Join(' ', how.Groups["as"].Success ? acts.Select(WithoutValues) : chosen.Select(c => c[(c.LastIndexOf('>') + 1)..]))));
        return !RequestSplitter.BeginsWithVerb(part.Clause) && words.IsSubsetOf(RequestTexts.Words(string.Join(' ', chosen)))
            && Chosen(await ActsAsync(part, cancellationToken).ConfigureAwait(false)) is { Count: > 0 } again && again.IsSubsetOf(chosen);
    }

    private static HashSet<string> Chosen(HashSet<string> acts) => [.. acts.Where(a => a.StartsWith("Choose ", StringComparison.Ordinal))];

    private static string WithoutValues(string line) => RequestTexts.Without(line, ArgumentScanner.Scan(line));

    // The parts of what a comma or an "and" may join where no verb shows it ("bold it and the table needs a row"), or the whole where they don't say more.
    private async Task<IReadOnlyList<Part>> AtJointsAsync(TaskRequest request, Part whole, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var cuts = PlanCuts.Of(whole.Clause, _documentation.Split(request with { Text = whole.Clause }, knowledge, atEveryJoint: true));
        if (cuts.Count is < 2 or > MostJoined)
            return [whole];
        var scored = new Dictionary<(int First, int Last), Part> { [(0, cuts.Count - 1)] = whole with { Fit = double.NegativeInfinity } };
        var listed = new HashSet<(int First, int Last)>();
        foreach (var cut in cuts.Segments.Where(s => !scored.ContainsKey(s)))
        {
            var (first, piece) = (cuts.Text((0, 0)), cuts.Text(cut));
            var follows = cut.First == cut.Last && cut.First > 0;
            var clause = follows ? JointPiece.Meant(first, piece) : piece;
            if (clause != piece && !PlanCuts.IsText(piece))
                listed.Add(cut);
            scored[cut] = await WeighedAsync(request, clause, cuts.Pieces(cut), knowledge, cancellationToken).ConfigureAwait(false);
            if (follows && JointPiece.IsOnlyPlace(first, piece))
                scored[cut] = scored[cut] with { LeavesOut = true };
            else if (follows && !scored[cut].IsLikely && JointPiece.OfTheText(whole.Clause, first, piece) is { } further
                && await WeighedAsync(request, further, cuts.Pieces(cut), knowledge, cancellationToken).ConfigureAwait(false) is { IsLikely: true } likely)
                scored[cut] = likely;
        }

        List<(int First, int Last)> best = [.. cuts.Best(cut => scored[cut].Fit - LossOfJoint)];
        List<Part> parts = [.. best.Select(cut => scored[cut])];
        var fits = parts.TrueForAll(p => p.Ways.Count > 0)
            && (parts.Sum(p => p.Fit) - (LossOfJoint * (parts.Count - 1)) > whole.Fit || (parts.TrueForAll(p => p.IsLikely) && (best.Exists(listed.Contains) || await SwallowsAsync(whole, parts, cancellationToken).ConfigureAwait(false))));
        return fits ? parts : [whole with { LeavesOut = whole.LeavesOut || (whole.Ways is [var way, ..] && way.Unsaid(cuts.Pieces((0, cuts.Count - 1))) > 0) }];
    }

    // Whether a whole does no more than one of its parts, and another part does more.
    private async Task<bool> SwallowsAsync(Part whole, IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        var own = await ActsAsync(whole, cancellationToken).ConfigureAwait(false);
        var (isOne, isMore) = (false, false);
        foreach (var part in parts)
        {
            var acts = await ActsAsync(part, cancellationToken).ConfigureAwait(false);
            isOne |= own.IsSubsetOf(acts);
            isMore |= !acts.IsSubsetOf(own);
        }

        return isOne && isMore;
    }

    private async Task<HashSet<string>> ActsAsync(Part part, CancellationToken cancellationToken) =>
        part.Ways.Count == 0 ? [] : [.. Essence(await StepsAsync(part.Clause, part.Ways[0], cancellationToken).ConfigureAwait(false))];

    private async Task<Part> WeighedAsync(TaskRequest request, string clause, IReadOnlyList<string> pieces, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        // A function that saves looks whether the file is there; the dialog of a menu may ask on.
        if (_documentation.Saving(request with { Text = clause }, knowledge) is { } saving)
            return new Part(clause, [PlanWay.Of([.. saving.Select(s => s with { Clause = clause })], 0)], 0) { IsLikely = true };
        var part = await PartAsync(request, clause, pieces, knowledge, cancellationToken).ConfigureAwait(false);
        if (NamesPath(clause) && InItsWords(request with { Text = clause, SaveTo = [] }, knowledge, cancellationToken) is { } named)
            return new Part(clause, [PlanWay.Of(named.Steps, 0), .. part.Ways], 0) { IsLikely = true };
        if ((part.Ways.Count == 0 || part.IsDoubtful) && await EverywhereAsync(request, clause, knowledge, cancellationToken).ConfigureAwait(false) is { } everywhere)
            return everywhere;
        return part.IsUnsure && InItsWords(request with { Text = part.Clause, SaveTo = [] }, knowledge, cancellationToken) is { } said && (!part.IsLikely || Adds(said, part.Ways[0]))
            ? new Part(part.Clause, [PlanWay.Of(said.Steps, 0), .. part.Ways], 0) { IsLikely = true }
            : part;
    }

    // Where nothing that was taught does it everywhere, what is done to one text is done to all that a search finds.
    private async Task<Part?> EverywhereAsync(TaskRequest request, string clause, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        if (Occurrences.Of(clause, knowledge.Map) is not { } all)
            return null;
        var one = await PartAsync(request, all.Once, [all.Once], knowledge, cancellationToken).ConfigureAwait(false);
        var ways = new List<PlanWay>();
        foreach (var way in one.Ways)
        {
            if (all.Of(await StepsAsync(all.Once, way, cancellationToken).ConfigureAwait(false)) is { } steps)
                ways.Add(PlanWay.Of(steps, ways.Count));
            else if (ways.Count == 0)
                return null;
        }

        return ways.Count == 0 ? null : one with { Clause = clause, Ways = ways, LeavesOut = one.LeavesOut || all.IsOfPart };
    }

    // The plan in the application's own words, where they say all of it. A text that is to be put there can't be selected.
    private Plan? InItsWords(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        if (_documentation.Weigh(request, knowledge, cancellationToken) is not { Fit: >= Literal } said)
            return null;
        List<PlanStep> ofOne = [.. said.Plan.Steps.Where(s => EvidenceFinder.IsOfOneText(s.Text))];
        return (new RequestCues(request.Text).Opens || !EvidenceFinder.LeavesOpen([.. said.Plan.Steps.Select(s => s.Text)]))
            && !(ofOne.Count > 0 && Occurrences.AreMeant(request.Text)) && !ofOne.Exists(s => new RequestCues(s.Clause).Text is not null) ? said.Plan : null;
    }

    // Whether a plan does what a way does, and more.
    private static bool Adds(Plan plan, PlanWay way) => Essence(way.Steps).ToHashSet(StringComparer.OrdinalIgnoreCase).IsProperSubsetOf(Essence(plan.Steps));

    private async Task<Part> PartAsync(TaskRequest request, string clause, IReadOnlyList<string> pieces, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var meant = Denials.Meant(clause);
        var answer = memory.Ask(knowledge.Application?.Name ?? request.Application ?? "", meant);
        var ways = await PlanWays.FindAsync(request, clause, knowledge, memory, _documentation, model.Config.MapWays, null, cancellationToken, answer: answer).ConfigureAwait(false);
        if (ways.Count == 0)
            return new Part(clause, [], PlanCuts.Hopeless);
        var (_, scores) = await model.ScoreAsync(CompactScenes.Rank(request.Text, meant, ways), cancellationToken).ConfigureAwait(false);
        var weighed = new WayScores(scores.Candidates, ways, clause, pieces, answer?.Nothing ?? 0);
        var ranked = weighed.Ways.OrderByDescending(w => _sampling.Of(w.Score, $"{clause}|{w.Way.Text}")).ToList();

        // Where the model knows of nothing, what the documentation finds is still worth a try; but not in the place of a guess that is far likelier.
        var likely = await TogetherAsync(clause, ranked, cancellationToken).ConfigureAwait(false);
        var guess = likely.Where(l => l.Key.IsGuess).Select(l => l.Value).DefaultIfEmpty().Max();
        var liked = ranked.Where(r => r.Way.IsGuess ? likely[r.Way] > (r.Way.Score >= Said ? LeastSureOfSaid : LeastSureOfGuess) : (r.Way.Match is null || r.Score > weighed.None - Reluctance) && likely[r.Way] >= LeastOfGuess * guess).Select(r => r.Way).ToList();

        // What is hardly likely is no way to begin with, but for whoever tries things out; where another one failed, it may be.
        if (liked.Count == 0 || (_sampling.Temperature <= 0 && !liked[0].IsGuess && likely[liked[0]] < Least(liked[0])))
            return new Part(clause, [], PlanCuts.Hopeless);

        // That anything fits says that the cut is right.
        var leavesOut = LeavesOut(liked[0], clause, pieces)
            || (NamedValues.AreIn(clause) && NamedValues.AreLeftOut(clause, await StepsAsync(clause, liked[0], cancellationToken).ConfigureAwait(false), liked[0].Match?.Procedure.Phrasings ?? []));
        return new Part(clause, liked, weighed.Fit) { IsLikely = likely[liked[0]] >= LeastSure, LeavesOut = leavesOut, LeavesOutPlace = liked[0].LeavesOutPlace(clause) };
    }

    private static double Least(PlanWay way) => way.Match is null ? LeastLikelyOfDocumented : way.Score >= Said ? LeastLikelyOfSaid : LeastLikely;

    // However sure the model is, what the part gives and the way has no use for wasn't done, nor was what is to be done everywhere; and what isn't meant may have been.
    private static bool LeavesOut(PlanWay way, string clause, IReadOnlyList<string> pieces) =>
        way.Evidence is { IsOnlyFirst: true } or { Denied: > 0 } or { IsUnlimited: true } or { SetsNothing: true } or { PutsNothing: true } or { PutsInOne: true } or { UnsaidNames: > 0 } || way.Unused(clause) > 0 || way.Unsaid(pieces) > 0;

    // Several ways may do the same, and are then as likely as they are together.
    private async Task<Dictionary<PlanWay, double>> TogetherAsync(string clause, IReadOnlyList<(PlanWay Way, double Score)> ranked, CancellationToken cancellationToken)
    {
        var likely = ranked.ToDictionary(r => r.Way, r => Math.Exp(r.Score));
        var steps = new Dictionary<PlanWay, IReadOnlyList<PlanStep>>();
        foreach (var (way, _) in ranked.Where(r => likely[r.Way] > LeastShare))
            steps[way] = await StepsAsync(clause, way, cancellationToken).ConfigureAwait(false);
        var together = likely.ToDictionary();
        foreach (var (way, own) in steps)
            together[way] = steps.Where(s => s.Key == way || IsSame(own, s.Value)).Sum(s => likely[s.Key]);
        return together;
    }

    private async Task<IReadOnlyList<PlanStep>> StepsAsync(string clause, PlanWay way, CancellationToken cancellationToken)
    {
        if (way.Match is not { } match)
            return way.Steps;
        var lines = ProcedureValues.Lines(match.Procedure, await ValuesAsync(match, Denials.Meant(clause), cancellationToken).ConfigureAwait(false));
        return [.. lines.Select(l => new PlanStep(l, Source(match), l.Contains(" > ", StringComparison.Ordinal) ? "invoke_menu" : "", clause))];
    }

    private async Task<IReadOnlyDictionary<string, string>> ValuesAsync(ProcedureMatch match, string clause, CancellationToken cancellationToken)
    {
        if (match.Values is not null)
            return match.Values;
        var fitting = ProcedureValues.Fitting(match.Procedure, clause) ?? [];
        if (ValueAssignment.Values(match.Procedure, clause, fitting) is { } assigned)
            return assigned;
        var values = new Dictionary<string, string>();
        var used = new HashSet<int>();
        foreach (var (parameter, spans) in match.Procedure.Parameters.Zip(fitting).OrderBy(f => f.Second.Count))
        {
            var free = spans.Where(s => !used.Contains(s.Start)).ToList();
            if (free.Count == 0)
                free = [.. spans];
            var chosen = free.Count == 1 ? free[0]
                : ProcedureValues.Nearest(match.Procedure, parameter, clause, free) ?? await ChooseAsync(match, parameter.Name, clause, free, cancellationToken).ConfigureAwait(false);
            used.Add(chosen.Start);
            values[parameter.Name] = ProcedureValues.Text(chosen, clause);
        }

        return values;
    }

    private async Task<ArgumentSpan> ChooseAsync(ProcedureMatch match, string name, string clause, IReadOnlyList<ArgumentSpan> free, CancellationToken cancellationToken)
    {
        var slot = model.Config.Slots.ToList().IndexOf(CompactScenes.PlanValue);
        var line = match.Procedure.Lines.FirstOrDefault(l => l.Contains($"{{{name}}}", StringComparison.Ordinal));
        if (slot < 0 || line is null)
            return free[0];
        var (input, scores) = await model.ScoreAsync(CompactScenes.Fill(clause, line, match.Phrasing), cancellationToken).ConfigureAwait(false);
        return free.MaxBy(f => Enumerable.Range(0, input.Spans.Count).Where(i => input.Spans[i]?.Start == f.Start).Select(i => scores.Spans[slot][i]).DefaultIfEmpty(float.MinValue).Max())!;
    }

    // Tabs may be gone to in other words, what isn't wanted may stay, and menu entries are switched on by choosing them.
    private static bool IsSame(IReadOnlyList<PlanStep> one, IReadOnlyList<PlanStep> other) => Essence(one).SequenceEqual(Essence(other), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Essence(IReadOnlyList<PlanStep> steps) =>
        steps.Select(s => s.Text).Where(t => !t.StartsWith("Open the tab ", StringComparison.Ordinal) && !t.StartsWith("Go to the ", StringComparison.Ordinal))
            .Select(t => t == SelectAllKeys ? SelectAll : t.StartsWith(SwitchOn, StringComparison.Ordinal) && t.Contains(" > ", StringComparison.Ordinal) ? $"Choose {t[SwitchOn.Length..]}" : t);

    // The lines of a procedure have values only when it is taken, so it is known by its name.
    private static bool Has(PlanWay way, PlanStep step) => way.Match is { } match ? step.Source == Source(match) : Shortly(way.Steps).Any(s => s.Text == step.Text && s.Source == step.Source);

    private static bool NamesPath(string text) => Path().IsMatch(RequestTexts.Without(text, ArgumentScanner.Scan(text)));

    // "Format > Text > Bold".
    [GeneratedRegex(@"[\p{L}.…]\s+>\s+\p{L}")]
    private static partial Regex Path();

    [GeneratedRegex(@"^\W*(?:then\s+)?(?:choose|press|set|type|open the tab|select|switch (?:on|off)|save)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?:(?<as>as)|use|using|choose|pick|take)\b", RegexOptions.IgnoreCase)]
    private static partial Regex How();

    private static string Source(ProcedureMatch match) => $"procedure: {match.Procedure.Id}";

    /// <summary>A part of a request.</summary>
    /// <param name="Clause">The part.</param>
    /// <param name="Ways">Ways to do it, best first.</param>
    /// <param name="Fit">Logarithm of the probability that any is meant, with what else speaks for the ways and against them; above 0 where that is much.</param>
    private sealed record Part(string Clause, IReadOnlyList<PlanWay> Ways, double Fit)
    {
        /// <summary>Whether the model holds it for hardly possible that something else is meant.</summary>
        public bool IsLikely { get; init; }

        /// <summary>Whether the best way leaves out what the part gives.</summary>
        public bool LeavesOut { get; init; }

        /// <summary>Whether the part counts what is meant (<c>the third row</c>), and the best way has no use for it.</summary>
        public bool LeavesOutPlace { get; init; }

        /// <summary>Whether anybody should look at it before it is done.</summary>
        public bool IsDoubtful => Ways.Count > 0 && (!IsLikely || LeavesOut || LeavesOutPlace);

        /// <summary>Whether the model knows of nothing that it was taught, or isn't sure.</summary>
        public bool IsUnsure => !IsLikely || Ways.Count == 0 || Ways[0].IsGuess;
    }
}

using LamPS.Core;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>Makes batches for compact LAMs.</summary>
public static class CompactBatch
{
    // Far below any score; what can't be chosen gets no share.
    private const float Impossible = -1e9f;

    /// <summary>Puts examples side by side, filled up to the longest.</summary>
    /// <param name="examples">The examples; at least one.</param>
    /// <param name="shape">Measures of the model.</param>
    /// <param name="name">What errors call the batch.</param>
    /// <param name="clip">For a policy: how far likelihood ratios count from 1.</param>
    /// <param name="distance">For a policy: weight of the distance to the reference.</param>
    /// <exception cref="LamException">An example doesn't fit the model.</exception>
    public static TrainingBatch Of(IReadOnlyList<CompactExample> examples, CompactLamShape shape, string name = "", float clip = 0.2f, float distance = 0)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfZero(examples.Count);
        foreach (var example in examples)
            CompactExampleCheck.Check(example, shape);
        List<WantedTokens> wanted = [.. examples.Select(example => new WantedTokens(example.Input))];
        var length = examples.Max(example => example.Input.Tokens.Count);
        var weight = examples.Sum(example => example.Weight);
        var batch = new TrainingBatch(name, weight, examples.Count * length, examples.Sum(example => example.Input.Tokens.Count));
        try
        {
            Tokens(batch, examples, shape, length);
            Wanted(batch, examples, wanted, length);
            Choices(batch, examples, wanted, shape);
            Targets(batch, examples, shape);
            batch.Add(Models.CompactLamTraining.ClipInput, clip, 1);
            batch.Add(Models.CompactLamTraining.DistanceInput, distance, 1);
            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private static void Tokens(TrainingBatch batch, IReadOnlyList<CompactExample> examples, CompactLamShape shape, int length)
    {
        var (rows, features) = (examples.Count, shape.Backbone.TokenFeatures);
        var ids = batch.Add("input_ids", 0L, rows, length);
        var positions = batch.Add("position_ids", 0L, rows, length);
        var segments = batch.Add("segments", -1, rows, length);
        var order = batch.Add("order", 0, rows, length);
        var numbers = features > 0 ? batch.Add("token_features", 0f, rows, length, features) : [];
        for (var row = 0; row < rows; row++)
        {
            var input = examples[row].Input;
            for (var i = 0; i < length; i++)
            {
                var place = (row * length) + i;
                order[place] = i;
                if (i >= input.Tokens.Count)
                    continue;
                (ids[place], positions[place], segments[place]) = (input.Tokens[i], input.Positions.Count > 0 ? input.Positions[i] : i, input.Segments[i]);
                for (var j = 0; j < features; j++)
                    numbers[(place * features) + j] = input.TokenFeatures[(i * features) + j];
            }
        }
    }

    private static void Wanted(TrainingBatch batch, IReadOnlyList<CompactExample> examples, List<WantedTokens> wanted, int length)
    {
        var (rows, most) = (examples.Count, wanted.Max(w => w.Tokens.Count));
        var places = batch.Add("wanted", 0L, rows, most);
        var positions = batch.Add("wanted_positions", 0L, rows, most);
        var segments = batch.Add("wanted_segments", 0, rows, most);
        var order = batch.Add("wanted_order", 0, rows, most);
        for (var row = 0; row < rows; row++)
        {
            var input = examples[row].Input;
            for (var i = 0; i < most; i++)
            {
                // What is missing is filled up with the first, which nobody asks for twice.
                var token = wanted[row].Tokens[i < wanted[row].Tokens.Count ? i : 0];
                var place = (row * most) + i;
                places[place] = (row * length) + token;
                positions[place] = input.Positions.Count > 0 ? input.Positions[token] : token;
                (segments[place], order[place]) = (input.Segments[token], token);
            }
        }
    }

    private static void Choices(TrainingBatch batch, IReadOnlyList<CompactExample> examples, List<WantedTokens> wanted, CompactLamShape shape)
    {
        var (rows, most) = (examples.Count, wanted.Max(w => w.Tokens.Count));
        var (candidates, spans) = (examples.Max(e => e.Input.Candidates.Count), Math.Max(1, examples.Max(e => e.Input.Spans.Count)));
        var decision = batch.Add("decision", 0L, rows);
        var tokens = batch.Add("candidates", 0L, rows, candidates);
        var candidateMask = batch.Add("candidate_mask", Impossible, rows, candidates);
        var functionMask = batch.Add("function_mask", Impossible, rows, candidates, shape.Functions);
        var features = shape.CandidateFeatures > 0 ? batch.Add("candidate_features", 0f, rows, candidates, shape.CandidateFeatures) : [];
        var starts = batch.Add("span_starts", 0L, rows, spans);
        var ends = batch.Add("span_ends", 0L, rows, spans);
        var types = batch.Add("span_types", 0L, rows, spans);
        var spanMask = batch.Add("span_mask", Impossible, rows, 1, spans);
        for (var row = 0; row < rows; row++)
        {
            var (input, first) = (examples[row].Input, (long)row * most);
            decision[row] = first + wanted[row].Number(input.DecisionToken);
            tokens.Slice(row * candidates, candidates).Fill(first);
            for (var c = 0; c < input.Candidates.Count; c++)
            {
                var (candidate, place) = (input.Candidates[c], (row * candidates) + c);
                (tokens[place], candidateMask[place]) = (first + wanted[row].Number(candidate.Token), 0);
                for (var f = 0; f < shape.Functions; f++)
                    functionMask[(place * shape.Functions) + f] = candidate.Functions[f] ? 0 : Impossible;
                for (var f = 0; f < shape.CandidateFeatures; f++)
                    features[(place * shape.CandidateFeatures) + f] = candidate.Features[f];
            }

            starts.Slice(row * spans, spans).Fill(first);
            ends.Slice(row * spans, spans).Fill(first);
            for (var s = 0; s < input.Spans.Count; s++)
            {
                var (span, place) = (input.Spans[s], (row * spans) + s);
                (starts[place], ends[place]) = (first + wanted[row].Number(span.Start), first + wanted[row].Number(span.End));
                (types[place], spanMask[place]) = (span.Type, 0);
            }
        }
    }

    private static void Targets(TrainingBatch batch, IReadOnlyList<CompactExample> examples, CompactLamShape shape)
    {
        var (rows, candidates) = (examples.Count, examples.Max(e => e.Input.Candidates.Count));
        var shares = batch.Add("candidate_target", 0f, rows, candidates);
        var chosen = batch.Add("chosen", 0L, rows);
        var functions = batch.Add("function_target", -1L, rows);
        var spans = batch.Add("span_target", -1L, rows, shape.Slots);
        var statuses = batch.Add("status_target", -1L, rows);
        for (var row = 0; row < rows; row++)
        {
            var example = examples[row];
            for (var c = 0; c < example.CandidateShares.Count; c++)
                shares[(row * candidates) + c] = example.CandidateShares[c];
            if (example.CandidateShares.Count == 0 && example.Candidate >= 0)
                shares[(row * candidates) + example.Candidate] = 1;
            chosen[row] = ((long)row * candidates) + Math.Max(0, example.Candidate);
            functions[row] = example.Candidate < 0 ? -1 : example.Function;
            statuses[row] = example.Status;
            for (var s = 0; s < example.Spans.Count; s++)
                spans[(row * shape.Slots) + s] = example.Spans[s];
        }

        Numbers("weight", example => example.Weight);
        Numbers("value_target", example => example.Value);
        Numbers("advantage", example => example.Advantage);
        Numbers("old_log_prob", example => example.OldLogProbability);
        Numbers("reference_log_prob", example => example.ReferenceLogProbability);

        void Numbers(string input, Func<CompactExample, float> of)
        {
            var values = batch.Add(input, 0f, rows);
            for (var row = 0; row < rows; row++)
                values[row] = of(examples[row]);
        }
    }

    /// <summary>The tokens that heads look at, each once; the decision's first.</summary>
    private sealed class WantedTokens
    {
        private readonly Dictionary<int, int> _numbers = [];
        private readonly List<int> _tokens = [];

        public WantedTokens(ScoringInput input)
        {
            foreach (var token in input.Candidates.Select(c => c.Token).Concat(input.Spans.SelectMany(s => new[] { s.Start, s.End })).Prepend(input.DecisionToken))
            {
                if (_numbers.TryAdd(token, _tokens.Count))
                    _tokens.Add(token);
            }
        }

        public IReadOnlyList<int> Tokens => _tokens;

        public int Number(int token) => _numbers[token];
    }
}

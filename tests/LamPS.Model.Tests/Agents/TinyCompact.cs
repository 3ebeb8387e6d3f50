using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Model.Tests.Agents;

/// <summary>A small compact LAM: with random weights, or with weights set by hand so that it chooses what the line names.</summary>
internal static class TinyCompact
{
    private static readonly string[] Text =
    [
        "Set Name to Zoe and Email to zoe@example.org, then press Submit.", "Choose Table > Insert Table... and set Columns to 4 and Rows to 3.",
        "textbox Name | combobox Category | button Submit | menu Insert | window Service Desk | checkbox Urgent", "0123456789 abcdefghijklmnopqrstuvwxyz",
    ];

    /// <summary>Writes a folder.</summary>
    public static string Write(string folder, bool isWired, int context = 1024, float spoil = 0, int seed = 5, float deviation = 0.3f)
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 330, Style = BpeStyle.Gpt2, SpecialTokens = ["<|pad|>"] });
        foreach (var line in Text)
            trainer.Add(line + "\n");
        var tokenizer = trainer.Train(CancellationToken.None);
        var config = new CompactLamConfig
        {
            Context = context,
            Vocabulary = Tokenizer.Parse(tokenizer).Count,
            Functions = isWired ? ["set_text", "select", "click", "toggle", "invoke_menu"] : ["set_text", "select", "click", "toggle", "invoke_menu", "set_value", "type_keys", "none"],
            Slots = ["set_text.text", "select.option", "set_value.value", "toggle.on", "type_keys.keys"],
            SpanTypes = isWired ? ["quotation", "number"] : ["quotation", "number", "word", "none", "boolean", "keys"],
            Statuses = isWired ? ["finish", "continue"] : ["finish", "continue", "confirm", "ask", "fail"],
            TokenFeatures = ["request", "line", "next", "history"],
            CandidateFeatures = ["match", "score", "enabled", "focused", "menu", "field"],
        };
        var shape = new CompactLamShape
        {
            Backbone = new() { Vocabulary = config.Vocabulary, Layers = 1, Width = 32, Heads = 2, KeyValueHeads = 2, FeedForward = 48, Context = context, TokenFeatures = 4 },
            HeadWidth = 16, Functions = config.Functions.Count, Slots = config.Slots.Count, SpanTypes = config.SpanTypes.Count, Statuses = config.Statuses.Count, CandidateFeatures = 6,
        };
        var weights = WeightSet.Random(shape.Weights(), seed, deviation);
        if (isWired)
        {
            foreach (var name in new[] { "candidate.query", "candidate.key", "function.decision", "function.candidate", "function.direct", "function.out", "span.query", "span.start", "span.end", "span.type", "status.out" })
                weights[name].AsSpan().Clear();
            weights["candidate.features"] = [20, 1, 0, 0, -1, 2];
            weights["function.out.bias"] = [5, 4, 3, 3, 2];
            weights["status.out.bias"] = [5, 0];
        }

        if (spoil != 0)
            weights["norm"].AsSpan().Fill(spoil);
        CompactLamModel.Write(folder, shape, weights, WeightFormat.Float32, config);
        File.WriteAllBytes(Path.Combine(folder, "tokenizer.json"), tokenizer);
        return folder;
    }
}
